import type { ActionFunctionArgs } from '@remix-run/node'
import { askToEnter } from '#app/features/people/passkeys/ask-to-enter.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { translate } from '#app/web/translate.server.ts'

export function loader() {
  notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  const asked = await askToEnter(request)
  if (!asked.ok) return Response.json({ refused: translate(asked.reason) }, { status: 409 })
  return Response.json(
    { options: asked.options },
    { headers: { 'Set-Cookie': asked.cookie, 'Cache-Control': 'no-store' } },
  )
}
