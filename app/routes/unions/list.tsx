import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { listUnions } from '#app/features/unions/list-unions.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.unions_title(), m.unions_lead())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const page = Number(new URL(request.url).searchParams.get('page'))
  return listUnions(viewer, Number.isInteger(page) && page > 0 && page < 10_000 ? page : 0)
}

export default function Unions() {
  const { unions, next, mayFound } = useLoaderData<typeof loader>()
  return (
    <div className="stack-lg narrow">
      <PageHeader
        title={m.unions_title()}
        lead={m.unions_lead()}
        actions={
          mayFound ? (
            <ButtonLink to="/unions/new" look="main" icon="plus">
              {m.unions_found()}
            </ButtonLink>
          ) : (
            <ButtonLink to="/in?next=/unions">{m.unions_sign_in()}</ButtonLink>
          )
        }
      />
      {unions.length === 0 && <EmptyState>{m.unions_none()}</EmptyState>}
      <ul className="own-list">
        {unions.map(({ name, path, members, mine }) => (
          <li key={path} className="stack-sm">
            <Link to={path}>{name}</Link>
            <p className="meta">
              <span>{members}</span>
              {mine && <Chip tone="pro">{m.unions_mine()}</Chip>}
            </p>
          </li>
        ))}
      </ul>
      {next !== null && (
        <p>
          <Link className="tall" to={`/unions?page=${next}`}>
            {m.unions_more()}
          </Link>
        </p>
      )}
    </div>
  )
}
