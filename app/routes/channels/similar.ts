import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireApiViewer } from '#app/features/channels/require-api-viewer.server.ts'
import { similarByApi } from '#app/features/channels/similar-by-api.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { answerJson } from '#app/web/answer-json.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiViewer(request)
    const contest = await findContest(viewer, params.contest as string)
    return similarByApi(viewer, contest, new URL(request.url).searchParams.get('text') ?? '')
  })
}
