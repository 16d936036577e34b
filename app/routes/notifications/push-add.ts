import type { ActionFunctionArgs } from '@remix-run/node'
import { addDevice } from '#app/features/notifications/push/add-device.server.ts'
import { PushForm } from '#app/features/notifications/push/push-forms.server.ts'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { badRequest, notFound } from '#app/web/refuse.server.ts'

export function loader() {
  notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireAccount(request)
  const form = await readForm(request, PushForm)
  if (!form.ok) return badRequest()

  await addDevice(viewer, request, form.value.subscription)
  return redirectWithNote('/me/news#push', m.notifications_push_is_on())
}
