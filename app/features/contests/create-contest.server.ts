import { freeSlug } from '#app/features/contests/free-slug.server.ts'
import { type Refused, refuse } from '#app/features/contests/refusals.ts'
import { completeWish, wishFault } from '#app/features/contests/setup/complete-wish.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newShortId } from '#drizzle/ids.ts'
import { setGuests } from '#drizzle/queries/contest-guests.ts'
import { addContest, addContestRole, type ContestRow, contestById } from '#drizzle/queries/contests.ts'

type Created = { ok: true; contest: ContestRow } | Refused

/** Writes down a contest as a draft that only its owner sees. Throws 404 for those who may not start contests. */
export async function createContest(
  viewer: Viewer,
  { clonedFrom, ...wish }: ContestWish & { clonedFrom?: string },
  now: Date = new Date(),
): Promise<Created> {
  insist(can(viewer, 'site.create-contest'))
  const { language, timeZone } = await siteSettings()
  const whole = completeWish(wish, { language: viewer.language ?? language, timeZone }, now)
  const fault = wishFault(whole, now)
  if (fault) return refuse(fault.reason, fault.field)

  const id = newShortId()
  const briefHtml = await renderMarkdown(whole.brief)
  return transaction(async () => {
    const slug = await freeSlug(whole.title)
    await addContest({ ...whole, id, slug, briefHtml, clonedFrom, hostId: viewer.id, createdAt: now, updatedAt: now })
    await addContestRole(id, viewer.id, 'owner')
    await setGuests(id, wish.invited ?? { emails: [], domains: [] })
    await audit(viewer, 'contest.created', { subject: 'contest', subjectId: id, after: { title: whole.title } }, now)
    return { ok: true as const, contest: (await contestById(id)) as ContestRow }
  })
}
