import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { HoldingForm } from '#app/features/answers/forms.server.ts'
import { holdFromForm, holdingPage } from '#app/features/answers/holding/holding-page.server.ts'
import { HoldingView } from '#app/features/answers/holding/holding-view.tsx'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.answers_hold_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return holdingPage(await viewerOf(request), ideaIdOf(params.idea ?? ''))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { idea } = await holdingPage(viewer, ideaIdOf(params.idea ?? ''))
  const form = await readForm(request, HoldingForm)
  if (!form.ok) return data(form, { status: 400 })

  const held = await holdFromForm(viewer, idea.id, form)
  if (held.ok) throw redirectWithNote(idea.path, held.note)
  return data(held.refusal, { status: 409 })
}

export default function HoldAnswer() {
  return <HoldingView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
