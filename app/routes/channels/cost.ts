import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { costByApi, setCostByApi, takeCostByApi } from '#app/features/channels/cost-by-api.server.ts'
import { requireApiPerson, requireApiViewer } from '#app/features/channels/require-api-viewer.server.ts'
import { answerJson, wrongMethod } from '#app/web/answer-json.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerJson(request, async () => costByApi(await requireApiViewer(request), params.idea as string))
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiPerson(request)
    if (request.method === 'DELETE') return takeCostByApi(viewer, params.idea as string)
    if (request.method !== 'PUT') return wrongMethod('GET, PUT, DELETE')
    return setCostByApi(viewer, params.idea as string, request)
  })
}
