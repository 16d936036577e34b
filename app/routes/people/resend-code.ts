import type { ActionFunctionArgs } from '@remix-run/node'
import { askForAnotherCode } from '#app/features/people/sign-in/ask-for-code.server.ts'
import { attemptCookie } from '#app/features/people/sign-in/attempt-cookie.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

export function loader() {
  notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  const attempt = attemptCookie.read(request)
  if (!attempt) return redirectTo('/in')

  const asked = await askForAnotherCode(request, attempt)
  if (!asked.ok) return redirectWithNote('/in/code', { text: asked.message, tone: 'refused' })
  return redirectWithNote('/in/code', m.people_code_sent_again(), { 'Set-Cookie': asked.cookie })
}
