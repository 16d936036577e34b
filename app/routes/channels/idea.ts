import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { changeIdeaByApi } from '#app/features/channels/change-idea-by-api.server.ts'
import { readIdeaByApi } from '#app/features/channels/read-idea-by-api.server.ts'
import { requireApiPerson, requireApiViewer } from '#app/features/channels/require-api-viewer.server.ts'
import { withdrawIdeaByApi } from '#app/features/channels/withdraw-idea-by-api.server.ts'
import { answerJson, wrongMethod } from '#app/web/answer-json.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerJson(request, async () => readIdeaByApi(await requireApiViewer(request), params.idea as string))
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiPerson(request)
    if (request.method === 'PATCH') return changeIdeaByApi(viewer, params.idea as string, request)
    if (request.method === 'DELETE') return withdrawIdeaByApi(viewer, params.idea as string)
    return wrongMethod('GET, PATCH, DELETE')
  })
}
