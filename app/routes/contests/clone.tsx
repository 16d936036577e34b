import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { cloneContest } from '#app/features/contests/clone-contest.server.ts'
import { contestPath } from '#app/features/contests/contest-card-shown.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { refusalText } from '#app/features/contests/setup/explain-refusal.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ConfirmPage } from '#app/ui/page/confirm-page.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.contests_to_clone())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.manage')
  return { title: contest.title, path: contestPath(contest) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const made = await cloneContest(viewer, params.contest as string)
  if (!made.ok) return redirectWithNote(`/c/${params.contest}`, { text: refusalText(made.reason), tone: 'refused' })
  return redirectWithNote(`/c/${made.contest.slug}/edit`, m.contests_cloned_note())
}

export default function CloneContest() {
  const { title, path } = useLoaderData<typeof loader>()
  return (
    <ConfirmPage title={m.contests_clone_title({ title })} confirm={m.contests_clone_button()} cancelTo={path}>
      <p>{m.contests_clone_text()}</p>
    </ConfirmPage>
  )
}
