import type { ActionFunctionArgs } from '@remix-run/node'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { askAsQuestion } from '#app/features/recovery/ask-as-question.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

export function loader() {
  notFound()
}

export async function action({ request, params }: ActionFunctionArgs) {
  const asked = await askAsQuestion(await viewerOf(request), params.case ?? '')
  if (asked.ok) return redirectWithNote('/c/new', m.recovery_question_ready())
  return redirectWithNote('/c/new', { text: m.recovery_question_busy(), tone: 'refused' })
}
