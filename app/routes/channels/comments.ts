import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { commentByApi } from '#app/features/channels/comment-by-api.server.ts'
import { once } from '#app/features/channels/once.server.ts'
import { limitOf } from '#app/features/channels/page-of.server.ts'
import { requireApiPerson, requireApiViewer } from '#app/features/channels/require-api-viewer.server.ts'
import { listComments } from '#app/features/comments/list-comments.server.ts'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { answerJson, wrongMethod } from '#app/web/answer-json.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiViewer(request)
    const url = new URL(request.url)
    const page = { limit: limitOf(url), cursor: url.searchParams.get('cursor') ?? undefined }
    return listComments(viewer, ideaIdOf(params.idea as string), page)
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiPerson(request)
    if (request.method !== 'POST') return wrongMethod('GET, POST')
    return once(request, viewer, () => commentByApi(viewer, params.idea as string, request))
  })
}
