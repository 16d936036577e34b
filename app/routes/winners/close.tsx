import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { closesAt } from '#app/features/contests/closes-at.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { closeContest, isEarly } from '#app/features/winners/close-contest.server.ts'
import { countingWords } from '#app/features/winners/counting/counting-progress.server.ts'
import { CloseForm } from '#app/features/winners/forms.server.ts'
import { refusalStatus, refusalWords } from '#app/features/winners/refusal-words.ts'
import { m } from '#app/paraglide/messages.js'
import { showDeadline } from '#app/ui/figures/show-time.ts'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { ConfirmPage } from '#app/ui/page/confirm-page.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.winners_lock())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.manage')
  if (contest.state !== 'open') throw redirectTo(`/c/${contest.slug}/desk`)
  const { slug, title, timeZone } = contest
  return { slug, title, timeZone, closes: closesAt(contest), early: isEarly(contest, new Date()) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.manage')
  const form = await readForm(request, CloseForm)
  if (!form.ok) return data(form, { status: 400 })

  const closed = await closeContest(viewer, contest.id, form.value.note)
  if (!closed.ok) {
    return data({ ...form, errors: { note: [refusalWords(closed.reason)] } }, { status: refusalStatus(closed.reason) })
  }
  return redirectWithNote(`/c/${contest.slug}/desk`, closed.count ? m.winners_closed_note() : countingWords(contest.id))
}

export default function CloseContest() {
  const { slug, title, timeZone, closes, early } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const errors = refused && 'errors' in refused ? refused.errors.note : undefined
  const written = refused && 'values' in refused ? String(refused.values.note ?? '') : ''
  return (
    <ConfirmPage
      title={m.winners_close_title({ title })}
      confirm={m.winners_lock()}
      cancelTo={`/c/${slug}/desk`}
      danger
      fields={
        early && (
          <TextArea
            name="note"
            label={m.winners_close_note()}
            hint={m.winners_close_note_hint()}
            errors={errors}
            defaultValue={written}
            required
            maxLength={2_000}
          />
        )
      }
    >
      <p>{m.winners_close_text()}</p>
      {early && (
        <p suppressHydrationWarning>
          {closes ? m.winners_close_early({ date: showDeadline(closes, timeZone) }) : m.winners_close_endless()}
        </p>
      )}
    </ConfirmPage>
  )
}
