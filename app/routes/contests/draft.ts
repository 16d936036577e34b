import { type ActionFunctionArgs, json } from '@remix-run/node'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { keepContestDraft, UnfinishedContest } from '#app/features/contests/setup/contest-draft.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { readForm } from '#app/web/read-form.server.ts'

/** Only the page's own script writes here; without one people press “Keep as draft”. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { id } = await findContest(viewer, params.contest as string, 'contest.manage')
  const form = await readForm(request, UnfinishedContest)
  if (!form.ok) return json({ savedAt: null }, { status: 400 })

  const savedAt = new Date()
  await keepContestDraft(viewer, id, form.values, savedAt)
  return json({ savedAt })
}
