import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EmailForm } from '#app/features/people/forms.server.ts'
import { PasskeyForm } from '#app/features/people/passkeys/passkey-form.tsx'
import { passkeyScriptAddress } from '#app/features/people/passkeys/passkey-script.server.ts'
import { strangerFields } from '#app/features/people/proof-of-work/stranger-fields.server.ts'
import { workFault } from '#app/features/people/proof-of-work/work-fault.server.ts'
import { askForCode } from '#app/features/people/sign-in/ask-for-code.server.ts'
import { listOpenProviders } from '#app/features/people/sign-on/list-open-providers.server.ts'
import { SignOnLinks } from '#app/features/people/sign-on/sign-on-links.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { proxiedEmail } from '#app/features/votes/sign-in-by-proxy.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { StrangerPart } from '#app/ui/forms/stranger-part.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { caughtBy, caughtWords, shortestSignIn } from '#app/web/form-trap.server.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectTo } from '#app/web/redirect.server.ts'
import { safePath } from '#app/web/safe-path.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_sign_in_title())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const next = safePath(new URL(request.url).searchParams.get('next'))
  if (viewer.kind === 'account') throw redirectTo(next === '/' ? '/me' : next)
  const { signUp } = await siteSettings()
  const providers = await listOpenProviders()
  return {
    next,
    invitedOnly: signUp === 'invited',
    hasActed: viewer.kind === 'guest',
    providers,
    proxied: proxiedEmail(),
    passkeyScript: passkeyScriptAddress(),
    fields: await strangerFields(undefined, 'sign-in', new Date()),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, EmailForm)
  if (!form.ok) return data(form, { status: 400 })
  const caught = caughtBy(form.values, 'sign-in', new Date(), shortestSignIn)
  if (caught) return data(refuseForm(form.values, { '': [caughtWords(caught)] }), { status: 400 })

  const unworked = await workFault(undefined, form.values, 'sign-in', new Date())
  if (unworked) return data(refuseForm(form.values, { '': [unworked] }), { status: 400 })

  const asked = await askForCode(request, form.value)
  if (!asked.ok) return data(refuseForm(form.values, { email: [asked.message] }), { status: 429 })
  return redirectTo('/in/code', { 'Set-Cookie': asked.cookie })
}

export default function SignIn() {
  const { next, invitedOnly, hasActed, providers, proxied, passkeyScript, fields } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const lead = invitedOnly ? m.people_sign_in_lead_invited() : m.people_sign_in_lead()
  return (
    <div className="stack-lg narrow">
      <PageHeader title={m.people_sign_in_title()} lead={lead} aside={hasActed && m.people_kept_note()} />
      {proxied && (
        <Form method="post" action="/in/proxy">
          <input type="hidden" name="next" value={next} />
          <SubmitButton look="main">{m.sign_on_proxy({ email: proxied })}</SubmitButton>
        </Form>
      )}
      <SignOnLinks providers={providers} next={next} />
      <Form method="post" className="stack">
        <FormErrors {...refused} labels={{ email: m.people_email() }} />
        <input type="hidden" name="next" value={next} />
        <Field
          name="email"
          type="email"
          label={m.people_email()}
          autoComplete="email"
          required
          defaultValue={refused?.values.email?.toString()}
          errors={refused?.errors.email}
        />
        <div className="row">
          <SubmitButton look="main">{m.people_send_code()}</SubmitButton>
          <StrangerPart fields={fields} values={refused?.values} />
        </div>
      </Form>
      <PasskeyForm act="enter" action="/in/passkey" options="/in/passkey/options" script={passkeyScript}>
        <input type="hidden" name="next" value={next} />
        <SubmitButton>{m.passkey_enter()}</SubmitButton>
      </PasskeyForm>
      <p className="row links">
        <Link to={`/in/password?next=${encodeURIComponent(next)}`}>{m.people_with_password()}</Link>
        <Link to={next}>{m.people_go_on_without()}</Link>
      </p>
    </div>
  )
}
