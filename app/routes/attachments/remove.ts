import type { ActionFunctionArgs } from '@remix-run/node'
import { filesPath } from '#app/features/attachments/files-path.ts'
import { removeFile } from '#app/features/attachments/remove-file.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  return redirectWithNote(filesPath(await removeFile(viewer, params.file ?? '')), m.files_removed())
}
