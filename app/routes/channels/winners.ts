import type { ActionFunctionArgs } from '@remix-run/node'
import { once } from '#app/features/channels/once.server.ts'
import { pickByApi } from '#app/features/channels/pick-by-api.server.ts'
import { requireApiPerson } from '#app/features/channels/require-api-viewer.server.ts'
import { answerJson, wrongMethod } from '#app/web/answer-json.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiPerson(request)
    if (request.method !== 'POST') return wrongMethod('POST')
    return once(request, viewer, () => pickByApi(viewer, params.contest as string, request))
  })
}
