import { type ActionFunctionArgs, json } from '@remix-run/node'
import { ScorecardForm } from '#app/features/jury/forms.server.ts'
import { saveScorecard } from '#app/features/jury/save-scorecard.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { readForm } from '#app/web/read-form.server.ts'

/** Only the page's own script writes here; it keeps a paper and never hands it in or gives it back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const form = await readForm(request, ScorecardForm)
  if (!form.ok) return json({ savedAt: null }, { status: 400 })

  const { scores, comment } = form.value
  const paper = { scores, comment, step: 'save' as const }
  const saved = await saveScorecard(viewer, params.contest as string, params.idea as string, paper)
  return saved.ok ? json({ savedAt: saved.savedAt }) : json({ savedAt: null }, { status: 409 })
}
