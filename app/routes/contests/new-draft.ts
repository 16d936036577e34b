import { type ActionFunctionArgs, json } from '@remix-run/node'
import { keepContestDraft, UnfinishedContest } from '#app/features/contests/setup/contest-draft.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { readForm } from '#app/web/read-form.server.ts'

/** Only the page's own script writes here; without one people press “Keep as draft”. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.create-contest')
  const form = await readForm(request, UnfinishedContest)
  if (!form.ok) return json({ savedAt: null }, { status: 400 })

  const savedAt = new Date()
  await keepContestDraft(viewer, 'new', form.values, savedAt)
  return json({ savedAt })
}
