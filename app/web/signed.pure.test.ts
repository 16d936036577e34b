import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { env } from '#app/env.server.ts'
import { forgetSecrets, rotateSecrets } from '#app/server/secrets.server.ts'
import { sign, unsign } from '#app/web/signed.server.ts'
import { signedCookie } from '#app/web/signed-cookie.server.ts'
import { newVisitor, readVisitor } from '#app/web/visitor.server.ts'

const visitBy = (cookie: string) =>
  new Request('http://localhost:3000/', { headers: { Cookie: cookie.split(';')[0] ?? '' } })

test('what we signed comes back', () => {
  expect(unsign('test', sign('test', { place: 7 }))).toEqual({ place: 7 })
})

test('a change of any single sign is noticed', () => {
  const text = sign('test', 'anna')
  for (let place = 0; place < text.length; place++) {
    for (const other of ['A', 'B', '.', '_']) {
      const forged = text.slice(0, place) + other + text.slice(place + 1)
      if (forged !== text) expect(unsign('test', forged), forged).toBeUndefined()
    }
  }
})

test('empty, cut and lengthened texts are nothing', () => {
  const text = sign('test', 'anna')
  for (const forged of [
    '',
    '.',
    '..',
    text.slice(0, -1),
    `${text}A`,
    `${text}.`,
    `${text}=`,
    `.${text}`,
    text.split('.')[0],
  ]) {
    expect(unsign('test', forged)).toBeUndefined()
  }
})

test('a signature for one purpose is worthless for another', () => {
  expect(unsign('cursor', sign('cookie:note', 'anna'))).toBeUndefined()
})

test('nothing is believed after its time', () => {
  const text = sign('test', 'anna', new Date('2026-05-01T12:00:00Z'))
  expect(unsign('test', text, new Date('2026-05-01T11:59:59Z'))).toBe('anna')
  expect(unsign('test', text, new Date('2026-05-01T12:00:00Z'))).toBeUndefined()
})

test('after one rotation old signatures still hold, after two they do not', () => {
  const text = sign('test', 'anna')
  rotateSecrets()
  expect(unsign('test', text)).toBe('anna')
  rotateSecrets()
  expect(unsign('test', text)).toBeUndefined()
})

test('the secrets of another installation do not open ours', () => {
  const text = sign('test', 'anna')
  writeFileSync(join(env.DATA_DIR, 'keys', 'secrets'), '5d3c9a7fe1b04628d7c6a5f4e3b2019812ab34cd56ef7890fedc\n')
  forgetSecrets()
  expect(unsign('test', text)).toBeUndefined()
})

test('a cookie of the wrong shape is none', () => {
  const note = signedCookie('shape', z.object({ text: z.string() }), 60)
  const stranger = signedCookie('shape', z.any(), 60)
  expect(note.read(visitBy(stranger.issue({ text: 'kept' })))).toEqual({ text: 'kept' })
  expect(note.read(visitBy(stranger.issue({ text: 7 })))).toBeUndefined()
})

test('a visitor is known again, and a made-up visitor id is not', () => {
  const visitor = newVisitor()
  expect(readVisitor(visitBy(visitor.cookie))).toBe(visitor.id)
  expect(readVisitor(visitBy(`visitor=${visitor.id}`))).toBeUndefined()
})

test('of a cookie sent twice neither is believed', () => {
  const [planted, own] = [newVisitor().cookie.split(';')[0], newVisitor().cookie.split(';')[0]]
  expect(readVisitor(visitBy(`${own}`))).toBeDefined()
  const both = new Request('http://localhost:3000/', { headers: { Cookie: `${planted}; ${own}` } })
  expect(readVisitor(both)).toBeUndefined()
})
