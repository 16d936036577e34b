import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { moderationQueue } from '#app/features/moderation/moderation-queue.server.ts'
import { QueueView } from '#app/features/moderation/queue-view.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.moderation_queue())

export async function loader({ request }: LoaderFunctionArgs) {
  return moderationQueue(await viewerOf(request))
}

export default function ModerationQueue() {
  return <QueueView {...useLoaderData<typeof loader>()} />
}
