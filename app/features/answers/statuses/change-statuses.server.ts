import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { changeSettings, type SiteSettings, siteSettings } from '#app/features/settings/site-settings.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newShortId } from '#drizzle/ids.ts'

type Status = SiteSettings['ownStatuses'][number]
type Look = Pick<Status, 'tone' | 'en' | 'es' | 'ru'>
export type StatusChanged = { ok: true } | { ok: false; reason: 'enough' | 'taken' }

const most = 30

/** Adds a status for answers to choose. Throws 404 for those who may not. */
export const addStatus = (viewer: Viewer, look: Look & Pick<Status, 'outcome'>, now = new Date()) =>
  change(viewer, now, (statuses) => {
    if (statuses.filter(({ retired }) => !retired).length >= most) return 'enough'
    if (isTaken(statuses, look)) return 'taken'
    return [...statuses, { key: `own-${newShortId()}`, ...look, retired: false }]
  })

/** Gives a status other words and another colour wherever it stands; what it means stays. */
export const renameStatus = (viewer: Viewer, key: string, look: Look, now = new Date()) =>
  change(viewer, now, (statuses) => {
    if (isTaken(statuses, look, key)) return 'taken'
    return statuses.map((own) => (own.key === key ? { ...own, ...look } : own))
  })

/** Takes a status from what answers may choose, or brings it back; ideas that have it keep it. Nothing deletes one. */
export const retireStatus = (viewer: Viewer, key: string, retired: boolean, now = new Date()) =>
  change(viewer, now, (statuses) => {
    const back = statuses.find((own) => own.key === key)
    if (!retired && back && isTaken(statuses, back, key)) return 'taken'
    return statuses.map((own) => (own.key === key ? { ...own, retired } : own))
  })

/** Two that people could not tell apart would be one too many. */
const isTaken = (statuses: Status[], look: Look, but?: string) =>
  statuses.some(
    (own) =>
      own.key !== but &&
      !own.retired &&
      (['en', 'es', 'ru'] as const).some((lang) => own[lang].toLowerCase() === look[lang].toLowerCase()),
  )

async function change(
  viewer: Viewer,
  now: Date,
  work: (statuses: Status[]) => Status[] | 'enough' | 'taken',
): Promise<StatusChanged> {
  insist(can(viewer, 'site.administer'))
  return transaction(async () => {
    const { ownStatuses: before } = await siteSettings()
    const after = work(before)
    if (typeof after === 'string') return { ok: false, reason: after }
    await changeSettings({ ownStatuses: after }, now)
    const said = { before: { ownStatuses: before }, after: { ownStatuses: after } }
    await audit(viewer, 'settings.changed', { subject: 'settings', subjectId: 'site', ...said }, now)
    return { ok: true }
  })
}
