import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireApiViewer } from '#app/features/channels/require-api-viewer.server.ts'
import { countContest } from '#app/features/winners/count-contest.server.ts'
import { answerJson } from '#app/web/answer-json.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiViewer(request)
    return countContest(viewer, params.contest as string)
  })
}
