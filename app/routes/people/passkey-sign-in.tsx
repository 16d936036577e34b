import { type ActionFunctionArgs, data, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { EnterForm } from '#app/features/people/passkeys/passkey-forms.server.ts'
import { signInByPasskey } from '#app/features/votes/sign-in-by-passkey.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Link } from '#app/ui/link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const handle = { script: false }

export const meta: MetaFunction = (page) => pageMeta(page, m.sign_on_refused_title())

/** Only what a device answered leads here; whoever comes otherwise is shown the way in. */
export const loader = () => null

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, EnterForm)
  const entered = form.ok
    ? await signInByPasskey(request, form.value)
    : { ok: false as const, reason: 'passkey_failed' as const }
  if (!entered.ok) return data({ why: translate(entered.reason) }, { status: 400 })
  const { email, language } = entered.person
  // The next page is in the person's own language, whatever this one is in.
  const note = m.people_signed_in({ email: email ?? '' }, { locale: language ?? undefined })
  return redirectWithNote(entered.next, note, entered.headers)
}

export default function PasskeyRefused() {
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-lg narrow">
      <PageHeader title={m.sign_on_refused_title()} lead={refused?.why} />
      <p className="row links">
        <Link to="/in">{m.sign_on_other_way()}</Link>
      </p>
    </div>
  )
}
