import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { actOnBallots } from '#app/features/votes/fairness/act-on-ballots.server.ts'
import { fairnessPage } from '#app/features/votes/fairness/fairness-page.server.ts'
import { FairnessView } from '#app/features/votes/fairness/fairness-view.tsx'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.fairness_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  return fairnessPage(viewer, params.contest as string)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { contest } = await fairnessPage(viewer, params.contest as string)
  const acted = await actOnBallots(viewer, contest.slug, request)
  if (!acted.ok) return data(acted.form, { status: acted.status })
  return redirectWithNote(`/c/${contest.slug}/desk/fairness`, acted.note)
}

export default function FairnessOfContest() {
  return <FairnessView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
