import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { answerPress, showIdeaInstead } from '#app/features/votes/answer-press.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { PressForm } from '#app/features/votes/forms.server.ts'
import { readForm } from '#app/web/read-form.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await viewerOf(request)
  return showIdeaInstead(ideaIdOf(params.idea ?? ''))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const form = await readForm(request, PressForm)

  const vote = await castVote(viewer, ideaIdOf(params.idea ?? ''))
  return answerPress(request, viewer, form.ok ? form.value.back : '', vote)
}
