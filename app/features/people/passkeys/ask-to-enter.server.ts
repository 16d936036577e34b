import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { challengeLifetime, noteChallenge } from '#app/features/people/passkeys/passkey-challenges.server.ts'
import { passkeyCookie } from '#app/features/people/passkeys/passkey-cookie.server.ts'
import { passkeyLibrary } from '#app/features/people/passkeys/passkey-library.server.ts'
import { relyingParty } from '#app/features/people/passkeys/relying-party.server.ts'
import { hashSecret, newSessionSecret } from '#app/features/people/session-cookie.server.ts'

export type AskedToEnter =
  | { ok: true; options: PublicKeyCredentialRequestOptionsJSON; cookie: string }
  | { ok: false; reason: 'passkey_unavailable' }

/** What a device has to be asked to sign somebody in here: any passkey it has, so nobody says first who they are. */
export async function askToEnter(request: Request, now = new Date()): Promise<AskedToEnter> {
  const party = relyingParty()
  if (!party) return { ok: false, reason: 'passkey_unavailable' }
  // Another tab of this browser may be asking too.
  const browser = passkeyCookie.read(request, now)?.browser ?? newSessionSecret()
  const options = await (await passkeyLibrary()).generateAuthenticationOptions({
    rpID: party.id,
    timeout: challengeLifetime,
    userVerification: 'preferred',
  })
  await noteChallenge(options.challenge, { purpose: 'enter', holder: hashSecret(browser) }, now)
  return { ok: true, options, cookie: passkeyCookie.issue({ browser }, now) }
}
