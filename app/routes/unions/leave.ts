import type { ActionFunctionArgs } from '@remix-run/node'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { leaveUnion } from '#app/features/unions/leave-union.server.ts'
import { unionPath } from '#app/features/unions/union-path.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const union = await leaveUnion(await requireAccount(request), params.union ?? '')
  return redirectWithNote(unionPath(union), m.unions_left())
}
