import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendFile } from '#app/features/attachments/send-file.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return sendFile(await viewerOf(request), params.file ?? '', request.headers.get('If-None-Match'))
}
