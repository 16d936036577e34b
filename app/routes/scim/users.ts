import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { listUsers } from '#app/features/people/directory/find-user.server.ts'
import { requireDirectory } from '#app/features/people/directory/require-directory.server.ts'
import { createUser } from '#app/features/people/directory/save-user.server.ts'
import { readScim } from '#app/features/people/directory/scim-bodies.server.ts'
import { answerScim, scimCreated, wrongScimMethod } from '#app/features/people/directory/scim-problem.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  return answerScim(async () => listUsers(await requireDirectory(request), new URL(request.url)))
}

export async function action({ request }: ActionFunctionArgs) {
  return answerScim(async () => {
    const directory = await requireDirectory(request)
    if (request.method !== 'POST') return wrongScimMethod('GET, POST')
    return scimCreated(await createUser(directory, await readScim(request)))
  })
}
