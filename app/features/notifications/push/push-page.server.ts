import { pushKeys } from '#app/features/notifications/push/push-keys.server.ts'
import { pushScriptAddress } from '#app/features/notifications/push/push-script.server.ts'
import { sessionHashOf } from '#app/features/people/session-cookie.server.ts'
import { browserOf } from '#app/features/people/sessions/browser-of.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { subscriptionsOf } from '#drizzle/queries/pushes.ts'

export type PushPage = NonNullable<Awaited<ReturnType<typeof pushPage>>>

/** The browsers in which a person is told of news; null where the site offers none, or nobody could be told. */
export async function pushPage(viewer: Viewer, request: Request) {
  if (viewer.kind !== 'account' || !(await siteSettings()).push) return null
  const here = sessionHashOf(request)
  const devices = (await subscriptionsOf(viewer.id)).map(({ id, device, createdAt, lastOkAt, sessionHash }) => ({
    id,
    ...browserOf(device),
    createdAt,
    lastOkAt,
    here: sessionHash === here,
  }))
  return { devices, key: (await pushKeys()).publicKey, script: pushScriptAddress }
}
