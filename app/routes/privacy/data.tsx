import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { ProveByPasskey } from '#app/features/people/passkeys/prove-by-passkey.tsx'
import { ProveByMail } from '#app/features/people/prove-by-mail.tsx'
import { freshNeeds, passkeyOffer } from '#app/features/privacy/fresh-sign-in.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.privacy_data_title())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireAccount(request)
  const needs = await freshNeeds(viewer, request)
  return { email: viewer.email ?? '', needs, passkey: await passkeyOffer(viewer, needs) }
}

export default function OwnData() {
  const { email, needs, passkey } = useLoaderData<typeof loader>()
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/me', label: m.people_me_title() }}
        title={m.privacy_data_title()}
        lead={m.privacy_data_lead()}
      />
      <ul className="markdown">
        <li>{m.privacy_data_holds()}</li>
        <li>{m.privacy_data_not()}</li>
        <li>{m.privacy_data_form()}</li>
      </ul>
      {needs === 'proof' && <Note tone="sun">{m.privacy_data_prove()}</Note>}
      {needs === 'sign-on' && <Note tone="sun">{m.privacy_sign_on_again()}</Note>}
      {(needs === 'nothing' || needs === 'current') && (
        <form method="post" action="/me/data/file" className="stack">
          {needs === 'current' && (
            <Field
              name="current"
              type="password"
              label={m.people_password_current()}
              autoComplete="current-password"
              required
            />
          )}
          <SubmitButton look="main">{m.privacy_data_get()}</SubmitButton>
        </form>
      )}
      <ProveByPasskey script={passkey} next="/me/data" />
      {(needs === 'current' || needs === 'proof') && (
        <ProveByMail email={email} next="/me/data" forgotten={needs === 'current'} />
      )}
      <p>
        <a className="tall" href="/me/erase">
          {m.privacy_data_then_erase()}
        </a>
      </p>
    </div>
  )
}
