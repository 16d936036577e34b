import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { emailChangeCookie } from '#app/features/people/email/email-change-cookie.server.ts'
import { requestEmailChange } from '#app/features/people/email/request-email-change.server.ts'
import { NewEmailForm } from '#app/features/people/forms.server.ts'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { passwordNeeds } from '#app/features/people/password-needs.server.ts'
import { ProveByMail } from '#app/features/people/prove-by-mail.tsx'
import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectTo } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_email_title())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireAccount(request)
  return { email: viewer.email ?? '', needs: await passwordNeeds(viewer, request) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireAccount(request)
  const form = await readForm(request, NewEmailForm)
  if (!form.ok) return data(form, { status: 400 })

  const { email } = form.value
  const asked = await requestEmailChange(viewer, request, form.value)
  if (!asked.ok) return data(refuseForm(form.values, { [asked.field]: [translate(asked.reason)] }), { status: 400 })
  return redirectTo('/me/email/code', { 'Set-Cookie': emailChangeCookie.issue({ id: asked.id, email }) })
}

export default function NewEmail() {
  const { email, needs } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const labels = { email: m.people_email_new(), current: m.people_password_current() }
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/me', label: m.people_me_title() }}
        title={m.people_email_title()}
        lead={m.people_email_lead({ email })}
      />
      {needs === 'proof' ? (
        <Note tone="sun">
          <p>{m.people_email_prove()}</p>
        </Note>
      ) : (
        <Form method="post" className="stack">
          <FormErrors {...refused} labels={labels} />
          <Field
            name="email"
            type="email"
            label={labels.email}
            autoComplete="email"
            required
            defaultValue={refused?.values.email?.toString()}
            errors={refused?.errors.email}
          />
          {needs === 'current' && (
            <Field
              name="current"
              type="password"
              label={labels.current}
              autoComplete="current-password"
              required
              errors={refused?.errors.current}
            />
          )}
          <SubmitButton look="main">{m.people_email_send()}</SubmitButton>
        </Form>
      )}
      {needs !== 'nothing' && <ProveByMail email={email} next="/me/email" forgotten={needs === 'current'} />}
    </div>
  )
}
