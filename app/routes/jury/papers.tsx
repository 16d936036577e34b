import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { papersPage } from '#app/features/jury/sheet/papers-page.server.ts'
import { PapersView } from '#app/features/jury/sheet/papers-view.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) =>
  pageMeta(page, m.jury_papers_title({ title: page.data?.title ?? '' }))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  return papersPage(viewer, params.contest as string)
}

export default function JurorsPapers() {
  return <PapersView page={useLoaderData<typeof loader>()} />
}
