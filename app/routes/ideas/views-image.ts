import type { LoaderFunctionArgs } from '@remix-run/node'
import { noteSeen } from '#app/features/ideas/note-seen.server.ts'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { badRequest } from '#app/web/refuse.server.ts'

/** One transparent point. */
const point = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** Fetched with a list by browsers that run no script: then every card of the page counts as seen. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const list = new URL(request.url).searchParams.get('list') ?? ''
  if (!(await noteSeen(viewer, list))) throw badRequest()
  const headers = new Headers(rememberGuest(viewer))
  headers.set('Content-Type', 'image/gif')
  headers.set('Cache-Control', 'no-store')
  return new Response(point, { headers })
}
