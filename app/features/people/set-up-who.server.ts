import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { changeSettings, type SiteSettings } from '#app/features/settings/site-settings.server.ts'
import { transaction } from '#drizzle/database.ts'

/** Third step of the set-up: whom new contests are for, and who may make an account. */
export async function setUpWho(
  viewer: Viewer,
  who: Pick<SiteSettings, 'audience' | 'signUp' | 'employeeDomains'>,
  now = new Date(),
) {
  insist(can(viewer, 'site.administer'))
  await transaction(async () => {
    await changeSettings(who, now)
    await audit(viewer, 'settings.changed', { subject: 'settings', subjectId: 'who', after: { ...who } }, now)
  })
}
