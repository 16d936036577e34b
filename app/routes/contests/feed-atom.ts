import type { LoaderFunctionArgs } from '@remix-run/node'
import { atomFeed } from '#app/features/channels/feeds/atom-feed.ts'
import { contestFeed } from '#app/features/channels/feeds/contest-feed.server.ts'

/** Shows what a stranger sees, so it asks for no viewer and may be kept by whoever passes it on. */
export async function loader({ params }: LoaderFunctionArgs) {
  const feed = await contestFeed(params.contest as string, 'atom')
  const headers = { 'Content-Type': 'application/atom+xml; charset=utf-8', 'Cache-Control': 'public, max-age=300' }
  return new Response(atomFeed(feed), { headers })
}
