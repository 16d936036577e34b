import type { ActionFunctionArgs } from '@remix-run/node'
import { noteSeen } from '#app/features/ideas/note-seen.server.ts'
import { SeenForm } from '#app/features/ideas/seen-form.server.ts'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { badRequest, notFound } from '#app/web/refuse.server.ts'

export function loader() {
  throw notFound()
}

/** Which cards of a list were on the screen, sent by the page in passing; nobody reads the answer. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const form = await readForm(request, SeenForm)
  if (!form.ok || !(await noteSeen(viewer, form.value.list, form.value.seen.split(' ')))) throw badRequest()
  return new Response(null, { status: 204, headers: rememberGuest(viewer) })
}
