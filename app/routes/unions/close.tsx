import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { closeUnion } from '#app/features/unions/close-union.server.ts'
import { findUnion } from '#app/features/unions/find-union.server.ts'
import { CloseForm } from '#app/features/unions/forms.server.ts'
import { unionPath } from '#app/features/unions/union-path.ts'
import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { ConfirmPage } from '#app/ui/page/confirm-page.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.unions_close())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { union } = await findUnion(await viewerOf(request), params.union ?? '', 'union.close')
  return { id: union.id, name: union.name }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { union } = await findUnion(viewer, params.union ?? '', 'union.close')
  const form = await readForm(request, CloseForm)
  if (!form.ok) return data(form, { status: 400 })

  const closed = await closeUnion(viewer, union.id, form.value.words)
  if (closed.ok) throw redirectWithNote(unionPath(union), m.unions_closed_done())
  return data(refuseForm(form.values, { words: [m.unions_close_why()] }), { status: 409 })
}

export default function CloseUnion() {
  const { id, name } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <ConfirmPage
      title={m.unions_close_title({ name })}
      confirm={m.unions_close()}
      cancelTo={`/unions/${id}`}
      danger
      fields={<Field name="words" label={m.unions_close_reason()} maxLength={1000} errors={refused?.errors.words} />}
    >
      <p>{m.unions_close_text()}</p>
    </ConfirmPage>
  )
}
