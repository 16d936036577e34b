import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { mailReceipts } from '#app/features/votes/mail-receipts.server.ts'
import { verifyPage } from '#app/features/winners/recount/verify-page.server.ts'
import { VerifyView } from '#app/features/winners/recount/verify-view.tsx'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.winners_verify_title(), page.data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string)
  if (contest.kind === 'debate') throw redirectTo(`/d/${contest.slug}`)
  return verifyPage(viewer, contest, new URL(request.url).searchParams.get('find'))
}

/** Sends the reader their own receipts. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string)
  const sent = await mailReceipts(viewer, contest)
  const note = sent ? m.winners_verify_receipt_mailed() : m.winners_verify_receipt_not_mailed()
  return redirectWithNote(`/c/${contest.slug}/verify`, note)
}

export default function Verify() {
  return <VerifyView page={useLoaderData<typeof loader>()} />
}
