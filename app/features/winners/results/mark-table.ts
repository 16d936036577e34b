import type { Count, CountStage } from '#app/features/winners/count-now.server.ts'

/** One idea with what the ballots gave it. `low` and `high` are the ends of the 95 % interval of its mean. */
export interface MarkRow {
  place: number
  id: string
  supporters: number
  /** What counts by the rule: a shrunk mean, a sum, a share in percent, ideas beaten, votes. */
  value: number
  low?: number
  high?: number
  /** Stars: mean and median. Up and down: for, against, pass. Pairs: preferred, not. */
  more: number[]
}

/** Every idea of a count whose ballots were filled in as a whole, in its order; null where ideas were voted for. */
export function markTable(count: Pick<Count, 'rule' | 'order' | 'stages' | 'given' | 'intervals'>) {
  const { rule, order, stages, given, intervals } = count
  if (intervals) return duelTable(order, stages, intervals)
  if (!given) return null
  const spread = new Map(given.map((idea) => [idea.id, idea.marks]))
  const scored = new Map(find(stages, 'scores')?.ideas.map((idea) => [idea.id, idea]))
  const said = new Map(find(stages, 'opinions')?.ideas.map((idea) => [idea.id, idea]))
  return order.map(({ id, place, supporters, tally }): MarkRow => {
    const base = { id, place, supporters }
    const opinions = said.get(id)
    if (opinions) return { ...base, value: tally * 100, more: [opinions.up, opinions.down, opinions.pass] }
    if (rule !== 'score' && rule !== 'star') return { ...base, value: tally, more: [] }
    const own = scored.get(id)
    if (!own) return { ...base, value: 0, more: [0, 0] }
    return { ...base, value: own.shrunk, more: [own.mean, own.median], ...meanInterval(spread.get(id) ?? []) }
  })
}

/** Every idea by its chance to beat an average one, in percent; `more`: how often it was preferred, and how often not. */
function duelTable(order: Count['order'], stages: CountStage[], intervals: NonNullable<Count['intervals']>) {
  const ends = new Map(intervals.map((interval) => [interval.id, interval]))
  const scores = new Map(find(stages, 'strengths')?.scores.map((score) => [score.id, score]))
  return order.map(({ id, place, supporters, tally }): MarkRow => {
    const { low = 0, high = 1 } = ends.get(id) ?? {}
    const { wins = '0', losses = '0' } = scores.get(id) ?? {}
    const more = [Number(wins), Number(losses)]
    return { id, place, supporters, value: tally * 100, low: low * 100, high: high * 100, more }
  })
}

export type GivenMarks = readonly (readonly [mark: number, people: number])[]

const highest = 5

/**
 * The 95 % interval of a mean of stars: mean ± 1.96·s/√n, cut to the scale. Cochran, Sampling Techniques (1977) §2.9.
 * Nothing for fewer than two raters: one opinion has no spread.
 */
export function meanInterval(marks: GivenMarks): { low: number; high: number } | undefined {
  const n = marks.reduce((sum, [, people]) => sum + people, 0)
  if (n < 2) return undefined
  const mean = marks.reduce((sum, [mark, people]) => sum + mark * people, 0) / n
  const squares = marks.reduce((sum, [mark, people]) => sum + people * (mark - mean) ** 2, 0)
  const half = 1.96 * Math.sqrt(squares / (n - 1) / n)
  return { low: Math.max(0, mean - half), high: Math.min(highest, mean + half) }
}

export function find<Name extends CountStage['stage']>(stages: CountStage[], name: Name) {
  return stages.find((stage): stage is Extract<CountStage, { stage: Name }> => stage.stage === name)
}
