import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { describeLink } from '#app/features/people/sign-in/describe-link.server.ts'
import { authenticator } from '#app/features/votes/authenticator.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_sign_in_title())

/** Opening the link changes nothing: mail programs do it by themselves. */
export async function loader({ params }: LoaderFunctionArgs) {
  const link = await describeLink(params.token ?? '')
  return data({ link }, { status: link ? 200 : 410 })
}

export async function action({ request }: ActionFunctionArgs) {
  const outcome = await authenticator.authenticate('code', request)
  if (!outcome) return redirectTo('/in')
  if (!outcome.ok) return data(outcome, { status: 410 })
  const { email, language } = outcome.person
  // The next page is in the person's own language, whatever this one is in.
  const note = m.people_signed_in({ email: email ?? '' }, { locale: language ?? undefined })
  return redirectWithNote(outcome.next, note, outcome.headers)
}

export default function MailedLink() {
  const { link } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!link) return <Over formErrors={Object.values(refused?.errors ?? {}).flat()} />
  const { email, brings } = link
  const comes = brings.ideas + brings.votes + brings.comments > 0
  return (
    <Form method="post" className="stack-lg narrow">
      <PageHeader title={m.people_link_title({ email })} lead={m.people_link_text()} />
      {comes && <p>{m.people_link_brings(brings)}</p>}
      <SubmitButton look="main">{m.people_code_enter()}</SubmitButton>
    </Form>
  )
}

function Over({ formErrors }: { formErrors: string[] }) {
  return (
    <div className="stack-lg narrow">
      <PageHeader title={m.people_link_over_title()} lead={m.people_link_over_text()} />
      <FormErrors formErrors={formErrors} />
      <ButtonLink to="/in" look="main">
        {m.people_link_new()}
      </ButtonLink>
    </div>
  )
}
