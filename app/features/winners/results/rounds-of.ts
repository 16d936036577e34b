import type { Count } from '#app/features/winners/count-now.server.ts'

export interface Rounds {
  /** What is counted after each step: the first ranks, then round by round. */
  columns: number
  rows: { id: string; votes: (string | null)[] }[]
  /** Votes that no idea holds any more. */
  rest: string[]
  quota: string | null
}

/** The votes each idea held after every step of a rule that counts in rounds; null for rules that do not. */
export function roundsOf({ stages, order }: Pick<Count, 'stages' | 'order'>): Rounds | null {
  const steps = stages.flatMap((stage) => {
    if (stage.stage === 'round') return [{ votes: stage.votes, rest: stage.exhausted }]
    if (stage.stage === 'first-choices' || stage.stage === 'meek-round')
      return [{ votes: stage.votes, rest: stage.nonTransferable }]
    return stage.stage === 'transfer' ? [{ votes: stage.votes, rest: stage.nonTransferable }] : []
  })
  if (steps.length === 0) return null
  const start = stages.find((stage) => stage.stage === 'start')
  return {
    columns: steps.length,
    rows: order.map(({ id }) => ({ id, votes: steps.map(({ votes }) => votes[id] ?? null) })),
    rest: steps.map(({ rest }) => rest),
    quota: start && 'quota' in start ? start.quota : null,
  }
}

const mostCompared = 12

/** How many people prefer each idea to each other one, the ideas in the order of the count; null for other rules. */
export function pairsOf({ stages, order }: Pick<Count, 'stages' | 'order'>) {
  const pairs = stages.find((stage) => stage.stage === 'pairs')
  if (pairs?.stage !== 'pairs') return null
  const at = new Map(pairs.ids.map((id, index) => [id, index]))
  const ids = order.slice(0, mostCompared).map(({ id }) => id)
  const prefer = (one: string, other: string) => Number(pairs.votes[at.get(one) ?? -1]?.[at.get(other) ?? -1] ?? 0)
  return ids.map((id) => ({
    id,
    cells: ids.map((other) => ({
      other,
      votes: id === other ? null : prefer(id, other),
      won: prefer(id, other) > prefer(other, id),
    })),
  }))
}

/** The runoffs of STAR, one for each place. */
export const runoffsOf = ({ stages }: Pick<Count, 'stages'>) =>
  stages.flatMap((stage) =>
    stage.stage === 'runoff' ? [{ seat: stage.seat, ids: stage.ids, prefer: stage.prefer }] : [],
  )
