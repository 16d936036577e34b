import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SignOnForm } from '#app/features/people/forms.server.ts'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { OwnPasskeys } from '#app/features/people/passkeys/own-passkeys.tsx'
import { passkeysPage } from '#app/features/people/passkeys/passkeys-page.server.ts'
import { disconnectIdentity } from '#app/features/people/sign-on/connect-identity.server.ts'
import { listConnections } from '#app/features/people/sign-on/list-connections.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.sign_on_ways_title())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireAccount(request)
  return { ...(await listConnections(viewer)), own: await passkeysPage(viewer, request) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireAccount(request)
  const form = await readForm(request, SignOnForm)
  if (!form.ok) return data(form, { status: 400 })
  const gone = await disconnectIdentity(viewer, form.value.issuer)
  if (!gone.ok) return data(refuseForm(form.values, { '': [translate(gone.reason)] }), { status: 409 })
  return redirectWithNote('/me/sign-on', m.sign_on_disconnected())
}

export default function SignOnWays() {
  const { connected, others, own } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/me', label: m.people_me_title() }}
        title={m.sign_on_ways_title()}
        lead={m.sign_on_ways_lead()}
      />
      <FormErrors {...refused} />
      {connected.length > 0 && (
        <ul className="stack">
          {connected.map(({ issuer, name, email }) => (
            <Card as="li" key={issuer}>
              <h2 className="as-h3">{name}</h2>
              {email && <p>{m.sign_on_ways_as({ email })}</p>}
              <Form method="post">
                <input type="hidden" name="issuer" value={issuer} />
                <SubmitButton>{m.sign_on_disconnect()}</SubmitButton>
              </Form>
            </Card>
          ))}
        </ul>
      )}
      {others.map(({ id, name }) => (
        <p key={id}>
          <ButtonLink to={`/in/with/${id}?connect=1&next=%2Fme%2Fsign-on`} reloadDocument>
            {m.sign_on_connect_button({ provider: name })}
          </ButtonLink>
        </p>
      ))}
      <OwnPasskeys {...own} />
    </div>
  )
}
