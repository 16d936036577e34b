import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signOn } from '#app/features/votes/sign-on.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.sign_on_refused_title())

/** The way to a provider and the way back; only who cannot go on sees a page of ours. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { outcome, headers } = await signOn(request)
  if (outcome.ok === 'go') return redirectTo(outcome.to, headers)
  if (!outcome.ok) {
    const { reason, next, provider } = outcome
    const again = `/in/with/${params.provider}?next=${encodeURIComponent(next)}`
    const status = reason === 'sign_on_unreachable' ? 502 : 400
    const mayTryAgain = provider !== '' && reason !== 'sign_on_closed'
    return data({ why: translate(reason, { provider }), next, again: mayTryAgain && again }, { status, headers })
  }
  const { email, language } = outcome.person
  // The next page is in the person's own language, whatever this one is in.
  const note = m.people_signed_in({ email: email ?? '' }, { locale: language ?? undefined })
  return redirectWithNote(outcome.next, note, headers)
}

export default function SignOnRefused() {
  const { why, next, again } = useLoaderData<typeof loader>()
  return (
    <div className="stack-lg narrow">
      <PageHeader title={m.sign_on_refused_title()} lead={why} />
      <div className="row links">
        {again && (
          <ButtonLink to={again} look="main" reloadDocument>
            {m.sign_on_again()}
          </ButtonLink>
        )}
        <Link to={`/in?next=${encodeURIComponent(next)}`}>{m.sign_on_other_way()}</Link>
      </div>
    </div>
  )
}
