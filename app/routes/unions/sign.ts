import type { ActionFunctionArgs } from '@remix-run/node'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { signLetter } from '#app/features/unions/letters/sign-letter.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireAccount(request)
  const id = params.letter ?? ''
  await signLetter(viewer, id)
  return redirectWithNote(`/letters/${id}`, m.unions_signed_done())
}
