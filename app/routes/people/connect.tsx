import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { describePending } from '#app/features/people/sign-on/describe-pending.server.ts'
import { pendingCookie } from '#app/features/people/sign-on/pending-identity.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { connectSignOn } from '#app/features/votes/connect-sign-on.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { refuseForm } from '#app/web/read-form.server.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.sign_on_connect_title())

export async function loader({ request }: LoaderFunctionArgs) {
  const pending = pendingCookie.read(request)
  const described = pending && (await describePending(pending, await viewerOf(request)))
  if (!described) throw redirectTo('/in')
  return described
}

export async function action({ request }: ActionFunctionArgs) {
  const pending = pendingCookie.read(request)
  if (!pending) return redirectTo('/in')
  const connected = await connectSignOn(await viewerOf(request), pending, request)
  if (!connected.ok) return data(refuseForm({}, { '': [translate(connected.reason)] }), { status: 409 })
  return redirectWithNote(connected.next, m.sign_on_connected(), connected.headers)
}

export default function Connect() {
  const { provider, email, next, own, isSignedIn, account } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!own) return <ProveFirst provider={provider} email={email} isSignedIn={isSignedIn} />
  return (
    <Form method="post" className="stack-lg narrow">
      <PageHeader title={m.sign_on_connect_title()} lead={m.sign_on_connect_text({ provider, account })} />
      <FormErrors {...refused} />
      <p>{m.sign_on_connect_who({ provider, email })}</p>
      <div className="row">
        <SubmitButton look="main">{m.sign_on_connect_button({ provider })}</SubmitButton>
        <ButtonLink to={next} look="quiet">
          {m.site_cancel()}
        </ButtonLink>
      </div>
    </Form>
  )
}

/** An address alone connects nothing: whoever has the account shows it by signing in as before. */
function ProveFirst({ provider, email, isSignedIn }: { provider: string; email: string; isSignedIn: boolean }) {
  return (
    <div className="stack-lg narrow">
      <PageHeader title={m.sign_on_prove_title()} lead={m.sign_on_prove_text({ provider, email })} />
      {isSignedIn ? (
        <>
          <p>{m.sign_on_prove_other({ provider })}</p>
          <ButtonLink to="/out" look="main">
            {m.site_sign_out()}
          </ButtonLink>
        </>
      ) : (
        <ButtonLink to="/in?next=%2Fin%2Fconnect" look="main">
          {m.people_sign_in_title()}
        </ButtonLink>
      )}
    </div>
  )
}
