/** One submitted paper, its criteria already made one number. */
export type Judgement = { idea: string; juror: string; score: number }

export type Agreement = {
  /** Points by which two jurors differ on the same idea, on average; null where no idea has two judgements. */
  difference: number | null
  level: 'close' | 'some' | 'wide' | null
  /** Judgements further than half the scale from the mean of the others on that idea. */
  outliers: (Judgement & { others: number })[]
}

/** Shares of the scale's width up to which jurors are close, or agree somewhat; pure chance gives about .4. */
const CLOSE = 0.15
const SOME = 0.3
const FAR = 0.5

/**
 * How far jurors agree: the mean absolute difference of all pairs on the same idea (Gini's mean difference), in points
 * of a scale `width` points wide. For people to look at; no count depends on it.
 */
export function agreementOf(judgements: readonly Judgement[], width: number): Agreement {
  const byIdea = new Map<string, Judgement[]>()
  for (const one of judgements) byIdea.set(one.idea, [...(byIdea.get(one.idea) ?? []), one])
  const differences = [...byIdea.values()].flatMap(pairwise)
  const difference = differences.length === 0 ? null : mean(differences)
  const outliers = [...byIdea.values()].flatMap((same) => {
    return same.flatMap((one) => {
      const rest = same.filter((other) => other !== one).map(({ score }) => score)
      if (rest.length < 2 || Math.abs(one.score - mean(rest)) <= width * FAR) return []
      return [{ ...one, others: mean(rest) }]
    })
  })
  return { difference, level: difference === null ? null : levelOf(difference / width), outliers }
}

/** Whether a juror gives so much more or less than the jury that an owner should look: a quarter of the scale. */
export const leans = (effect: number, width: number): 'strict' | 'lenient' | null =>
  Math.abs(effect) <= width / 4 ? null : effect < 0 ? 'strict' : 'lenient'

const levelOf = (share: number) => (share <= CLOSE ? 'close' : share <= SOME ? 'some' : 'wide')
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
const pairwise = (same: Judgement[]) =>
  same.flatMap((one, at) => same.slice(at + 1).map((other) => Math.abs(one.score - other.score)))
