import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PulseForm } from '#app/features/answers/forms.server.ts'
import { pulseFromForm, pulsePage } from '#app/features/answers/pulse/pulse-page.server.ts'
import { PulseView } from '#app/features/answers/pulse/pulse-view.tsx'
import { findIdea, ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.answers_pulse_question())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return pulsePage(await viewerOf(request), ideaIdOf(params.idea ?? ''))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { idea } = await findIdea(viewer, ideaIdOf(params.idea ?? ''), 'idea.pulse')
  const form = await readForm(request, PulseForm)
  if (!form.ok) return data(form, { status: 400 })

  const said = await pulseFromForm(viewer, idea.id, form)
  if (said.ok) throw redirectWithNote(said.path, said.note)
  return data(said.refusal, { status: 409 })
}

export default function SayPulse() {
  return <PulseView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
