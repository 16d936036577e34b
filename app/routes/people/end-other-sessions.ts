import type { ActionFunctionArgs } from '@remix-run/node'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { revokeOtherSessions } from '#app/features/people/sessions/revoke-session.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

export function loader() {
  notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireAccount(request)
  await revokeOtherSessions(viewer, request)
  return redirectWithNote('/me/sessions', m.people_sessions_ended())
}
