import type { ActionFunctionArgs } from '@remix-run/node'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { answerPress } from '#app/features/votes/answer-press.server.ts'
import { PressForm } from '#app/features/votes/forms.server.ts'
import { withdrawVote } from '#app/features/votes/withdraw-vote.server.ts'
import { readForm } from '#app/web/read-form.server.ts'

export { loader } from '#app/routes/ideas/vote.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const form = await readForm(request, PressForm)

  const vote = await withdrawVote(viewer, ideaIdOf(params.idea ?? ''))
  return answerPress(request, viewer, form.ok ? form.value.back : '', vote)
}
