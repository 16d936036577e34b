import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { env } from '#app/env.server.ts'
import { attemptCookie } from '#app/features/people/sign-in/attempt-cookie.server.ts'
import { CodeField } from '#app/features/people/sign-in/code-field.tsx'
import { authenticator } from '#app/features/votes/authenticator.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Link } from '#app/ui/link.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

/** The first mail and the second resend: then the way on without a code is offered. */
const patience = 3

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_code_title())

export async function loader({ request }: LoaderFunctionArgs) {
  const attempt = attemptCookie.read(request)
  if (!attempt) throw redirectTo('/in')
  const { email, next, sends } = attempt
  return { email, next, mayGoOn: sends >= patience, sendsMail: Boolean(env.SMTP_URL) }
}

export async function action({ request }: ActionFunctionArgs) {
  const outcome = await authenticator.authenticate('code', request)
  if (!outcome) return redirectTo('/in')
  if (!outcome.ok) return data(outcome, { status: 400 })
  const { email, language } = outcome.person
  // The next page is in the person's own language, whatever this one is in.
  const note = m.people_signed_in({ email: email ?? '' }, { locale: language ?? undefined })
  return redirectWithNote(outcome.next, note, outcome.headers)
}

export default function Code() {
  const { email, next, mayGoOn, sendsMail } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-lg narrow">
      <PageHeader title={m.people_code_title()} lead={m.people_code_sent({ email })} />
      {!sendsMail && (
        <Note tone="sun">
          <p>{m.people_code_no_mail()}</p>
        </Note>
      )}
      <Form method="post" className="stack">
        <CodeField refused={refused} />
        <SubmitButton look="main">{m.people_code_enter()}</SubmitButton>
      </Form>
      <section className="stack-sm">
        <p>{mayGoOn ? m.people_code_lost() : m.people_code_missing()}</p>
        <div className="row links">
          <Form method="post" action="/in/mail">
            <SubmitButton>{m.people_code_again()}</SubmitButton>
          </Form>
          {mayGoOn && <ButtonLink to={next}>{m.people_code_without()}</ButtonLink>}
          <Link to={`/in?next=${encodeURIComponent(next)}`}>{m.people_code_other()}</Link>
        </div>
      </section>
    </div>
  )
}
