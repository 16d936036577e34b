import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addInternalNote } from '#app/features/answers/add-internal-note.server.ts'
import { notesPage } from '#app/features/answers/answer-page.server.ts'
import { NoteForm } from '#app/features/answers/forms.server.ts'
import { NoteList } from '#app/features/answers/note-list.tsx'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.answers_notes())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  return notesPage(viewer, ideaIdOf(params.idea ?? ''))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { idea } = await notesPage(viewer, ideaIdOf(params.idea ?? ''))
  const form = await readForm(request, NoteForm)
  if (!form.ok) return data(form, { status: 400 })

  await addInternalNote(viewer, idea.id, form.value.text)
  throw redirectWithNote(`/i/${idea.id}/notes`, m.answers_note_added())
}

export default function InternalNotes() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-lg narrow">
      <PageHeader back={{ to: page.idea.path, label: page.idea.title }} title={m.answers_notes()} />
      <NoteList ideaId={page.idea.id} notes={page.notes} timeZone={page.timeZone} refused={refused} />
    </div>
  )
}
