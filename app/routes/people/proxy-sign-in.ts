import type { ActionFunctionArgs } from '@remix-run/node'
import { ProxyForm } from '#app/features/people/forms.server.ts'
import { signInByProxy } from '#app/features/votes/sign-in-by-proxy.server.ts'
import { m } from '#app/paraglide/messages.js'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { translate } from '#app/web/translate.server.ts'

/** Without a proxy that vouches for somebody there is no such way in. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, ProxyForm)
  if (!form.ok) return redirectTo('/in')
  const outcome = (await signInByProxy(request, form.value.next)) ?? notFound()
  if (!outcome.ok) return redirectWithNote('/in', { text: translate(outcome.reason), tone: 'refused' })
  const { email, language } = outcome.person
  const note = m.people_signed_in({ email: email ?? '' }, { locale: language ?? undefined })
  return redirectWithNote(outcome.next, note, outcome.headers)
}
