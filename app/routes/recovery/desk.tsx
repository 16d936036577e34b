import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireSite } from '#app/features/people/guards.server.ts'
import { recoveryDesk } from '#app/features/recovery/desk-page.server.ts'
import { DeskView } from '#app/features/recovery/desk-view.tsx'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.recovery_desk())

export async function loader({ request }: LoaderFunctionArgs) {
  return recoveryDesk(await requireSite(request, 'site.recover'))
}

export default function Complaints() {
  return <DeskView page={useLoaderData<typeof loader>()} />
}
