import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireApiViewer } from '#app/features/channels/require-api-viewer.server.ts'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { whyHere } from '#app/features/ideas/why-here.server.ts'
import { answerJson } from '#app/web/answer-json.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiViewer(request)
    const asked = new URL(request.url).searchParams.get('order')
    const { order, rank, band, sentence, numbers, countsHidden } = await whyHere(
      viewer,
      ideaIdOf(params.idea as string),
      asked,
    )
    return { order, rank, band, sentence, numbers, countsHidden }
  })
}
