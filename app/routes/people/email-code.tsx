import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { confirmEmailChange } from '#app/features/people/email/confirm-email-change.server.ts'
import { emailChangeCookie } from '#app/features/people/email/email-change-cookie.server.ts'
import { CodeForm } from '#app/features/people/forms.server.ts'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { CodeField } from '#app/features/people/sign-in/code-field.tsx'
import { m } from '#app/paraglide/messages.js'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_email_title())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAccount(request)
  const waiting = emailChangeCookie.read(request)
  if (!waiting) throw redirectTo('/me/email')
  return { email: waiting.email }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireAccount(request)
  const waiting = emailChangeCookie.read(request)
  if (!waiting) return redirectTo('/me/email')
  const form = await readForm(request, CodeForm)
  if (!form.ok) return data(form, { status: 400 })

  const changed = await confirmEmailChange(viewer, request, { id: waiting.id, code: form.value.code })
  if (changed.ok)
    return redirectWithNote('/me', m.people_email_changed({ email: changed.email }), { 'Set-Cookie': changed.cookie })
  const wrong = changed.reason === 'people_code_wrong'
  const words = wrong ? m.people_code_wrong({ left: changed.left }) : m.people_code_over()
  return data(refuseForm(form.values, { code: [words] }), { status: 400 })
}

export default function NewEmailCode() {
  const { email } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/me/email', label: m.people_email_title() }}
        title={m.people_code_title()}
        lead={m.people_code_sent({ email })}
      />
      <Form method="post" className="stack">
        <CodeField refused={refused} />
        <SubmitButton look="main">{m.people_email_confirm()}</SubmitButton>
      </Form>
      <p>
        <Link to="/me/email">{m.people_code_other()}</Link>
      </p>
    </div>
  )
}
