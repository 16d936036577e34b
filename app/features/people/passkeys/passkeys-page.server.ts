import { listPasskeys } from '#app/features/people/passkeys/list-passkeys.server.ts'
import { passkeyScriptAddress } from '#app/features/people/passkeys/passkey-script.server.ts'
import { signedInLately } from '#app/features/people/passkeys/signed-in-lately.server.ts'
import { browserOf } from '#app/features/people/sessions/browser-of.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'

/** What the page about ways in shows of passkeys. */
export async function passkeysPage(viewer: Viewer, request: Request) {
  const { browser, system } = browserOf(request.headers.get('User-Agent') ?? '')
  const device = browser && system ? m.people_session_browser({ browser, system }) : browser || system
  return {
    passkeys: await listPasskeys(viewer),
    script: passkeyScriptAddress(),
    mayAdd: await signedInLately(request),
    email: viewer.email ?? '',
    suggested: device || m.passkey_one(),
  }
}
