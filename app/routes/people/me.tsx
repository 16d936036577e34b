import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownJuries } from '#app/features/jury/sheet/own-juries.server.ts'
import { OwnJuries } from '#app/features/jury/sheet/own-juries.tsx'
import { fatesOf } from '#app/features/notifications/fate-of.server.ts'
import { issueSecretLink } from '#app/features/people/issue-secret-link.server.ts'
import { listDoings, readDoings } from '#app/features/people/list-doings.server.ts'
import { OwnDoings } from '#app/features/people/own-doings.tsx'
import { SecretLink } from '#app/features/people/secret-link.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { ownCases } from '#app/features/recovery/own-cases.server.ts'
import { OwnCases } from '#app/features/recovery/own-cases.tsx'
import { siteUrl } from '#app/mail/compose-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_me_title())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const secret = viewer.kind === 'guest' ? await issueSecretLink(viewer.id) : undefined
  const { kind, email } = viewer
  const rows = await readDoings(viewer)
  return {
    kind,
    email,
    secret: secret && siteUrl(secret),
    doings: await listDoings(viewer, new Date(), rows),
    fates: { label: m.notifications_fate(), ...(await fatesOf(viewer, rows)) },
    juries: await ownJuries(viewer),
    complaints: await ownCases(viewer),
  }
}

export default function Me() {
  const { kind, email, secret, doings, fates, juries, complaints } = useLoaderData<typeof loader>()
  return (
    <div className="stack-lg">
      <PageHeader title={m.people_me_title()} lead={m.people_me_lead()} aside={email} />
      {kind === 'visitor' && <Stranger />}
      {kind === 'guest' && secret && <Guest secret={secret} />}
      {kind === 'account' && <OwnPages />}
      <OwnJuries juries={juries} />
      <OwnCases {...complaints} />
      {kind !== 'visitor' && <OwnDoings doings={doings} fates={fates} />}
    </div>
  )
}

function Stranger() {
  const ways = (
    <>
      <ButtonLink to="/" look="main">
        {m.people_me_contests()}
      </ButtonLink>
      <ButtonLink to="/in?next=/me">{m.people_sign_in_title()}</ButtonLink>
    </>
  )
  return <EmptyState action={ways}>{m.people_me_visitor()}</EmptyState>
}

function Guest({ secret }: { secret: string }) {
  return (
    <Card as="section" look="flat">
      <h2>{m.people_me_guest_title()}</h2>
      <SecretLink url={secret} />
      <p>{m.people_me_confirm()}</p>
      <div className="row">
        <ButtonLink to="/in?next=/me" look="main">
          {m.people_me_confirm_button()}
        </ButtonLink>
        <Link to="/me/profile" className="tall">
          {m.people_me_profile()}
        </Link>
      </div>
    </Card>
  )
}

function OwnPages() {
  return (
    <nav className="row links" aria-label={m.people_me_title()}>
      <Link to="/me/news">{m.notifications_title()}</Link>
      <Link to="/me/following">{m.notifications_following_title()}</Link>
      <Link to="/me/profile">{m.people_me_profile()}</Link>
      <Link to="/me/standing" reloadDocument>
        {m.people_trust()}
      </Link>
      <Link to="/me/sessions">{m.people_me_sessions()}</Link>
      <Link to="/me/sign-on" reloadDocument>
        {m.people_me_sign_on()}
      </Link>
      <Link to="/me/email">{m.people_email_title()}</Link>
      <Link to="/me/password">{m.people_me_password()}</Link>
      <Link to="/me/data" reloadDocument>
        {m.people_me_data()}
      </Link>
    </nav>
  )
}
