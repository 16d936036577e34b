import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireApiViewer } from '#app/features/channels/require-api-viewer.server.ts'
import { answerJson } from '#app/web/answer-json.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

/** Addresses of the API that are none. */
export async function loader({ request }: LoaderFunctionArgs) {
  return answerJson(request, async () => {
    await requireApiViewer(request)
    throw notFound()
  })
}

export const action = loader
