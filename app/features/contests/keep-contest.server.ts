import { freeSlug } from '#app/features/contests/free-slug.server.ts'
import type { CompleteWish } from '#app/features/contests/setup/complete-wish.ts'
import type { Invited } from '#app/features/contests/setup/contest-wish.ts'
import { audit } from '#app/features/events/audit.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { newShortId } from '#drizzle/ids.ts'
import { copyStandIns } from '#drizzle/queries/answer-clock.ts'
import { setGuests } from '#drizzle/queries/contest-guests.ts'
import { addContest, addContestRole, type ContestRow, contestById } from '#drizzle/queries/contests.ts'

type Kept = CompleteWish &
  Pick<ContestRow, 'briefHtml'> &
  Partial<Pick<ContestRow, 'clonedFrom' | 'finalOf' | 'weightNames'>>

/** Writes a complete contest down as its host's draft, inside the caller's transaction. */
export async function keepContest(viewer: Viewer, kept: Kept, invited: Invited | undefined, now: Date) {
  const id = newShortId()
  const slug = await freeSlug(kept.title)
  await addContest({ ...kept, id, slug, hostId: viewer.id, createdAt: now, updatedAt: now })
  await addContestRole(id, viewer.id, 'owner')
  const before = kept.clonedFrom ?? kept.finalOf
  if (before) await copyStandIns(before, id)
  await setGuests(id, invited ?? { emails: [], domains: [] })
  await audit(viewer, 'contest.created', { subject: 'contest', subjectId: id, after: { title: kept.title } }, now)
  return (await contestById(id)) as ContestRow
}
