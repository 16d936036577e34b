import type { ActionFunctionArgs } from '@remix-run/node'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { dropContestDraft } from '#app/features/contests/setup/contest-draft.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { id, slug } = await findContest(viewer, params.contest as string, 'contest.manage')
  await dropContestDraft(viewer, id)
  return redirectWithNote(`/c/${slug}/edit`, m.contests_draft_discarded())
}
