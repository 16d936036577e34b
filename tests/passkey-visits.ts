import * as add from '#app/routes/people/add-passkey.ts'
import * as addOptions from '#app/routes/people/add-passkey-options.ts'
import * as enter from '#app/routes/people/passkey-sign-in.tsx'
import * as enterOptions from '#app/routes/people/passkey-sign-in-options.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aRequest } from '#tests/factory.ts'
import type { PasskeyDevice } from '#tests/passkey-device.ts'

export type Handler = (given: { request: Request; params: object; context: object }) => unknown

/** What a browser with these cookies gets, and what it sends from then on. */
export async function ask(handler: unknown, cookie: string, form: Record<string, string> = {}) {
  const request = aRequest('/x', { form, headers: { Cookie: cookie } })
  const answer = await Promise.resolve()
    .then(() => (handler as Handler)({ request, params: {}, context: {} }))
    .catch((thrown: unknown) => thrown)
  if (answer instanceof Error) throw answer
  if (!(answer instanceof Response)) {
    const { data, init } = answer as { data: { why: string }; init: ResponseInit }
    return { status: init.status as number, to: '', cookie, why: data.why, json: undefined }
  }
  const isJson = /json/.test(answer.headers.get('Content-Type') ?? '')
  return {
    status: answer.status,
    to: answer.headers.get('Location') ?? '',
    cookie: cookieHeader(cookie.split('; '), answer.headers.getSetCookie()),
    why: undefined,
    json: isJson ? await answer.json() : undefined,
  }
}

export type Bend = Parameters<PasskeyDevice['sign']>[1]

/** Adds a passkey of this device to whoever is signed in with the cookie. */
export async function addTo(cookie: string, device: PasskeyDevice, bend: Bend = {}, name = 'Telephone') {
  const asked = await ask(addOptions.action, cookie)
  if (!asked.json?.options) throw new Error(asked.json?.refused)
  const answer = device.register(asked.json.options, bend)
  return { answer, ...(await ask(add.action, cookie, { answer, name })) }
}

/** Signs in with a device, in a browser with these cookies. */
export async function signIn(device: PasskeyDevice, { cookie = '', next = '/me', bend = {} as Bend } = {}) {
  const asked = await ask(enterOptions.action, cookie)
  const answer = device.sign(asked.json.options, bend)
  return { answer, asked: asked.cookie, ...(await ask(enter.action, asked.cookie, { answer, next })) }
}
