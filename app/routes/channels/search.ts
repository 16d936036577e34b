import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireApiViewer } from '#app/features/channels/require-api-viewer.server.ts'
import { searchByApi } from '#app/features/channels/search-by-api.server.ts'
import { answerJson } from '#app/web/answer-json.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  return answerJson(request, async () => searchByApi(await requireApiViewer(request), new URL(request.url)))
}
