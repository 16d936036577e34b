import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { readGroup } from '#app/features/people/directory/find-group.server.ts'
import { requireDirectory } from '#app/features/people/directory/require-directory.server.ts'
import { patchGroup, removeGroup, replaceGroup } from '#app/features/people/directory/save-group.server.ts'
import { readScim } from '#app/features/people/directory/scim-bodies.server.ts'
import { answerScim, wrongScimMethod } from '#app/features/people/directory/scim-problem.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerScim(async () =>
    readGroup(await requireDirectory(request), params.group as string, new URL(request.url)),
  )
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerScim(async () => {
    const directory = await requireDirectory(request)
    const id = params.group as string
    if (request.method === 'PUT') return replaceGroup(directory, id, await readScim(request))
    if (request.method === 'PATCH') return patchGroup(directory, id, await readScim(request))
    if (request.method !== 'DELETE') return wrongScimMethod('GET, PUT, PATCH, DELETE')
    await removeGroup(directory, id)
    return new Response(null, { status: 204 })
  })
}
