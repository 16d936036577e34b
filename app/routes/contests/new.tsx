import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { createContest } from '#app/features/contests/create-contest.server.ts'
import { ContestForm } from '#app/features/contests/forms.server.ts'
import { isConflict } from '#app/features/contests/refusals.ts'
import { afterSetUp } from '#app/features/contests/setup/after-set-up.server.ts'
import { dropContestDraft } from '#app/features/contests/setup/contest-draft.server.ts'
import { explainRefusal } from '#app/features/contests/setup/explain-refusal.server.ts'
import { SetUpForm } from '#app/features/contests/setup/set-up-form.tsx'
import { newSetUpPage } from '#app/features/contests/setup/set-up-page.server.ts'
import { requireAccount, requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.contests_set_up_title())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAccount(request)
  const viewer = await requireSite(request, 'site.create-contest')
  return { page: await newSetUpPage(viewer) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.create-contest')
  const form = await readForm(request, ContestForm)
  if (!form.ok) return data(form, { status: 400 })

  const made = await createContest(viewer, form.value.wish)
  if (!made.ok) return data(explainRefusal(form.values, made), { status: isConflict(made) ? 409 : 400 })
  await dropContestDraft(viewer, 'new')
  return afterSetUp(made.contest, form.value.next)
}

export default function NewContest() {
  const { page } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="stack-lg narrow">
      <PageHeader title={m.contests_set_up_title()} lead={m.contests_set_up_lead()} />
      <SetUpForm key={page.restoredAt ? 'restored' : 'fresh'} page={page} draftPath="/c/new/draft" refused={refused} />
    </div>
  )
}
