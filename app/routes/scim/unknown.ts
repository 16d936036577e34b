import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDirectory } from '#app/features/people/directory/require-directory.server.ts'
import { answerScim } from '#app/features/people/directory/scim-problem.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

/** Addresses of the directory interface that are none. */
export async function loader({ request }: LoaderFunctionArgs) {
  return answerScim(async () => {
    await requireDirectory(request)
    throw notFound()
  })
}

export const action = loader
