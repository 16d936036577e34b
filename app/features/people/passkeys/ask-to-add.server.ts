import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { mostPasskeys } from '#app/features/people/passkeys/list-passkeys.server.ts'
import { challengeLifetime, noteChallenge } from '#app/features/people/passkeys/passkey-challenges.server.ts'
import { passkeyLibrary } from '#app/features/people/passkeys/passkey-library.server.ts'
import { relyingParty } from '#app/features/people/passkeys/relying-party.server.ts'
import { signedInLately } from '#app/features/people/passkeys/signed-in-lately.server.ts'
import { sessionHashOf } from '#app/features/people/session-cookie.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { passkeysOf } from '#drizzle/queries/passkeys.ts'

export type AskedToAdd =
  | { ok: true; options: PublicKeyCredentialCreationOptionsJSON }
  | { ok: false; reason: 'passkey_unavailable' | 'passkey_sign_in_anew' | 'passkey_too_many' }

/** What a device has to be asked to make a passkey for the viewer (WebAuthn Level 3 §5.4): one it can offer by itself. */
export async function askToAdd(viewer: Viewer, request: Request, now = new Date()): Promise<AskedToAdd> {
  const party = relyingParty()
  const holder = sessionHashOf(request)
  if (!party || !holder) return { ok: false, reason: 'passkey_unavailable' }
  if (!(await signedInLately(request, now))) return { ok: false, reason: 'passkey_sign_in_anew' }
  const known = await passkeysOf(viewer.id)
  if (known.length >= mostPasskeys) return { ok: false, reason: 'passkey_too_many' }
  const { organisation } = await siteSettings()
  const options = await (await passkeyLibrary()).generateRegistrationOptions({
    rpName: organisation || party.id,
    rpID: party.id,
    userID: new TextEncoder().encode(viewer.id),
    userName: viewer.email || viewer.name || viewer.id,
    userDisplayName: viewer.name,
    timeout: challengeLifetime,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
  await noteChallenge(options.challenge, { purpose: 'add', holder }, now)
  return { ok: true, options }
}
