import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { listIdeasByApi } from '#app/features/channels/list-ideas-by-api.server.ts'
import { once } from '#app/features/channels/once.server.ts'
import { requireApiPerson, requireApiViewer } from '#app/features/channels/require-api-viewer.server.ts'
import { submitIdeaByApi } from '#app/features/channels/submit-idea-by-api.server.ts'
import { answerJson, wrongMethod } from '#app/web/answer-json.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiViewer(request)
    return listIdeasByApi(viewer, params.contest as string, new URL(request.url))
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiPerson(request)
    if (request.method !== 'POST') return wrongMethod('GET, POST')
    return once(request, viewer, () => submitIdeaByApi(viewer, params.contest as string, request))
  })
}
