import { votingIsOver } from '#app/features/contests/counts-visible.ts'
import { takesVotes } from '#app/features/contests/phase.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { changeIdea, type IdeaRow } from '#drizzle/queries/ideas.ts'

export type CostRefusal = 'no-money' | 'not-published' | 'voting-over' | 'cost-frozen'
export type CostSet = { ok: true; cost: number | null; contest: ContestRow } | { ok: false; reason: CostRefusal }

/**
 * Says what an idea costs, in whole units of the contest's money; null takes it off the ballot again. Only those who run
 * the contest. From the first moment of voting a cost that stands is what people choose by: it stays (`cost-frozen`).
 * Saying the same twice changes nothing. In turn with the ballots, which read costs. Throws 404 or 403 for others.
 */
export async function setCost(viewer: Viewer, ideaId: string, cost: number | null, now?: Date): Promise<CostSet> {
  const asked = await findIdea(viewer, ideaId, 'idea.price')
  return transactionInTurn(asked.contest.id, async () => {
    const { idea, contest } = await findIdea(viewer, ideaId, 'idea.price')
    const at = now ?? new Date()
    const reason = idea.cost === cost && contest.ballot === 'budget' ? undefined : costFault(contest, idea, at)
    if (reason) return { ok: false, reason }
    if (idea.cost === cost) return { ok: true, cost, contest }
    await changeIdea(idea.id, { cost })
    const said = { before: { cost: idea.cost }, after: { cost } }
    await audit(viewer, 'idea.priced', { subject: 'idea', subjectId: idea.id, ...said }, at)
    return { ok: true, cost, contest }
  })
}

/** Why the cost of an idea cannot be changed now; undefined when it can. */
export function costFault(
  contest: ContestRow,
  idea: Pick<IdeaRow, 'state' | 'cost'>,
  now: Date,
): CostRefusal | undefined {
  if (contest.ballot !== 'budget') return 'no-money'
  if (idea.state !== 'published' && idea.state !== 'held') return 'not-published'
  if (votingIsOver(contest, now)) return 'voting-over'
  return idea.cost !== null && takesVotes(contest, now) ? 'cost-frozen' : undefined
}
