import type { LoaderFunctionArgs } from '@remix-run/node'
import { contestFeed } from '#app/features/channels/feeds/contest-feed.server.ts'
import { jsonFeed } from '#app/features/channels/feeds/json-feed.ts'

/** Shows what a stranger sees, so it asks for no viewer and may be kept by whoever passes it on. */
export async function loader({ params }: LoaderFunctionArgs) {
  const feed = await contestFeed(params.contest as string, 'json')
  const headers = { 'Content-Type': 'application/feed+json; charset=utf-8', 'Cache-Control': 'public, max-age=300' }
  return new Response(jsonFeed(feed), { headers })
}
