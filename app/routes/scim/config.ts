import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { serviceProviderConfig } from '#app/features/people/directory/discovery.server.ts'
import { requireDirectory } from '#app/features/people/directory/require-directory.server.ts'
import { answerScim, wrongScimMethod } from '#app/features/people/directory/scim-problem.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  return answerScim(async () => {
    await requireDirectory(request)
    return serviceProviderConfig()
  })
}

export async function action({ request }: ActionFunctionArgs) {
  return answerScim(async () => {
    await requireDirectory(request)
    return wrongScimMethod('GET')
  })
}
