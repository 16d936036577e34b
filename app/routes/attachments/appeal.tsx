import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askAboutFile } from '#app/features/attachments/ask-about-file.server.ts'
import { fileAppealPage } from '#app/features/attachments/file-appeal-page.server.ts'
import { findFile } from '#app/features/attachments/find-file.server.ts'
import { AppealView } from '#app/features/moderation/appeal-view.tsx'
import { AppealForm } from '#app/features/moderation/forms.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.moderation_ask_again())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return fileAppealPage(await viewerOf(request), params.file ?? '')
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [viewer, id] = [await viewerOf(request), params.file ?? '']
  await findFile(viewer, id, 'file.appeal')
  const form = await readForm(request, AppealForm)
  if (!form.ok) return data(form, { status: 400 })

  const { fresh } = await askAboutFile(viewer, id, form.value.words)
  throw redirectWithNote(`/files/${id}/appeal`, fresh ? m.moderation_asked() : m.moderation_asked_before())
}

export default function FileAppeal() {
  return <AppealView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
