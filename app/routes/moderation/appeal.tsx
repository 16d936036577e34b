import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { appealPage } from '#app/features/moderation/appeal-page.server.ts'
import { AppealView } from '#app/features/moderation/appeal-view.tsx'
import { askAgain, ownAppealed } from '#app/features/moderation/ask-again.server.ts'
import { thingOf } from '#app/features/moderation/decide-from-form.server.ts'
import { AppealForm } from '#app/features/moderation/forms.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.moderation_ask_again())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return appealPage(await viewerOf(request), thingOf(params))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [viewer, thing] = [await viewerOf(request), thingOf(params)]
  await ownAppealed(viewer, thing)
  const form = await readForm(request, AppealForm)
  if (!form.ok) return data(form, { status: 400 })

  const { fresh } = await askAgain(viewer, thing, form.value.words)
  const { subject, id } = thing
  throw redirectWithNote(`/appeal/${subject}/${id}`, fresh ? m.moderation_asked() : m.moderation_asked_before())
}

export default function Appeal() {
  return <AppealView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
