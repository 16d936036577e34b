import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { costsPage } from '#app/features/winners/costs/costs-page.server.ts'
import { CostsView } from '#app/features/winners/costs/costs-view.tsx'
import { CostForm } from '#app/features/winners/costs/forms.server.ts'
import { setCost } from '#app/features/winners/costs/set-cost.server.ts'
import { refusalStatus, refusalWords } from '#app/features/winners/refusal-words.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.winners_costs())

export const handle = { script: false }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.manage')
  if (contest.ballot !== 'budget') throw notFound()
  return costsPage(contest, new URL(request.url).searchParams.get('idea'))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.manage')
  const form = await readForm(request, CostForm)
  if (!form.ok) return data(form, { status: 400 })

  const { idea, cost } = form.value
  const set = await setCost(viewer, idea, cost)
  if (!set.ok) {
    const refused = refuseForm(form.values, { cost: [refusalWords(set.reason)] })
    return data(refused, { status: refusalStatus(set.reason) })
  }
  const said = cost === null ? m.winners_costs_taken_back() : m.winners_costs_saved()
  return redirectWithNote(`/c/${contest.slug}/desk/costs`, said)
}

export default function CostsOfIdeas() {
  return <CostsView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
