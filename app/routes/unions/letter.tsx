import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { letterPage } from '#app/features/unions/letters/letter-page.server.ts'
import { LetterView } from '#app/features/unions/letters/letter-view.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, page.data?.title ?? '')

export async function loader({ request, params }: LoaderFunctionArgs) {
  return letterPage(await viewerOf(request), params.letter ?? '')
}

export default function Letter() {
  return <LetterView page={useLoaderData<typeof loader>()} />
}
