import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { audit } from '#app/features/events/audit.server.ts'
import { adoptGuest } from '#app/features/people/adopt-guest.server.ts'
import { type CheckedPasskey, checkPasskey } from '#app/features/people/passkeys/check-passkey.server.ts'
import { passkeyCookie } from '#app/features/people/passkeys/passkey-cookie.server.ts'
import { beginSession, type SignedIn } from '#app/features/votes/finish-sign-in.server.ts'
import { safePath } from '#app/web/safe-path.server.ts'
import { readVisitor } from '#app/web/visitor.server.ts'
import { transaction } from '#drizzle/database.ts'
import { notePasskeyUse } from '#drizzle/queries/passkeys.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'

export type EnteredByPasskey = SignedIn | { ok: false; reason: 'passkey_failed' | 'people_suspended' }

/** Signs in whose passkey has signed; what was done in this browser before comes along. A refusal says little on purpose. */
export async function signInByPasskey(
  request: Request,
  { answer, next }: { answer: AuthenticationResponseJSON; next?: string | undefined },
  now = new Date(),
): Promise<EnteredByPasskey> {
  const checked = await checkPasskey(answer, request, now)
  const entered = checked
    ? await transaction(() => enter(request, checked, safePath(next), now))
    : { ok: false as const, reason: 'passkey_failed' as const }
  if (!entered.ok) await noteRefusal(entered.reason, checked?.passkey.personId ?? '', now)
  return entered
}

async function enter(
  request: Request,
  { passkey, counter }: CheckedPasskey,
  next: string,
  now: Date,
): Promise<EnteredByPasskey> {
  const person = await personById(passkey.personId)
  if (person?.kind !== 'account' || !(await notePasskeyUse(passkey, counter, now)))
    return { ok: false, reason: 'passkey_failed' }
  if (person.suspendedAt) return { ok: false, reason: 'people_suspended' }
  const here = readVisitor(request)
  const adopted = here && (await adoptGuest(here, person.id, now)) ? [here] : []
  const owner = (await personById(person.id)) as PersonRow
  const headers = await beginSession({ person: owner, adopted }, request, now)
  headers.push(['Set-Cookie', passkeyCookie.clear()])
  return { ok: true, person: owner, next, headers }
}

const noteRefusal = (reason: string, subjectId: string, now: Date) =>
  transaction(() => audit(null, 'sign-in.failed', { subject: 'session', subjectId, reason }, now))
