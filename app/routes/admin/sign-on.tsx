import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { affiliationWord } from '#app/features/admin/person-words.ts'
import { listProviders } from '#app/features/admin/sign-on/list-providers.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Link } from '#app/ui/link.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.sign_on_title())

export async function loader({ request }: LoaderFunctionArgs) {
  return { providers: await listProviders(await requireSite(request, 'site.administer')) }
}

export default function AdminSignOn() {
  const { providers } = useLoaderData<typeof loader>()
  return (
    <AdminFrame title={m.sign_on_title()} lead={m.sign_on_lead()}>
      <ul className="stack narrow">
        {providers.map(({ id, name, issuer, affiliation, enabled }) => (
          <Card as="li" key={id}>
            <h2 className="as-h3">
              <Link to={`/admin/sign-on/${id}`}>{name}</Link>
            </h2>
            <p className="meta">
              <Chip tone={enabled ? 'pro' : undefined}>{enabled ? m.sign_on_on() : m.sign_on_off()}</Chip>
              <span>{affiliationWord(affiliation)}</span>
              <span>{issuer}</span>
            </p>
          </Card>
        ))}
      </ul>
      <div className="row">
        <ButtonLink to="/admin/sign-on/new" look="main" icon="plus">
          {m.sign_on_add()}
        </ButtonLink>
      </div>
    </AdminFrame>
  )
}
