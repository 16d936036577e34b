import { pushWorker } from '#app/features/notifications/push/push-script.server.ts'

/** At the root of the site, which is all it may act for; browsers look for a newer one themselves. */
export function loader() {
  return new Response(pushWorker, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' },
  })
}
