import type { ActionFunctionArgs } from '@remix-run/node'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { addPasskey } from '#app/features/people/passkeys/add-passkey.server.ts'
import { NewPasskeyForm } from '#app/features/people/passkeys/passkey-forms.server.ts'
import { m } from '#app/paraglide/messages.js'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { translate } from '#app/web/translate.server.ts'

export function loader() {
  notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireAccount(request)
  const form = await readForm(request, NewPasskeyForm)
  const added = form.ok
    ? await addPasskey(viewer, request, form.value)
    : { ok: false as const, reason: 'passkey_failed' as const }
  if (added.ok) return redirectWithNote('/me/sign-on', m.passkey_added())
  return redirectWithNote('/me/sign-on', { text: translate(added.reason), tone: 'refused' })
}
