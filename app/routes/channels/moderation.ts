import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { moderateByApi, moderatedByApi, thingOfApi } from '#app/features/channels/moderate-by-api.server.ts'
import { once } from '#app/features/channels/once.server.ts'
import { requireApiPerson, requireApiViewer } from '#app/features/channels/require-api-viewer.server.ts'
import { answerJson, wrongMethod } from '#app/web/answer-json.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerJson(request, async () =>
    moderatedByApi(await requireApiViewer(request), thingOfApi(params.subject, params.thing)),
  )
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiPerson(request)
    if (request.method !== 'POST') return wrongMethod('GET, POST')
    const thing = thingOfApi(params.subject, params.thing)
    return once(request, viewer, () => moderateByApi(viewer, thing, request))
  })
}
