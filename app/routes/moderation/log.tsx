import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LogView } from '#app/features/moderation/log-view.tsx'
import { publicLog } from '#app/features/moderation/public-log.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.moderation_log(), m.moderation_log_lead())

export async function loader({ request }: LoaderFunctionArgs) {
  return publicLog(await viewerOf(request), new URL(request.url).searchParams)
}

export default function ModerationLog() {
  return <LogView log={useLoaderData<typeof loader>()} />
}
