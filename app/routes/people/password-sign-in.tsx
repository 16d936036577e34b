import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { authenticator } from '#app/features/votes/authenticator.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'
import { safePath } from '#app/web/safe-path.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_password_title())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const next = safePath(new URL(request.url).searchParams.get('next'))
  if (viewer.kind === 'account') throw redirectTo(next)
  return { next }
}

export async function action({ request }: ActionFunctionArgs) {
  const outcome = await authenticator.authenticate('password', request)
  if (!outcome) return redirectTo('/in')
  if (!outcome.ok) return data(outcome, { status: 400 })
  const { email, language } = outcome.person
  // The next page is in the person's own language, whatever this one is in.
  const note = m.people_signed_in({ email: email ?? '' }, { locale: language ?? undefined })
  return redirectWithNote(outcome.next, note, outcome.headers)
}

export default function PasswordSignIn() {
  const { next } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-lg narrow">
      <PageHeader title={m.people_password_title()} />
      <Form method="post" className="stack">
        <FormErrors {...refused} labels={{ email: m.people_email(), password: m.people_password() }} />
        <input type="hidden" name="next" value={next} />
        <Field
          name="email"
          type="email"
          label={m.people_email()}
          autoComplete="username"
          required
          defaultValue={refused?.values.email?.toString()}
          errors={refused?.errors.email}
        />
        <Field
          name="password"
          type="password"
          label={m.people_password()}
          autoComplete="current-password"
          required
          errors={refused?.errors.password}
        />
        <SubmitButton look="main">{m.people_sign_in_title()}</SubmitButton>
      </Form>
      <p className="row links">
        <span>{m.people_password_forgot()}</span>
        <Link to={`/in?next=${encodeURIComponent(next)}`}>{m.people_with_code()}</Link>
      </p>
    </div>
  )
}
