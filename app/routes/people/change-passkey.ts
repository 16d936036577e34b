import type { ActionFunctionArgs } from '@remix-run/node'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { removePasskey, renamePasskey } from '#app/features/people/passkeys/change-passkey.server.ts'
import { PasskeyForm } from '#app/features/people/passkeys/passkey-forms.server.ts'
import { m } from '#app/paraglide/messages.js'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { badRequest, notFound } from '#app/web/refuse.server.ts'
import { translate } from '#app/web/translate.server.ts'

export function loader() {
  notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireAccount(request)
  const form = await readForm(request, PasskeyForm)
  if (!form.ok) badRequest()
  const { passkey, act, name = '' } = form.value
  if (act === 'name') {
    await renamePasskey(viewer, passkey, name)
    return redirectWithNote('/me/sign-on', m.passkey_renamed())
  }
  const removed = await removePasskey(viewer, request, passkey)
  if (removed.ok) return redirectWithNote('/me/sign-on', m.passkey_removed())
  return redirectWithNote('/me/sign-on', { text: translate(removed.reason), tone: 'refused' })
}
