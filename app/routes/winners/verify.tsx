import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { verifyPage } from '#app/features/winners/recount/verify-page.server.ts'
import { VerifyView } from '#app/features/winners/recount/verify-view.tsx'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectTo } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.winners_verify_title(), page.data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string)
  if (contest.kind === 'debate') throw redirectTo(`/d/${contest.slug}`)
  return verifyPage(viewer, contest, new URL(request.url).searchParams.get('find'))
}

export default function Verify() {
  return <VerifyView page={useLoaderData<typeof loader>()} />
}
