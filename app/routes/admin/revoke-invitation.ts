import type { ActionFunctionArgs } from '@remix-run/node'
import { requireSite } from '#app/features/people/guards.server.ts'
import { takeBackInvitation } from '#app/features/people/invitations/list-invitations.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  await takeBackInvitation(viewer, params.invitation as string)
  return redirectWithNote('/admin/people/invitations', m.invitations_revoked_note())
}
