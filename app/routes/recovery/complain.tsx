import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { workFault } from '#app/features/people/proof-of-work/work-fault.server.ts'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { complain, complainPage } from '#app/features/recovery/complain-page.server.ts'
import { ComplainView } from '#app/features/recovery/complain-view.tsx'
import { ComplaintForm } from '#app/features/recovery/forms.server.ts'
import { requireComplainer } from '#app/features/recovery/require-complainer.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { caughtBy, caughtWords } from '#app/web/form-trap.server.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.recovery_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const { slug } = await requireComplainer(viewer, params.contest ?? '', request)
  return complainPage(viewer, slug)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const form = await readForm(request, ComplaintForm)
  const { slug, id } = await requireComplainer(viewer, params.contest ?? '', request, form.values)
  if (!form.ok) return data(form, { status: 400 })
  const caught = viewer.kind === 'account' ? null : caughtBy(form.values, id, new Date())
  if (caught) return data(refuseForm(form.values, { '': [caughtWords(caught)] }), { status: 400 })

  const unworked = await workFault(viewer, form.values, id, new Date())
  if (unworked) return data(refuseForm(form.values, { '': [unworked] }), { status: 400 })

  const sent = await complain(viewer, slug, form.value)
  if (!sent.ok) return data(refuseForm(form.values, { '': [m.recovery_enough()] }), { status: 429 })
  throw redirectWithNote(sent.path, m.recovery_sent(), rememberGuest(viewer))
}

export default function Complain() {
  return <ComplainView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
