import { countPlurality } from '#app/features/ranking/counting/count-plurality.ts'
import type { CountedIdea } from '#app/features/ranking/counting/count-result.ts'
import { changeGroup, groupById, standingMembers } from '#drizzle/queries/groups.ts'

/** More cannot stand: nobody could choose among them. */
export const mostCandidates = 100

/**
 * Who speaks for a union by the votes as they are now: by plurality, level ones by the ladder of every count here, whose
 * lot is drawn with the id of the union as its seed. Nobody without a vote is elected.
 */
export async function electionOf(groupId: string) {
  const standing = await standingMembers(groupId, mostCandidates)
  const counted = countPlurality({
    candidates: standing.map(({ id }) => ({ id })),
    seats: 1,
    seed: groupId,
    ballots: standing.filter(({ votes }) => votes > 0).map(({ id, votes }) => ({ ranks: [[id]], people: votes })),
  })
  const names = new Map(standing.map(({ id, name }) => [id, name]))
  const order = counted.order.map(({ id, tally }: CountedIdea) => ({ id, votes: tally, name: names.get(id) ?? '' }))
  return { winnerId: counted.winners[0]?.id ?? null, order }
}

/** Makes whoever the votes elect the spokesperson. Inside the transaction that changed a vote or who belongs. */
export async function settleSpokesperson(groupId: string, now: Date) {
  const union = await groupById(groupId)
  if (!union || union.closedAt) return
  const { winnerId } = await electionOf(groupId)
  if (winnerId === union.spokespersonId) return
  await changeGroup(groupId, { spokespersonId: winnerId, spokenSince: winnerId ? now : null })
}
