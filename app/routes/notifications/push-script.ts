import { pushScript } from '#app/features/notifications/push/push-script.server.ts'

/** The page asks for it under an address that changes with it. */
export function loader() {
  return new Response(pushScript, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  })
}
