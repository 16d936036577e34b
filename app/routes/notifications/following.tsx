import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type Followed, followingPage } from '#app/features/notifications/following-page.server.ts'
import { requirePerson } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { FollowButton } from '#app/ui/forms/follow-button.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.notifications_following_title())

export async function loader({ request }: LoaderFunctionArgs) {
  return followingPage(await requirePerson(request))
}

export default function Following() {
  const { parts } = useLoaderData<typeof loader>()
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/me/news', label: m.notifications_title() }}
        title={m.notifications_following_title()}
        lead={m.notifications_following_lead()}
      />
      {parts.length === 0 && <EmptyState>{m.notifications_following_none()}</EmptyState>}
      {parts.map(({ kind, heading, items }) => (
        <section key={kind} className="stack" aria-labelledby={`follow-${kind}`}>
          <h2 id={`follow-${kind}`}>{heading}</h2>
          <ul className="own-list">
            {items.map((item) => (
              <FollowedThing key={item.follow.subject} item={item} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function FollowedThing({ item: { title, path, follow } }: { item: Followed }) {
  return (
    <li className="own-list__row">
      {path ? <Link to={path}>{title}</Link> : <span>{title}</span>}
      <FollowButton follow={follow} />
    </li>
  )
}
