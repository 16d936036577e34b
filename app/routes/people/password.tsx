import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { NewPasswordForm } from '#app/features/people/forms.server.ts'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { passwordNeeds } from '#app/features/people/password-needs.server.ts'
import { ProveByMail } from '#app/features/people/prove-by-mail.tsx'
import { setPassword } from '#app/features/people/set-password.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_set_password_title())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireAccount(request)
  return { email: viewer.email, needs: await passwordNeeds(viewer, request) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireAccount(request)
  const form = await readForm(request, NewPasswordForm)
  if (!form.ok) return data(form, { status: 400 })

  const set = await setPassword(viewer, request, form.value)
  if (set.ok) return redirectWithNote('/me/password', m.people_password_set(), { 'Set-Cookie': set.cookie })
  const field = set.reason === 'people_password_common' ? 'password' : 'current'
  return data(refuseForm(form.values, { [field]: [translate(set.reason)] }), { status: 400 })
}

export default function Password() {
  const { email, needs } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const labels = { current: m.people_password_current(), password: m.people_password_new() }
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/me', label: m.people_me_title() }}
        title={m.people_set_password_title()}
        lead={m.people_set_password_lead()}
      />
      {needs === 'proof' ? (
        <Note tone="sun">
          <p>{m.people_password_prove()}</p>
        </Note>
      ) : (
        <Form method="post" className="stack">
          <FormErrors {...refused} labels={labels} />
          <input type="email" name="email" defaultValue={email ?? ''} autoComplete="username" hidden readOnly />
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
          <Field
            name="password"
            type="password"
            label={labels.password}
            hint={m.people_password_hint()}
            autoComplete="new-password"
            required
            errors={refused?.errors.password}
          />
          <SubmitButton look="main">{m.people_save()}</SubmitButton>
        </Form>
      )}
      {needs !== 'nothing' && <ProveByMail email={email ?? ''} next="/me/password" forgotten={needs === 'current'} />}
    </div>
  )
}
