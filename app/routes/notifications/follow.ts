import type { ActionFunctionArgs } from '@remix-run/node'
import { followThing } from '#app/features/notifications/follow-thing.server.ts'
import { FollowForm } from '#app/features/notifications/forms.server.ts'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'
import { badRequest } from '#app/web/refuse.server.ts'
import { safePath } from '#app/web/safe-path.server.ts'

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const form = await readForm(request, FollowForm)
  if (!form.ok) return badRequest()

  const back = safePath(form.value.back, '/me/following')
  const followed = await followThing(viewer, form.value)
  if (!followed.ok) return redirectTo(`/in?next=${encodeURIComponent(back)}`)
  const note = form.value.on ? m.notifications_followed() : m.notifications_unfollowed()
  return redirectWithNote(back, note, rememberGuest(viewer))
}
