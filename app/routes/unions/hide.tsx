import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { HideForm } from '#app/features/unions/forms.server.ts'
import { findLetter } from '#app/features/unions/letters/find-letter.server.ts'
import { hideLetter } from '#app/features/unions/letters/hide-letter.server.ts'
import { letterPath } from '#app/features/unions/union-path.ts'
import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { ConfirmPage } from '#app/ui/page/confirm-page.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.unions_hide())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { letter } = await findLetter(await viewerOf(request), params.letter ?? '', 'letter.hide')
  return { path: letterPath(letter), title: letter.title, hidden: letter.hiddenAt !== null }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { letter } = await findLetter(viewer, params.letter ?? '', 'letter.hide')
  if (letter.hiddenAt) {
    await hideLetter(viewer, letter.id, '')
    throw redirectWithNote(letterPath(letter), m.unions_shown_done())
  }
  const form = await readForm(request, HideForm)
  if (!form.ok) return data(form, { status: 400 })

  await hideLetter(viewer, letter.id, form.value.words)
  throw redirectWithNote(letterPath(letter), m.unions_hidden_done())
}

export default function HideLetter() {
  const { path, title, hidden } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const why = (
    <Field name="words" label={m.unions_hide_words()} maxLength={1000} required errors={refused?.errors.words} />
  )
  return (
    <ConfirmPage
      title={hidden ? m.unions_show() : m.unions_hide_title()}
      confirm={hidden ? m.unions_show() : m.unions_hide()}
      cancelTo={path}
      danger={!hidden}
      fields={hidden ? undefined : why}
    >
      <p>{title}</p>
      {!hidden && <p>{m.unions_hide_text()}</p>}
    </ConfirmPage>
  )
}
