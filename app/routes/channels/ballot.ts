import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { ballotByApi, fillByApi, takeBackByApi } from '#app/features/channels/ballot-by-api.server.ts'
import { requireApiPerson } from '#app/features/channels/require-api-viewer.server.ts'
import { answerJson, wrongMethod } from '#app/web/answer-json.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerJson(request, async () => ballotByApi(await requireApiPerson(request), params.contest as string))
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiPerson(request)
    if (request.method === 'DELETE') return takeBackByApi(viewer, params.contest as string)
    if (request.method !== 'PUT') return wrongMethod('GET, PUT, DELETE')
    return fillByApi(viewer, params.contest as string, request)
  })
}
