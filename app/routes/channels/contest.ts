import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { changeContestByApi } from '#app/features/channels/change-contest-by-api.server.ts'
import { requireApiPerson, requireApiViewer } from '#app/features/channels/require-api-viewer.server.ts'
import { contestShape } from '#app/features/contests/contest-shape.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { answerJson, wrongMethod } from '#app/web/answer-json.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiViewer(request)
    return contestShape(await findContest(viewer, params.contest as string), new Date())
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiPerson(request)
    if (request.method !== 'PATCH') return wrongMethod('GET, PATCH')
    return changeContestByApi(viewer, params.contest as string, request)
  })
}
