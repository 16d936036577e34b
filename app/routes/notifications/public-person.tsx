import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { publicPage } from '#app/features/notifications/public-page.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import { Time } from '#app/ui/figures/time.tsx'
import { FollowButton } from '#app/ui/forms/follow-button.tsx'
import { Link } from '#app/ui/link.tsx'
import { Note } from '#app/ui/note.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, page.data?.name ?? '')

export async function loader({ request, params }: LoaderFunctionArgs) {
  return publicPage(await viewerOf(request), params.person ?? '')
}

export default function PublicPerson() {
  const { name, portrait, title, employee, since, isPublic, ideas, follow, report, id } = useLoaderData<typeof loader>()
  return (
    <div className="stack-lg narrow">
      <PageHeader
        above={portrait && <img className="portrait portrait--large" src={portrait} alt="" width={256} height={256} />}
        title={name}
        lead={[employee && m.ideas_employee(), title, m.people_public_since({ date: showDay(since) })]
          .filter(Boolean)
          .join(' · ')}
        actions={follow && <FollowButton follow={follow} />}
      />
      {!isPublic && (
        <Note tone="info">
          {m.people_public_only_you()}{' '}
          <Link to="/me/profile" className="tall">
            {m.people_me_profile()}
          </Link>
        </Note>
      )}
      <section className="stack" aria-labelledby="ideas">
        <h2 id="ideas">{m.people_public_ideas()}</h2>
        {ideas.length === 0 && <EmptyState>{m.people_public_no_ideas()}</EmptyState>}
        <ul className="own-list">
          {ideas.map((idea) => (
            <li key={idea.path} className="stack-sm">
              <Link to={idea.path}>{idea.title}</Link>
              <p className="meta">
                <Link to={`/c/${idea.contest.slug}`}>{idea.contest.title}</Link>
                <Time at={idea.at} />
              </p>
            </li>
          ))}
        </ul>
      </section>
      {report && (
        <p className="small">
          <Link to={`/names/person/${id}/report`} className="tall">
            {report}
          </Link>
        </p>
      )}
    </div>
  )
}
