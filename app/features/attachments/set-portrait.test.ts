import { existsSync, readFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { erasePerson } from '#app/features/admin/erase-person.server.ts'
import { placeOf } from '#app/features/files/file-store.server.ts'
import { portraitOf } from '#app/features/files/portraits.server.ts'
import { anAdmin, anEmployee, aPerson, aVisitor } from '#tests/factory.ts'
import { sendFile } from './send-file.server.ts'
import { ownPortrait, removePortrait, setPortrait } from './set-portrait.server.ts'

/** Each picture starts a program of its own, which takes its time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 })

const aFace = async (background: string) => ({
  name: 'me.png',
  content: await sharp({ create: { width: 900, height: 500, channels: 3, background } })
    .png()
    .toBuffer(),
})
const idOf = (path: string | null) => path?.replace('/files/', '') as string

test('a portrait is 256 pixels square; a new one takes the place of the old', async () => {
  const member = await anEmployee()
  expect(await setPortrait(member, await aFace('red'))).toEqual({ ok: true })
  const first = idOf(await portraitOf(member.id))
  expect(await sharp(readFileSync(placeOf(first))).metadata()).toMatchObject({
    width: 256,
    height: 256,
    format: 'webp',
  })
  await setPortrait(member, await aFace('blue'))
  expect(existsSync(placeOf(first))).toBe(false)
  const second = idOf(await portraitOf(member.id))
  expect((await sendFile(aVisitor(), second, null)).status).toBe(200)
  await removePortrait(member)
  expect(existsSync(placeOf(second))).toBe(false)
  const svg = { name: 'me.png', content: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }
  expect(await setPortrait(member, svg)).toEqual({ ok: false, reason: 'file-kind' })
})

test('a customer is seen by others only once their page is public', async () => {
  const [shy, open] = [await aPerson(), await aPerson({ isPublic: true })]
  for (const one of [shy, open]) await setPortrait(one, await aFace('red'))
  expect(await portraitOf(shy.id)).toBeNull()
  const own = idOf(await ownPortrait(shy))
  await expect(sendFile(aVisitor(), own, null)).rejects.toMatchObject({ status: 404 })
  expect((await sendFile(shy, own, null)).status).toBe(200)
  expect((await sendFile(aVisitor(), idOf(await portraitOf(open.id)), null)).status).toBe(200)
})

test('who has no account has no portrait, and whoever is erased leaves none', async () => {
  await expect(setPortrait(aVisitor(), await aFace('red'))).rejects.toMatchObject({ status: 403 })
  const [gone, admin] = [await anEmployee(), await anAdmin()]
  await setPortrait(gone, await aFace('red'))
  const id = idOf(await portraitOf(gone.id))
  await erasePerson(admin, gone.id, 'not the address')
  expect(existsSync(placeOf(id))).toBe(true)
  expect(await erasePerson(admin, gone.id, gone.email as string)).toMatchObject({ ok: true })
  expect(existsSync(placeOf(id))).toBe(false)
  await expect(sendFile(admin, id, null)).rejects.toMatchObject({ status: 404 })
})
