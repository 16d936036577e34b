import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { FinalForm } from '#app/features/winners/final/final-form.tsx'
import { finalFromForm } from '#app/features/winners/final/final-from-form.server.ts'
import { finalPage } from '#app/features/winners/final/final-page.server.ts'
import { FinalFields } from '#app/features/winners/final/forms.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

/** A form to be filled in once; it needs no script. */
export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.winners_final_open())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.final')
  const count = await officialCountOf(contest)
  if (!count || contest.kind !== 'contest') throw redirectTo(`/c/${contest.slug}/desk`)
  return finalPage(viewer, contest, count)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.final')
  const form = await readForm(request, FinalFields)
  if (!form.ok) return data(form, { status: 400 })
  const made = await finalFromForm(viewer, contest, form)
  if (!made.ok) return data(made, { status: made.status })
  return redirectWithNote(`/c/${made.contest.slug}/open`, m.winners_final_made_note())
}

export default function OpenFinal() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <FinalForm page={page} refused={refused} />
}
