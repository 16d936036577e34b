import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contestPath } from '#app/features/contests/contest-card-shown.ts'
import { extendContest } from '#app/features/contests/extend-contest.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { ExtendForm } from '#app/features/contests/page/extend-form.tsx'
import { isConflict } from '#app/features/contests/refusals.ts'
import { explainRefusal } from '#app/features/contests/setup/explain-refusal.server.ts'
import { ExtensionForm, extensionFrom, extensionValues } from '#app/features/contests/setup/extension-form.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.contests_to_extend())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.manage')
  const { slug, title, kind, timeZone } = contest
  if (contest.state === 'draft') throw redirectTo(`/c/${slug}/edit`)
  return { slug, title, kind, timeZone, path: contestPath(contest), values: extensionValues(contest) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { id, timeZone } = await findContest(viewer, params.contest as string, 'contest.manage')
  const form = await readForm(request, ExtensionForm)
  if (!form.ok) return data(form, { status: 400 })

  const extended = await extendContest(viewer, id, extensionFrom(form.value, timeZone))
  if (!extended.ok) return data(explainRefusal(form.values, extended), { status: isConflict(extended) ? 409 : 400 })
  return redirectWithNote(contestPath(extended.contest), m.contests_extended_note())
}

export default function ExtendContest() {
  const contest = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <ExtendForm contest={contest} refused={refused} />
}
