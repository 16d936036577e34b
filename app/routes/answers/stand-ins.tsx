import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { StandInForm } from '#app/features/answers/forms.server.ts'
import { dropStandIn, nameStandIn } from '#app/features/answers/stand-ins/change-stand-ins.server.ts'
import { standInsPage } from '#app/features/answers/stand-ins/stand-ins-page.server.ts'
import { StandInsView } from '#app/features/answers/stand-ins/stand-ins-view.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.answers_stand_ins())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return standInsPage(await viewerOf(request), params.contest as string)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { slug } = await standInsPage(viewer, params.contest as string)
  const form = await readForm(request, StandInForm)
  if (!form.ok) return data(form, { status: 400 })

  const path = `/c/${slug}/desk/stand-ins`
  if (form.value.do === 'drop') {
    await dropStandIn(viewer, slug, form.value)
    throw redirectTo(path)
  }
  const named = await nameStandIn(viewer, slug, form.value)
  if (named.ok) throw redirectWithNote(path, m.answers_stand_in_named({ name: named.name }))
  return data(refuseForm(form.values, { email: [m.answers_stand_in_not_found()] }), { status: 409 })
}

export default function StandIns() {
  return <StandInsView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
