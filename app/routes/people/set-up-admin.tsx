import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { env } from '#app/env.server.ts'
import { AdminForm, AdminWithPasswordForm } from '#app/features/people/forms.server.ts'
import { findSetup } from '#app/features/people/set-up-organisation.server.ts'
import { SetupOver } from '#app/features/people/setup-over.tsx'
import { becomeAdmin } from '#app/features/votes/become-admin.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectTo } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_setup_2_title())

export async function loader({ params }: LoaderFunctionArgs) {
  const works = Boolean(await findSetup(params.token ?? ''))
  return data({ works, sendsMail: Boolean(env.SMTP_URL) }, { status: works ? 200 : 410 })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request, env.SMTP_URL ? AdminForm : AdminWithPasswordForm)
  if (!form.ok) return data(form, { status: 400 })

  const made = await becomeAdmin(form.value, params.token ?? '', request)
  if (made.ok) return redirectTo('/setup/who', made.headers)
  const field = made.reason === 'people_password_common' ? 'password' : ''
  return data(refuseForm(form.values, { [field]: [translate(made.reason)] }), { status: field ? 400 : 410 })
}

export default function SetUpAdmin() {
  const { works, sendsMail } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!works) return <SetupOver />
  const labels = { name: m.people_setup_your_name(), email: m.people_email(), password: m.people_password() }
  return (
    <div className="stack-lg narrow">
      <PageHeader
        above={m.people_setup_step({ n: 2 })}
        title={m.people_setup_2_title()}
        lead={m.people_setup_2_lead()}
      />
      <Form method="post" className="stack">
        <FormErrors {...refused} labels={labels} />
        <Field
          name="name"
          label={labels.name}
          hint={m.people_setup_your_name_hint()}
          autoComplete="name"
          maxLength={60}
          required
          defaultValue={refused?.values.name?.toString()}
          errors={refused?.errors.name}
        />
        <Field
          name="email"
          type="email"
          label={labels.email}
          autoComplete="username"
          required
          defaultValue={refused?.values.email?.toString()}
          errors={refused?.errors.email}
        />
        <Field
          name="password"
          type="password"
          label={labels.password}
          hint={sendsMail ? m.people_setup_password_optional() : m.people_setup_password_needed()}
          autoComplete="new-password"
          required={!sendsMail}
          errors={refused?.errors.password}
        />
        <SubmitButton look="main">{m.people_setup_next()}</SubmitButton>
      </Form>
    </div>
  )
}
