import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { changeSettings, type SiteSettings, siteSettings } from '#app/features/settings/site-settings.server.ts'
import { transaction } from '#drizzle/database.ts'

/** Changes settings of the site, with what they were before in the audit log. Throws 404 for those who may not. */
export async function saveSettings(viewer: Viewer, change: Partial<SiteSettings>, now = new Date()) {
  insist(can(viewer, 'site.administer'))
  await transaction(async () => {
    const old = await siteSettings()
    const before = Object.fromEntries(Object.keys(change).map((name) => [name, old[name as keyof SiteSettings]]))
    await changeSettings(change, now)
    await audit(
      viewer,
      'settings.changed',
      { subject: 'settings', subjectId: 'site', before, after: { ...change } },
      now,
    )
  })
}
