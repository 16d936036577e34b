import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { takeChallenge } from '#app/features/people/passkeys/passkey-challenges.server.ts'
import { passkeyCookie } from '#app/features/people/passkeys/passkey-cookie.server.ts'
import { passkeyLibrary } from '#app/features/people/passkeys/passkey-library.server.ts'
import { relyingParty } from '#app/features/people/passkeys/relying-party.server.ts'
import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import { type PasskeyRow, passkeyById } from '#drizzle/queries/passkeys.ts'

/** A key that has signed what this browser was asked, and the number of times its device says it has signed. */
export interface CheckedPasskey {
  passkey: PasskeyRow
  counter: number
}

/**
 * Checks what a device answered (WebAuthn Level 3 §7.2): a key we know, for this site and this page's origin, under a
 * challenge this browser was given lately and that nobody has answered yet, by a device that was not copied.
 */
export async function checkPasskey(
  answer: AuthenticationResponseJSON,
  request: Request,
  now: Date,
): Promise<CheckedPasskey | undefined> {
  const party = relyingParty()
  const browser = passkeyCookie.read(request, now)?.browser
  const found = await passkeyById(answer.id)
  if (!party || !browser || !found || !isOwners(answer, found.passkey)) return undefined
  const { id, publicKey, counter } = found.passkey
  const verified = await (await passkeyLibrary())
    .verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: (challenge) =>
        takeChallenge(challenge, { purpose: 'enter', holder: hashSecret(browser) }, now),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter },
      requireUserVerification: false,
    })
    .catch(() => undefined)
  if (!verified?.verified) return undefined
  return { passkey: found.passkey, counter: verified.authenticationInfo.newCounter }
}

/** The device says whose key it takes this for. */
function isOwners({ response: { userHandle } }: AuthenticationResponseJSON, { personId }: PasskeyRow) {
  return userHandle !== undefined && Buffer.from(userHandle, 'base64url').toString('utf8') === personId
}
