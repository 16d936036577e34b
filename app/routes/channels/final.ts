import type { ActionFunctionArgs } from '@remix-run/node'
import { finalByApi } from '#app/features/channels/final-by-api.server.ts'
import { once } from '#app/features/channels/once.server.ts'
import { requireApiPerson } from '#app/features/channels/require-api-viewer.server.ts'
import { answerJson, wrongMethod } from '#app/web/answer-json.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiPerson(request)
    if (request.method !== 'POST') return wrongMethod('POST')
    return once(request, viewer, () => finalByApi(viewer, params.contest as string, request))
  })
}
