import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editPage } from '#app/features/ideas/edit-page.server.ts'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { WithdrawForm } from '#app/features/ideas/forms.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { withdrawIdea } from '#app/features/ideas/withdraw-idea.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { ConfirmPage } from '#app/ui/page/confirm-page.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.ideas_withdraw_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return editPage(await viewerOf(request), ideaIdOf(params.idea ?? ''))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const form = await readForm(request, WithdrawForm)
  if (!form.ok) return data(form, { status: 400 })

  const withdrawn = await withdrawIdea(viewer, ideaIdOf(params.idea ?? ''), form.value.reason)
  if (!withdrawn.ok) return data(refuseForm(form.values, { '': [m.ideas_withdraw_counted()] }), { status: 409 })
  throw redirectWithNote(ideaPath(withdrawn.idea), m.ideas_withdrawn_done())
}

export default function WithdrawIdea() {
  const { idea, values } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const reason = (
    <Field name="reason" label={m.ideas_withdraw_reason()} maxLength={500} errors={refused?.errors.reason} />
  )
  return (
    <ConfirmPage
      title={m.ideas_withdraw_title()}
      confirm={m.ideas_withdraw_yes()}
      cancelTo={idea.path}
      danger
      fields={reason}
    >
      <FormErrors {...refused} />
      <blockquote className="card card--flat">{values.title}</blockquote>
      <p>{m.ideas_withdraw_text()}</p>
    </ConfirmPage>
  )
}
