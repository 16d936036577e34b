import type { LoaderFunctionArgs } from '@remix-run/node'
import { listOf, schemas } from '#app/features/people/directory/discovery.server.ts'
import { requireDirectory } from '#app/features/people/directory/require-directory.server.ts'
import { answerScim } from '#app/features/people/directory/scim-problem.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerScim(async () => {
    await requireDirectory(request)
    if (!params.schema) return listOf(schemas())
    return schemas().find(({ id }) => id === params.schema) ?? notFound()
  })
}
