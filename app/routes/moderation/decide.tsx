import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { decideFromForm, thingOf } from '#app/features/moderation/decide-from-form.server.ts'
import { decisionForms } from '#app/features/moderation/forms.server.ts'
import { moderationItem } from '#app/features/moderation/moderation-queue.server.ts'
import { OneThing } from '#app/features/moderation/one-thing.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.moderation_one())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  return moderationItem(viewer, thingOf(params))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const thing = thingOf(params)
  await moderationItem(viewer, thing)
  const form = await readForm(request, decisionForms[thing.decision])
  if (!form.ok) return data({ decision: thing.decision, refusal: form }, { status: 400 })

  const decided = await decideFromForm(viewer, thing, form)
  if (decided.ok) throw redirectWithNote(decided.path, decided.note)
  return data({ decision: decided.decision, refusal: decided.refusal }, { status: decided.status })
}

export default function DecideOne() {
  return <OneThing item={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
