import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { WinnersForm } from '#app/features/winners/forms.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { PickForm, type PickRefused } from '#app/features/winners/pick/pick-form.tsx'
import { pickFromForm } from '#app/features/winners/pick/pick-from-form.server.ts'
import { pickPage } from '#app/features/winners/pick/pick-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.winners_pick())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.manage')
  const count = await officialCountOf(contest)
  if (!count || contest.state === 'concluded') throw redirectTo(`/c/${contest.slug}/desk`)
  return pickPage(contest, count)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.manage')
  const form = await readForm(request, WinnersForm)
  if (!form.ok) return data(form, { status: 400 })

  const refused = await pickFromForm(viewer, contest.id, form)
  if (refused) return data(refused, { status: refused.status })
  const announced = form.value.step === 'announce'
  return announced
    ? redirectWithNote(`/c/${contest.slug}/results`, m.winners_concluded_note())
    : redirectWithNote(`/c/${contest.slug}/desk`, m.winners_saved_note())
}

export default function PickWinners() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as PickRefused | undefined
  return <PickForm page={page} refused={refused} />
}
