import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contestPath } from '#app/features/contests/contest-card-shown.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { openContest } from '#app/features/contests/open-contest.server.ts'
import { contestSummary } from '#app/features/contests/page/contest-summary.server.ts'
import { ContestSummary } from '#app/features/contests/page/contest-summary.tsx'
import { isConflict } from '#app/features/contests/refusals.ts'
import { explainRefusal } from '#app/features/contests/setup/explain-refusal.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Note } from '#app/ui/note.tsx'
import { ConfirmPage } from '#app/ui/page/confirm-page.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.contests_open())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.manage')
  if (contest.state !== 'draft') throw redirectTo(contestPath(contest))
  return contestSummary(contest)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const opened = await openContest(viewer, params.contest as string)
  if (!opened.ok) return data(explainRefusal({}, { ...opened, field: '' }), { status: isConflict(opened) ? 409 : 400 })
  return redirectWithNote(contestPath(opened.contest), m.contests_opened_note())
}

export default function OpenContest() {
  const contest = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const formErrors = refused?.formErrors ?? contest.faults
  return (
    <ConfirmPage
      title={m.contests_open_title({ title: contest.title })}
      confirm={m.contests_open()}
      cancelTo={`/c/${contest.slug}/edit`}
    >
      <FormErrors formErrors={formErrors} />
      <Note tone="sun">
        <p>
          <b>{m.contests_lock_warning()}</b>
        </p>
        <p>{m.contests_lock_detail()}</p>
      </Note>
      <ContestSummary contest={contest} />
    </ConfirmPage>
  )
}
