import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerFromForm } from '#app/features/ideas/bring/answer-from-form.server.ts'
import { claimPage } from '#app/features/ideas/bring/claim-page.server.ts'
import { ClaimView } from '#app/features/ideas/bring/claim-view.tsx'
import { ClaimForm } from '#app/features/ideas/bring/forms.server.ts'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { badRequest } from '#app/web/refuse.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.bring_claim_title())

/** Opening the link shows the words; only a button answers. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await claimPage(await viewerOf(request), params.token ?? '')
  return data({ page }, { status: page ? 200 : 410 })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const form = await readForm(request, ClaimForm)
  if (!form.ok) badRequest()

  const answered = await answerFromForm(viewer, params.token ?? '', form)
  if (!answered.ok) return data(answered.refusal, { status: 409 })
  return redirectWithNote(answered.path, answered.note, answered.owned ? rememberGuest(viewer) : undefined)
}

export default function Brought() {
  const { page } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!page) return <PageHeader title={m.bring_over_title()} lead={m.bring_over()} />
  return <ClaimView page={page} refused={refused} />
}
