import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { requireApiPerson, requireApiViewer } from '#app/features/channels/require-api-viewer.server.ts'
import { voteByApi } from '#app/features/channels/vote-by-api.server.ts'
import { answerJson, wrongMethod } from '#app/web/answer-json.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  return answerJson(request, async () => {
    await requireApiViewer(request)
    return wrongMethod('PUT, DELETE')
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiPerson(request)
    if (request.method !== 'PUT' && request.method !== 'DELETE') return wrongMethod('PUT, DELETE')
    return voteByApi(viewer, params.idea as string, request)
  })
}
