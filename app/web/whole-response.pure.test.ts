import { expect, test } from 'vitest'
import { bytesOf, WholeResponse } from '#app/web/whole-response.server.ts'

const words = Buffer.from('{"said":"más"}')
const anAnswer = () => new WholeResponse(words, { status: 404, headers: { 'Content-Type': 'application/json' } })

test('whoever sends an answer that lies ready gets its own bytes, and of any other a copy', async () => {
  expect(await bytesOf(anAnswer())).toBe(words)
  expect(await bytesOf(new Response('read'))).toEqual(Buffer.from('read'))
  expect(await bytesOf(new Response(null))).toHaveLength(0)
})

test('to everybody else it is an answer like others', async () => {
  expect([anAnswer().status, anAnswer().headers.get('Content-Type')]).toEqual([404, 'application/json'])
  expect(await anAnswer().text()).toBe(words.toString())
  expect(await anAnswer().json()).toEqual({ said: 'más' })
  expect(Buffer.from(await anAnswer().arrayBuffer())).toEqual(words)
  expect(await new Response(anAnswer().body).text()).toBe(words.toString())
})
