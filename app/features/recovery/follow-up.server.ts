import type { Viewer } from '#app/features/policy/viewer.ts'
import { dueBy } from '#app/features/recovery/due-by.server.ts'
import { findCase } from '#app/features/recovery/find-case.server.ts'
import type { FollowUpInput } from '#app/features/recovery/forms.server.ts'
import { tellTeam } from '#app/features/recovery/tell-team.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addStep, changeCase } from '#drizzle/queries/recovery.ts'

export type FollowedUp = { ok: true; reopened: boolean } | { ok: false; reason: 'changed' | 'not-answered' }

/** “Is it solved now?” Yes closes the complaint; partly and no start its clock anew, and the team hears of it. */
export async function followUp(
  viewer: Viewer,
  id: string,
  { verdict, words, version }: FollowUpInput,
  now = new Date(),
): Promise<FollowedUp> {
  const { complaint, contest } = await findCase(viewer, id, 'case.follow-up')
  if (complaint.state !== 'answered') return { ok: false, reason: 'not-answered' }
  const due = await dueBy(contest.timeZone, now)
  return transaction(async () => {
    const reopened = verdict !== 'yes'
    const change = reopened
      ? ({ state: 'open', dueBy: due, escalatedAt: null } as const)
      : ({ state: 'closed' } as const)
    if (!(await changeCase({ id, version }, { ...change, verdict }))) return { ok: false, reason: 'changed' }
    await addStep({
      id: newId(),
      caseId: id,
      actorId: viewer.id,
      kind: 'verdict',
      said: verdict,
      words,
      createdAt: now,
    })
    if (reopened) await tellTeam(contest, { ...complaint, dueBy: due }, 'reopened', now)
    return { ok: true, reopened }
  })
}
