import { appendMany } from '#app/features/votes/append-many.server.ts'
import { recountIdeas } from '#app/features/votes/recount-ideas.server.ts'
import { addManyVotes } from '#drizzle/queries/imports.ts'

export interface BroughtVote {
  personId: string
  ideaId: string
  at: Date
}

/**
 * Casts votes that came with an import, in the order given, each with its entry in the ballot log; then sets the
 * counters of their ideas. The places must be free. Call inside the transaction of the import.
 */
export async function castMany(contestId: string, brought: BroughtVote[], importId: string | null) {
  if (brought.length === 0) return
  const cast = { kind: 'cast' as const, value: 1, state: 'counted' as const }
  const first = await appendMany(
    contestId,
    brought.map((vote) => ({ ...vote, ...cast })),
  )
  await addManyVotes(
    brought.map(({ personId, ideaId, at }, index) => ({
      ...{ contestId, personId, ideaId, value: 1, state: cast.state, organic: false },
      ...{ seq: first + index, importId, createdAt: at, updatedAt: at },
    })),
  )
  await recountIdeas([...new Set(brought.map((vote) => vote.ideaId))])
}
