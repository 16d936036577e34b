import type { ActionFunctionArgs } from '@remix-run/node'
import { dropContestDraft } from '#app/features/contests/setup/contest-draft.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.create-contest')
  await dropContestDraft(viewer, 'new')
  return redirectWithNote('/c/new', m.contests_draft_discarded())
}
