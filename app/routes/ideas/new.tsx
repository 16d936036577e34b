import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { ProposeForm as ProposeFields } from '#app/features/ideas/forms.server.ts'
import { proposeFromForm } from '#app/features/ideas/propose/propose-from-form.server.ts'
import { proposePage } from '#app/features/ideas/propose/propose-page.server.ts'
import { ProposeView } from '#app/features/ideas/propose/propose-view.tsx'
import { requireProposer } from '#app/features/ideas/propose/require-proposer.server.ts'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectTo } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) =>
  pageMeta(page, m.ideas_propose(), page.data?.contest.question)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await requireProposer(viewer, params.contest ?? '', request)
  const search = new URL(request.url).searchParams
  return proposePage(viewer, contest, {
    draft: search.get('draft') === 'use',
    title: (search.get('title') ?? '').slice(0, 200),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest ?? '')
  const form = await readForm(request, ProposeFields)
  if (!form.ok) return data({ refusal: form }, { status: 400 })

  const proposed = await proposeFromForm(viewer, contest, form)
  const headers = rememberGuest(viewer)
  if (proposed.step === 'published') throw redirectTo(proposed.path, headers)
  if (proposed.step === 'similar') return data({ similar: proposed.similar, values: proposed.values })
  const { refusal, signIn, status } = proposed
  return data({ refusal, signIn }, { status, headers: signIn ? headers : [] })
}

export default function ProposeIdea() {
  return <ProposeView page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
