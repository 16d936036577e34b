import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { listGroups } from '#app/features/people/directory/find-group.server.ts'
import { requireDirectory } from '#app/features/people/directory/require-directory.server.ts'
import { createGroup } from '#app/features/people/directory/save-group.server.ts'
import { readScim } from '#app/features/people/directory/scim-bodies.server.ts'
import { answerScim, scimCreated, wrongScimMethod } from '#app/features/people/directory/scim-problem.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  return answerScim(async () => listGroups(await requireDirectory(request), new URL(request.url)))
}

export async function action({ request }: ActionFunctionArgs) {
  return answerScim(async () => {
    const directory = await requireDirectory(request)
    if (request.method !== 'POST') return wrongScimMethod('GET, POST')
    return scimCreated(await createGroup(directory, await readScim(request)))
  })
}
