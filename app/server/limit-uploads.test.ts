import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSession } from '#app/features/people/start-session.server.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aPerson, aRequest } from '#tests/factory.ts'
import { openDoor } from '#tests/front-door.ts'

let door: Awaited<ReturnType<typeof openDoor>>
let cookie: string
let arrived = 0
let answer: () => Promise<Response> = async () => new Response('fine')

beforeAll(async () => {
  door = await openDoor(async (request) => {
    arrived = (await request.arrayBuffer()).byteLength
    return answer()
  })
  const person = await aPerson()
  cookie = cookieHeader([await startSession((await personById(person.id)) as PersonRow, aRequest('/'))])
})
afterAll(() => door.close())

const send = (bytes: number, headers: Record<string, string> = { Cookie: cookie }, path = '/i/abc/files') => {
  arrived = 0
  const type = { 'Content-Type': 'multipart/form-data; boundary=x', 'Sec-Fetch-Site': 'same-origin' }
  return door.knock(path, { method: 'POST', body: 'a'.repeat(bytes), headers: { ...type, ...headers } })
}

test('an account may send ten megabytes where files are sent, and nowhere else', async () => {
  expect((await send(5_000_000)).status).toBe(200)
  expect(arrived).toBe(5_000_000)
  const refused = await send(11_000_000)
  expect([refused.status, arrived]).toEqual([413, 0])
  expect(refused.body).toContain('10 MB')
  expect((await send(5_000_000, undefined, '/i/abc/edit')).status).toBe(413)
})

test('whoever has not signed in is refused before a byte is read', async () => {
  const refused = await send(5_000_000, { Cookie: 'language=en' })
  expect([refused.status, arrived]).toEqual([403, 0])
  expect(refused.body).toContain('Sign in')
})

test('only a few are read at once, and the next may come when they are gone', async () => {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  answer = () => held.then(() => new Response('fine'))
  const running = Array.from({ length: 4 }, () => send(1_000))
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect((await send(1_000)).status).toBe(503)
  letGo()
  expect((await Promise.all(running)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect((await send(1_000)).status).toBe(200)
})
