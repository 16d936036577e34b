import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editContest } from '#app/features/contests/edit-contest.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { ContestForm } from '#app/features/contests/forms.server.ts'
import { isConflict } from '#app/features/contests/refusals.ts'
import { afterSetUp } from '#app/features/contests/setup/after-set-up.server.ts'
import { dropContestDraft } from '#app/features/contests/setup/contest-draft.server.ts'
import { explainRefusal, refusalText } from '#app/features/contests/setup/explain-refusal.server.ts'
import { SetUpForm } from '#app/features/contests/setup/set-up-form.tsx'
import { editSetUpPage } from '#app/features/contests/setup/set-up-page.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Link } from '#app/ui/link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.contests_edit_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.manage')
  const { id, slug, title } = contest
  if (contest.state !== 'draft') throw redirectWithNote(`/c/${slug}`, { text: refusalText('frozen'), tone: 'refused' })
  return { id, slug, title, page: await editSetUpPage(viewer, contest) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { id } = await findContest(viewer, params.contest as string, 'contest.manage')
  const form = await readForm(request, ContestForm)
  if (!form.ok) return data(form, { status: 400 })

  const { wish, version, next } = form.value
  const edited = await editContest(viewer, id, { ...wish, version })
  if (!edited.ok) return data(explainRefusal(form.values, edited), { status: isConflict(edited) ? 409 : 400 })
  await dropContestDraft(viewer, id)
  return afterSetUp(edited.contest, next)
}

export default function EditContest() {
  const { id, slug, title, page } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-lg narrow">
      <PageHeader
        title={m.contests_edit_title()}
        back={{ to: `/c/${slug}`, label: title }}
        lead={m.contests_draft_notice()}
        actions={
          <Link to={`/c/${slug}/desk/jury`} className="tall">
            {m.jury_ask_for()}
          </Link>
        }
      />
      <SetUpForm
        key={`${id} ${page.values.version} ${page.restoredAt ? 'restored' : ''}`}
        page={page}
        draftPath={`/c/${slug}/draft`}
        refused={refused}
      />
    </div>
  )
}
