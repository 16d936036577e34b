import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSession } from '#app/features/people/start-session.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { personById } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aPerson, aRequest } from '#tests/factory.ts'
import { openDoor } from '#tests/front-door.ts'

let door: Awaited<ReturnType<typeof openDoor>>
beforeAll(async () => {
  door = await openDoor(async () => new Response(requestContext().locale))
})
afterAll(() => door.close())

const languageFor = async (headers: Record<string, string>) => (await door.knock('/', { headers })).body

test('a stranger is answered in the language of the browser', async () => {
  expect(await languageFor({ 'Accept-Language': 'es' })).toBe('es')
})

test('an account is answered in its own language, whatever the browser says', async () => {
  const person = await aPerson({ language: 'ru' })
  const session = cookieHeader(await startSession((await personById(person.id))!, aRequest('/')))
  expect(await languageFor({ 'Accept-Language': 'es', Cookie: `${session}; language=en` })).toBe('ru')
})

test('an account that never chose is answered in the language of the browser', async () => {
  const person = await aPerson({ language: null })
  const session = cookieHeader(await startSession((await personById(person.id))!, aRequest('/')))
  expect(await languageFor({ 'Accept-Language': 'es', Cookie: session })).toBe('es')
})
