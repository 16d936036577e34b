import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { audit } from '#app/features/events/audit.server.ts'
import { mostPasskeys } from '#app/features/people/passkeys/list-passkeys.server.ts'
import { takeChallenge } from '#app/features/people/passkeys/passkey-challenges.server.ts'
import { passkeyLibrary } from '#app/features/people/passkeys/passkey-library.server.ts'
import { queuePasskeyMail } from '#app/features/people/passkeys/queue-passkey-mail.server.ts'
import { relyingParty } from '#app/features/people/passkeys/relying-party.server.ts'
import { signedInLately } from '#app/features/people/passkeys/signed-in-lately.server.ts'
import { sessionHashOf } from '#app/features/people/session-cookie.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { addPasskey as addRow, passkeysOf } from '#drizzle/queries/passkeys.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'

/** Message keys, so that a page can say them as they are. */
export type PasskeyAdded =
  | { ok: true }
  | { ok: false; reason: 'passkey_failed' | 'passkey_sign_in_anew' | 'passkey_taken' | 'passkey_too_many' }

/**
 * Adds the passkey a device has just made for the viewer. It was asked for in this very session, lately, and made for
 * this site; a key that is somebody's already stays theirs. Its owner is told by mail.
 */
export async function addPasskey(
  viewer: Viewer,
  request: Request,
  { answer, name }: { answer: RegistrationResponseJSON; name: string },
  now = new Date(),
): Promise<PasskeyAdded> {
  if (!(await signedInLately(request, now))) return { ok: false, reason: 'passkey_sign_in_anew' }
  const made = await verify(answer, sessionHashOf(request) ?? '', now)
  if (!made) return { ok: false, reason: 'passkey_failed' }
  const { id, publicKey, counter, transports = [] } = made.credential
  const row = { id, name, counter, transports, backedUp: made.credentialBackedUp, createdAt: now }
  const key = Buffer.from(publicKey).toString('base64url')
  return transaction(async () => {
    if ((await passkeysOf(viewer.id)).length >= mostPasskeys) return { ok: false, reason: 'passkey_too_many' }
    if (!(await addRow({ ...row, personId: viewer.id, publicKey: key }))) return { ok: false, reason: 'passkey_taken' }
    await audit(viewer, 'passkey.added', { subject: 'person', subjectId: viewer.id, after: { name } }, now)
    await queuePasskeyMail((await personById(viewer.id)) as PersonRow, 'added', name, now)
    return { ok: true }
  })
}

/** What the device made, once everything about it was found to be as asked. */
async function verify(answer: RegistrationResponseJSON, holder: string, now: Date) {
  const party = relyingParty()
  if (!party) return undefined
  const verified = await (await passkeyLibrary())
    .verifyRegistrationResponse({
      response: answer,
      expectedChallenge: (challenge) => takeChallenge(challenge, { purpose: 'add', holder }, now),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
    })
    .catch(() => undefined)
  return verified?.verified ? verified.registrationInfo : undefined
}
