import { passkeyScriptAddress } from '#app/features/people/passkeys/passkey-script.server.ts'
import { sessionHashOf } from '#app/features/people/session-cookie.server.ts'
import { hasProvedAddress, proofFault } from '#app/features/people/set-password.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { passkeysOf, passkeyUsedAt } from '#drizzle/queries/passkeys.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { liveSession } from '#drizzle/queries/sessions.ts'

const freshFor = 30 * 60 * 1000

/** What a person must show first: nothing more, their password, a mailed code, or a new sign-on. A passkey serves too. */
export type Needs = 'nothing' | 'current' | 'proof' | 'sign-on'

/** What somebody must show before they take all of their data away, or erase themselves. */
export async function freshNeeds(viewer: Viewer, request: Request, now = new Date()): Promise<Needs> {
  const person = (await personById(viewer.id)) as PersonRow
  if (await cameByPasskey(person, request, now)) return 'nothing'
  if (isWithoutOtherWay(person)) return (await hasFreshSession(request, now)) ? 'nothing' : 'sign-on'
  if (await hasProvedAddress(person, request, now)) return 'nothing'
  return person.passwordHash ? 'current' : 'proof'
}

/** Why this request is not enough; nothing when it is. `current` is a password that was given with it. */
export async function freshFault(viewer: Viewer, request: Request, current: string, now = new Date()) {
  const person = (await personById(viewer.id)) as PersonRow
  if (await cameByPasskey(person, request, now)) return undefined
  if (!isWithoutOtherWay(person)) return proofFault(person, request, current, now)
  return (await hasFreshSession(request, now)) ? undefined : ('privacy_sign_on_again' as const)
}

/** Who signs on with another site and gave no address can only do so again. */
const isWithoutOtherWay = ({ email, passwordHash }: PersonRow) => !email && !passwordHash

const hasFreshSession = async (request: Request, now: Date) => (await freshlyBegun(request, now)) !== undefined

/** Whether this very session began with a passkey of theirs, lately. */
async function cameByPasskey({ id }: PersonRow, request: Request, now: Date) {
  const begun = await freshlyBegun(request, now)
  return begun !== undefined && passkeyUsedAt(id, begun)
}

/** The script of the button by which a person shows one of their passkeys; undefined for who has none. */
export async function passkeyOffer(viewer: Viewer, needs: Needs) {
  if (needs === 'nothing' || (await passkeysOf(viewer.id)).length === 0) return undefined
  return passkeyScriptAddress()
}

/** When this session began, if that is not long ago. */
async function freshlyBegun(request: Request, now: Date) {
  const hash = sessionHashOf(request)
  const begun = hash ? (await liveSession(hash, now))?.session.createdAt : undefined
  return begun && now.getTime() - begun.getTime() <= freshFor ? begun : undefined
}
