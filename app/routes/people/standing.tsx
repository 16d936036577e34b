import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { standingPage } from '#app/features/people/trust/standing-page.server.ts'
import { StandingView } from '#app/features/people/trust/standing-view.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_trust())

export async function loader({ request }: LoaderFunctionArgs) {
  const { id } = await viewerOf(request)
  return standingPage(id)
}

export default function OwnStanding() {
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/me', label: m.people_trust_back() }}
        title={m.people_trust()}
        lead={m.people_trust_lead()}
      />
      <StandingView page={useLoaderData<typeof loader>()} />
    </div>
  )
}
