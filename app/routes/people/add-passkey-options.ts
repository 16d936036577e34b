import type { ActionFunctionArgs } from '@remix-run/node'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { askToAdd } from '#app/features/people/passkeys/ask-to-add.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { translate } from '#app/web/translate.server.ts'

export function loader() {
  notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  const asked = await askToAdd(await requireAccount(request), request)
  if (!asked.ok) return Response.json({ refused: translate(asked.reason) }, { status: 409 })
  return Response.json({ options: asked.options }, { headers: { 'Cache-Control': 'no-store' } })
}
