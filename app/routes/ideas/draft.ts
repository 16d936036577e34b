import type { ActionFunctionArgs } from '@remix-run/node'
import { keptValues } from '#app/features/ideas/propose/kept-values.server.ts'
import { saveDraft } from '#app/features/ideas/save-draft.server.ts'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

/** Keeps what was written; says so only when somebody pressed the button. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const values = await keptValues(request)
  await saveDraft(viewer, params.contest ?? '', values)

  const page = `/c/${params.contest}/new?draft=use`
  if (!values.keep) return redirectTo(page, rememberGuest(viewer))
  return redirectWithNote(page, m.ideas_draft_kept(), rememberGuest(viewer))
}
