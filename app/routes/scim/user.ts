import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { readUser } from '#app/features/people/directory/find-user.server.ts'
import { requireDirectory } from '#app/features/people/directory/require-directory.server.ts'
import { patchUser, removeUser, replaceUser } from '#app/features/people/directory/save-user.server.ts'
import { readScim } from '#app/features/people/directory/scim-bodies.server.ts'
import { answerScim, wrongScimMethod } from '#app/features/people/directory/scim-problem.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerScim(async () => readUser(await requireDirectory(request), params.user as string))
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerScim(async () => {
    const directory = await requireDirectory(request)
    const id = params.user as string
    if (request.method === 'PUT') return replaceUser(directory, id, await readScim(request))
    if (request.method === 'PATCH') return patchUser(directory, id, await readScim(request))
    if (request.method !== 'DELETE') return wrongScimMethod('GET, PUT, PATCH, DELETE')
    await removeUser(directory, id)
    return new Response(null, { status: 204 })
  })
}
