import { phaseOf } from '#app/features/contests/phase.ts'
import { record } from '#app/features/events/record.server.ts'
import { transaction } from '#drizzle/database.ts'
import { changeContest, contestById, unansweredContestIds } from '#drizzle/queries/contests.ts'
import { addTransition } from '#drizzle/queries/transitions.ts'

/**
 * Says once of every contest that it has come into another phase. Phases are computed from dates; only an end that
 * was announced holds by itself, whatever a clock says later. Safe to run at any time, twice or at once; answers how many were announced.
 */
export async function announcePhases(now: Date = new Date()): Promise<number> {
  let announced = 0
  for (const id of await unansweredContestIds()) {
    if (await announce(id, now)) announced += 1
  }
  return announced
}

async function announce(id: string, now: Date) {
  return transaction(async () => {
    const contest = await contestById(id)
    if (!contest || contest.state === 'draft') return false
    const phase = phaseOf(contest, now)
    if (phase === contest.announcedPhase) return false
    await changeContest(id, { announcedPhase: phase })
    await addTransition({ contestId: id, phase, actorId: null, at: now })
    await record('contest.phase', null, { contestId: id, from: contest.announcedPhase, to: phase }, now)
    return true
  })
}
