import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { attachFromForm, filesPage } from '#app/features/attachments/files-page.server.ts'
import { FilesView } from '#app/features/attachments/files-view.tsx'
import { readUpload, UploadForm } from '#app/features/files/upload-form.server.ts'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.files_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return filesPage(await viewerOf(request), { subject: 'idea', id: ideaIdOf(params.idea ?? '') })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const place = { subject: 'idea' as const, id: ideaIdOf(params.idea ?? '') }
  await filesPage(viewer, place)
  const form = await readUpload(request, UploadForm)
  if (!form.ok) return data(form, { status: 400 })

  const attached = await attachFromForm(viewer, place, form)
  return attached.ok ? redirectWithNote(`/i/${place.id}/files`, attached.note) : data(attached.refusal, { status: 400 })
}

export default function IdeaFiles() {
  return <FilesView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
