import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { createContestByApi } from '#app/features/channels/create-contest-by-api.server.ts'
import { listContestsByApi } from '#app/features/channels/list-contests-by-api.server.ts'
import { once } from '#app/features/channels/once.server.ts'
import { requireApiPerson, requireApiViewer } from '#app/features/channels/require-api-viewer.server.ts'
import { answerJson, wrongMethod } from '#app/web/answer-json.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  return answerJson(request, async () => listContestsByApi(await requireApiViewer(request), new URL(request.url)))
}

export async function action({ request }: ActionFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiPerson(request)
    if (request.method !== 'POST') return wrongMethod('GET, POST')
    return once(request, viewer, () => createContestByApi(viewer, request))
  })
}
