import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { once } from '#app/features/channels/once.server.ts'
import { compareByApi, nextPairByApi, undoByApi } from '#app/features/channels/pair-by-api.server.ts'
import { requireApiPerson } from '#app/features/channels/require-api-viewer.server.ts'
import { answerJson, wrongMethod } from '#app/web/answer-json.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiPerson(request)
    return nextPairByApi(viewer, params.contest as string)
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiPerson(request)
    const contest = params.contest as string
    if (request.method === 'DELETE') return undoByApi(viewer, contest, request)
    if (request.method !== 'POST') return wrongMethod('GET, POST, DELETE')
    return once(request, viewer, () => compareByApi(viewer, contest, request))
  })
}
