import type { LoaderFunctionArgs } from '@remix-run/node'
import { env } from '#app/env.server.ts'
import { openapi } from '#app/features/channels/openapi.ts'
import { requireApiViewer } from '#app/features/channels/require-api-viewer.server.ts'
import { answerJson } from '#app/web/answer-json.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  return answerJson(request, async () => {
    await requireApiViewer(request)
    return openapi(env.PUBLIC_URL)
  })
}
