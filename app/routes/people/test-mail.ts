import type { ActionFunctionArgs } from '@remix-run/node'
import { requireSite } from '#app/features/people/guards.server.ts'
import { sendTestMail } from '#app/features/people/send-test-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

export function loader() {
  notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  await sendTestMail(viewer)
  return redirectWithNote('/setup/mail', m.people_setup_4_sent({ email: viewer.email ?? '' }))
}
