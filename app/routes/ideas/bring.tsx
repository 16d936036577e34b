import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Qr } from '#app/features/admin/qr.tsx'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import {
  bringActOf,
  bringFromForm,
  inviteFromForm,
  takeBackFromForm,
} from '#app/features/ideas/bring/bring-from-form.server.ts'
import { bringPage } from '#app/features/ideas/bring/bring-page.server.ts'
import { BringView } from '#app/features/ideas/bring/bring-view.tsx'
import { BroughtList } from '#app/features/ideas/bring/brought-list.tsx'
import { BringForm, InviteAuthorForm, TakeBackForm } from '#app/features/ideas/bring/forms.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { badRequest } from '#app/web/refuse.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.bring_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return bringPage(await viewerOf(request), params.contest ?? '')
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { slug } = await findContest(viewer, params.contest ?? '', 'contest.bring')
  const [act, here] = [bringActOf(request.url), `/c/${slug}/desk/bring`]
  if (act !== 'bring') {
    const form = act === 'invite' ? await readForm(request, InviteAuthorForm) : await readForm(request, TakeBackForm)
    if (!form.ok && form.errors.email)
      return redirectWithNote(here, { text: form.errors.email.join(' '), tone: 'refused' })
    if (!form.ok) badRequest()
    const done = act === 'invite' ? inviteFromForm : takeBackFromForm
    return redirectWithNote(here, await done(viewer, slug, form.value))
  }
  const form = await readForm(request, BringForm)
  if (!form.ok) return data(form, { status: 400 })

  const brought = await bringFromForm(viewer, slug, form)
  return brought.ok ? redirectWithNote(here, brought.note) : data(brought.refusal, { status: 409 })
}

export default function Bring() {
  const page = useLoaderData<typeof loader>()
  return (
    <BringView page={page} refused={useActionData<typeof action>()}>
      <BroughtList brought={page.brought} drawCode={(drawing, label) => <Qr drawing={drawing} label={label} />} />
    </BringView>
  )
}
