import { dateFault } from '#app/features/contests/dates/date-faults.ts'
import { welcomeFinalists } from '#app/features/contests/final/welcome-finalists.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { freezeContest } from '#app/features/contests/freeze-contest.server.ts'
import { phaseOf } from '#app/features/contests/phase.ts'
import { type Refused, refuse } from '#app/features/contests/refusals.ts'
import { audienceFault } from '#app/features/contests/setup/audience-fault.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { record } from '#app/features/events/record.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { guestsOf } from '#drizzle/queries/contest-guests.ts'
import { type ContestRow, changeContest, contestById } from '#drizzle/queries/contests.ts'
import { finalistsOf } from '#drizzle/queries/finals.ts'
import { juryOf } from '#drizzle/queries/juries.ts'
import { addTransition } from '#drizzle/queries/transitions.ts'

type Opened = { ok: true; contest: ContestRow } | Refused

/** Opens a draft to its audience and freezes its contract. Opening twice is `frozen`. */
export async function openContest(viewer: Viewer, name: string, now: Date = new Date()): Promise<Opened> {
  return transaction(async () => {
    const draft = await findContest(viewer, name, 'contest.manage')
    if (draft.state !== 'draft') return refuse('frozen')
    const fault = await openingFault(draft, now)
    if (fault) return fault

    const frozen = freezeContest(draft, now, await knownOf(draft))
    const contest = { ...frozen, announcedPhase: phaseOf(frozen, now), version: draft.version + 1, updatedAt: now }
    await changeContest(contest.id, contest)
    if (contest.finalOf) await welcomeFinalists(contest, now)
    await addTransition({ contestId: contest.id, phase: contest.announcedPhase, actorId: viewer.id, at: now })
    await record('contest.opened', viewer, { contestId: contest.id, hash: contest.contractHash }, now)
    const after = { contractHash: contest.contractHash }
    await audit(viewer, 'contest.opened', { subject: 'contest', subjectId: contest.id, after }, now)
    return { ok: true as const, contest }
  })
}

async function knownOf({ id, finalOf }: ContestRow) {
  return { jury: await juryOf(id), finalists: finalOf ? await finalistsOf(id) : [] }
}

/** What keeps a draft from opening as it stands, with the field to look at. */
export async function openingFault(draft: ContestRow, now: Date): Promise<Refused | undefined> {
  const fault = audienceFault(draft) ?? dateFault(draft, now)
  if (fault) return refuse(fault.reason, fault.field)
  const needsGuests = [draft.audience, draft.takePart, draft.eligibility].includes('invited')
  if (needsGuests && (await guestsOf(draft.id)).length === 0) return refuse('nobody-invited', 'invited')
  return draft.finalOf ? finalFault(draft, draft.finalOf) : undefined
}

/** What its finalists wrote for some of the people, nobody else comes to read by it. */
async function finalFault({ ideas, audience }: ContestRow, firstId: string) {
  if (ideas < fewestFinalists) return refuse('finalists-few')
  const first = await contestById(firstId)
  const narrow = first && first.audience !== 'everyone' && first.audience !== audience
  return narrow ? refuse('final-audience', 'audience') : undefined
}

/** With one there is nothing to choose. */
export const fewestFinalists = 2
