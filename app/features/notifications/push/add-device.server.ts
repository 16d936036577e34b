import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { PushForm } from '#app/features/notifications/push/push-forms.server.ts'
import { sessionHashOf } from '#app/features/people/session-cookie.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import { personById } from '#drizzle/queries/people.ts'
import { dropSubscription, keepSubscription, subscriptionsOf } from '#drizzle/queries/pushes.ts'

/** More browsers than anybody has; the oldest goes. */
const mostDevices = 20
const longestDevice = 200

type Subscription = z.output<typeof PushForm>['subscription']

/** From now on news is told in this browser too. Throws 404 where the site offers none. */
export async function addDevice(viewer: Viewer, request: Request, given: Subscription, now = new Date()) {
  const sessionHash = sessionHashOf(request)
  if (!(await siteSettings()).push || !sessionHash) throw notFound()
  const { endpoint, keys } = given
  const device = (request.headers.get('User-Agent') ?? '').slice(0, longestDevice)
  await transaction(async () => {
    const person = await personById(viewer.id)
    if (!person) throw notFound()
    const id = createHash('sha256').update(endpoint).digest('base64url')
    const { securityStamp } = person
    const row = { id, personId: viewer.id, sessionHash, securityStamp, endpoint, ...keys, device }
    await keepSubscription({ ...row, createdAt: now, lastOkAt: null })
    const older = (await subscriptionsOf(viewer.id)).slice(mostDevices)
    for (const { id } of older) await dropSubscription(id, viewer.id)
  })
}

/** Throws 404 for what is not theirs. */
export async function removeDevice(viewer: Viewer, id: string) {
  if ((await transaction(() => dropSubscription(id, viewer.id))) === 0) throw notFound()
}
