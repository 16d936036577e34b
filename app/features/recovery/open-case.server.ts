import { findContest } from '#app/features/contests/find-contest.server.ts'
import { draftPlace } from '#app/features/ideas/draft-place.ts'
import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { dueBy } from '#app/features/recovery/due-by.server.ts'
import { complaintPlace } from '#app/features/recovery/kept-complaint.server.ts'
import { tellTeam } from '#app/features/recovery/tell-team.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { dropDraft } from '#drizzle/queries/drafts.ts'
import { addCase, countOpenBy } from '#drizzle/queries/recovery.ts'

/** Of one person in one contest, while nobody has answered. */
export const mostOpen = 5

export type Opened = { ok: true; id: string } | { ok: false; reason: 'enough' }

/**
 * Opens a complaint: no idea, in no list, counted nowhere. Those who answer in the contest hear of it at once. Throws 404
 * or 403 where the contest is not theirs to take part in.
 */
export async function openCase(
  viewer: Viewer,
  slugOrId: string,
  { title, words }: { title: string; words: string },
  now = new Date(),
): Promise<Opened> {
  const contest = await findContest(viewer, slugOrId, 'contest.complain')
  const due = await dueBy(contest.timeZone, now)
  return transaction(async () => {
    const personId = await ensurePerson(viewer)
    if ((await countOpenBy(personId, contest.id)) >= mostOpen) return { ok: false, reason: 'enough' }
    const id = newId()
    await addCase({ id, contestId: contest.id, personId, title, words, dueBy: due, createdAt: now })
    await dropDraft(personId, draftPlace(contest.id))
    await dropDraft(personId, complaintPlace(contest.id))
    await tellTeam(contest, { id, dueBy: due, ownerId: null }, 'new', now)
    return { ok: true, id }
  })
}
