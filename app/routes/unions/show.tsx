import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { unionPage } from '#app/features/unions/union-page.server.ts'
import { UnionView } from '#app/features/unions/union-view.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, page.data?.name ?? '')

export async function loader({ request, params }: LoaderFunctionArgs) {
  return unionPage(await viewerOf(request), params.union ?? '')
}

export default function Union() {
  return <UnionView page={useLoaderData<typeof loader>()} />
}
