import type { ActionFunctionArgs } from '@remix-run/node'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { JoinForm } from '#app/features/unions/forms.server.ts'
import { joinUnion } from '#app/features/unions/join-union.server.ts'
import { unionPath } from '#app/features/unions/union-path.ts'
import { m } from '#app/paraglide/messages.js'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireAccount(request)
  const form = await readForm(request, JoinForm)
  const union = await joinUnion(viewer, params.union ?? '', { named: form.ok && form.value.named })
  return redirectWithNote(unionPath(union), m.unions_joined())
}
