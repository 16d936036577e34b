import { passkeyScript } from '#app/features/people/passkeys/passkey-script.server.ts'

/** Pages ask for it under an address that changes with it. */
export function loader() {
  return new Response(passkeyScript, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  })
}
