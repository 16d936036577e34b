import { createHash } from 'node:crypto'
import program from 'virtual:passkey-program'
import { relyingParty } from '#app/features/people/passkeys/relying-party.server.ts'

/** The script itself; its address changes with it, so it may be kept for good. */
export const passkeyScript = program

const mark = createHash('sha256').update(program).digest('base64url').slice(0, 12)

/** Where a page finds the script; undefined where browsers offer no passkeys for this site. */
export const passkeyScriptAddress = () => (relyingParty() ? `/passkeys.js?v=${mark}` : undefined)
