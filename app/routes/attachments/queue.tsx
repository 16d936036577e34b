import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { filesQueue } from '#app/features/attachments/files-queue.server.ts'
import { FilesQueueView } from '#app/features/attachments/files-queue-view.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.files_queue())

export async function loader({ request }: LoaderFunctionArgs) {
  return filesQueue(await viewerOf(request))
}

export default function FilesQueue() {
  return <FilesQueueView queue={useLoaderData<typeof loader>()} />
}
