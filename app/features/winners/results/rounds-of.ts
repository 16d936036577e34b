import type { Count, CountStage } from '#app/features/winners/count-now.server.ts'

/** What happened in a step before its votes were counted, or because of them. */
export type RoundEvent =
  | { what: 'elected' | 'last-places'; ids: string[] }
  | { what: 'excluded' | 'surplus'; ids: string[] }

export interface Rounds {
  /** What is counted after each step, the first ranks first, and what happened in it. */
  steps: { events: RoundEvent[] }[]
  /** Null from where an idea is no longer in. */
  rows: { id: string; votes: (number | null)[] }[]
  /** Votes that no idea holds any more. */
  rest: number[]
  quota: number | null
}

interface Step {
  votes: Readonly<Record<string, string>>
  rest: string
  events: RoundEvent[]
}

/** The votes each idea held after every step of a rule that counts in rounds; null for rules that do not. */
export function roundsOf({ stages, order }: Pick<Count, 'stages' | 'order'>): Rounds | null {
  const steps: Step[] = []
  let before: RoundEvent[] = []
  for (const stage of stages) {
    const counted = countedIn(stage)
    if (counted) {
      const events = [...before, ...surplusOf(stage)]
      steps.push({ ...counted, events })
      before = []
    } else if (stage.stage === 'excluded') before.push({ what: 'excluded', ids: [stage.id] })
    else if (stage.stage === 'elected' && 'because' in stage)
      steps.at(-1)?.events.push({ what: stage.because === 'quota' ? 'elected' : 'last-places', ids: stage.ids })
  }
  if (steps.length === 0) return null
  const start = stages.find((stage) => stage.stage === 'start')
  return {
    steps: steps.map(({ events }) => ({ events })),
    rows: order.map(({ id }) => ({ id, votes: heldBy(id, steps) })),
    rest: steps.map(({ rest }) => numberOf(rest)),
    quota: start && 'quota' in start ? numberOf(start.quota) : null,
  }
}

function countedIn(stage: CountStage): Pick<Step, 'votes' | 'rest'> | undefined {
  if (stage.stage === 'round') return { votes: stage.votes, rest: stage.exhausted }
  if (stage.stage === 'first-choices' || stage.stage === 'meek-round' || stage.stage === 'transfer')
    return { votes: stage.votes, rest: stage.nonTransferable }
  return undefined
}

const surplusOf = (stage: CountStage): RoundEvent[] =>
  stage.stage === 'transfer' && stage.of === 'surplus' ? [{ what: 'surplus', ids: [stage.from] }] : []

function heldBy(id: string, steps: readonly Step[]) {
  const gone = steps.findIndex(({ events }) => events.some(({ what, ids }) => what === 'excluded' && ids.includes(id)))
  return steps.map(({ votes }, index) =>
    votes[id] === undefined || (gone >= 0 && index >= gone) ? null : numberOf(votes[id]),
  )
}

/** Votes are written exactly: decimals or `1/3`. */
function numberOf(votes: string) {
  const [top, bottom = '1'] = votes.split('/')
  return Number(top) / Number(bottom)
}

const mostCompared = 12

interface Matrix {
  id: string
  cells: { other: string; votes: number | null; won: boolean }[]
}

/** How many people prefer each idea to each other one, the ideas in the order of the count; null for other rules. */
export function pairsOf({ stages, order }: Pick<Count, 'stages' | 'order'>) {
  const pairs = stages.find((stage) => stage.stage === 'pairs')
  return pairs?.stage === 'pairs' ? matrixOf(order, pairs.ids, pairs.votes) : null
}

/** How strong the strongest chain of won comparisons from each idea to each other one is; null for other rules. */
export function pathsOf({ stages, order }: Pick<Count, 'stages' | 'order'>) {
  const paths = stages.find((stage) => stage.stage === 'paths')
  return paths?.stage === 'paths' ? matrixOf(order, paths.ids, paths.strengths) : null
}

function matrixOf(order: Count['order'], known: readonly string[], values: readonly (readonly string[])[]): Matrix[] {
  const at = new Map(known.map((id, index) => [id, index]))
  const ids = order.slice(0, mostCompared).map(({ id }) => id)
  const value = (one: string, other: string) => numberOf(values[at.get(one) ?? -1]?.[at.get(other) ?? -1] ?? '0')
  return ids.map((id) => ({
    id,
    cells: ids.map((other) => ({
      other,
      votes: id === other ? null : value(id, other),
      won: value(id, other) > value(other, id),
    })),
  }))
}

/** The runoffs of STAR, one for each place. */
export const runoffsOf = ({ stages }: Pick<Count, 'stages'>) =>
  stages.flatMap((stage) =>
    stage.stage === 'runoff' ? [{ seat: stage.seat, ids: stage.ids, prefer: stage.prefer }] : [],
  )
