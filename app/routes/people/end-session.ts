import type { ActionFunctionArgs } from '@remix-run/node'
import { SessionForm } from '#app/features/people/forms.server.ts'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { revokeSession } from '#app/features/people/sessions/revoke-session.server.ts'
import { m } from '#app/paraglide/messages.js'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { badRequest, notFound } from '#app/web/refuse.server.ts'

export function loader() {
  notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireAccount(request)
  const form = await readForm(request, SessionForm)
  if (!form.ok) badRequest()

  await revokeSession(viewer, form.value.session)
  return redirectWithNote('/me/sessions', m.people_session_ended())
}
