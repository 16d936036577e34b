import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addJournalNote } from '#app/features/contests/add-journal-note.server.ts'
import { contestPath } from '#app/features/contests/contest-card-shown.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { NoteForm } from '#app/features/contests/forms.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { ConfirmPage } from '#app/ui/page/confirm-page.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.contests_journal())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.manage')
  return { title: contest.title, path: contestPath(contest) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { id } = await findContest(viewer, params.contest as string, 'contest.manage')
  const form = await readForm(request, NoteForm)
  if (!form.ok) return data(form, { status: 400 })

  const { contest } = await addJournalNote(viewer, id, form.value.text)
  return redirectWithNote(`${contestPath(contest)}#journal`, m.contests_noted_note())
}

export default function WriteNote() {
  const { title, path } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const field = { name: 'text', label: m.contests_note_field(), hint: m.contests_markdown_hint(), required: true }
  const text = <TextArea {...field} defaultValue={refused?.values.text?.toString()} errors={refused?.errors.text} />
  return (
    <ConfirmPage
      title={m.contests_note_title({ title })}
      confirm={m.contests_note_button()}
      cancelTo={path}
      fields={text}
    >
      <p>{m.contests_note_lead()}</p>
      <FormErrors {...refused} labels={{ text: m.contests_note_field() }} />
    </ConfirmPage>
  )
}
