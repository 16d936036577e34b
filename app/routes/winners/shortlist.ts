import type { ActionFunctionArgs } from '@remix-run/node'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { refusalWords } from '#app/features/winners/refusal-words.ts'
import { shortlistIdea } from '#app/features/winners/shortlist-idea.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const id = ideaIdOf(params.idea as string)
  const back = String((await request.formData()).get('back') ?? `/i/${id}`)
  const listed = await shortlistIdea(viewer, id, true)
  return listed.ok
    ? redirectWithNote(back, m.winners_listed_note())
    : redirectWithNote(back, { tone: 'refused', text: refusalWords(listed.reason) })
}
