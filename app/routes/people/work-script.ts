import { workScript } from '#app/features/people/proof-of-work/work-script.server.ts'

/** Pages ask for it under an address that changes with it. */
export function loader() {
  return new Response(workScript, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  })
}
