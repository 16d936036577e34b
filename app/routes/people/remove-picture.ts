import type { ActionFunctionArgs } from '@remix-run/node'
import { removePortrait } from '#app/features/attachments/set-portrait.server.ts'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export async function action({ request }: ActionFunctionArgs) {
  await removePortrait(await requireAccount(request))
  return redirectWithNote('/me/picture', m.files_removed())
}
