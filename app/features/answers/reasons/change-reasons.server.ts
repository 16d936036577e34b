import type { ReasonInput } from '#app/features/answers/forms.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { changeSettings, type SiteSettings, siteSettings } from '#app/features/settings/site-settings.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newShortId } from '#drizzle/ids.ts'

type Reasons = SiteSettings['answerReasons']

const most = 50

/** Adds a reason to the list that answers choose from. Throws 404 for those who may not. */
export async function addReason(viewer: Viewer, words: ReasonInput, now = new Date()) {
  insist(can(viewer, 'site.administer'))
  return transaction(async () => {
    const { answerReasons } = await siteSettings()
    if (answerReasons.filter(({ retired }) => !retired).length >= most) return { ok: false, reason: 'enough' } as const
    const own = { key: `own-${newShortId()}`, ...words, retired: false }
    await keep(viewer, answerReasons, [...answerReasons, own], now)
    return { ok: true, key: own.key } as const
  })
}

/** Takes a reason from the list; answers that gave it keep it in words. Throws 404 for those who may not. */
export async function retireReason(viewer: Viewer, key: string, now = new Date()) {
  insist(can(viewer, 'site.administer'))
  await transaction(async () => {
    const { answerReasons } = await siteSettings()
    const without = answerReasons.map((own) => (own.key === key ? { ...own, retired: true } : own))
    await keep(viewer, answerReasons, without, now)
  })
}

async function keep(viewer: Viewer, before: Reasons, after: Reasons, now: Date) {
  await changeSettings({ answerReasons: after }, now)
  const change = { before: { answerReasons: before }, after: { answerReasons: after } }
  await audit(viewer, 'settings.changed', { subject: 'settings', subjectId: 'site', ...change }, now)
}
