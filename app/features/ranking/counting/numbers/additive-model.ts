import { addFractions, type Fraction, fraction, multiplyFractions, ZERO } from '../fraction.ts'
import { leastCommonMultiple } from '../whole-weights.ts'
import { solveExactly } from './solve-exactly.ts'

/** One score of one judge for one idea, both by index; at most one for each pair. */
export type JudgeScore = { idea: number; judge: number; score: Fraction }
export type AdditiveModel = { mean: Fraction; ideas: Fraction[]; judges: Fraction[] }

/**
 * score = mean + idea + judge, least squares with ridge 1 on ideas and judges: strict judges no longer cost an idea.
 * The same as BLUP with equal variance ratios: Henderson, Biometrics 31 (1975) 423–447; Robinson, Stat. Sci. 6 (1991).
 *
 * `mean` is the mean of all scores. Exact; solves as many equations as there are ideas or judges, whichever are fewer:
 * a second for a hundred, at least eight times that for twice as many. Without scores all is zero.
 */
export function additiveModel(scores: readonly JudgeScore[], ideas: number, judges: number): AdditiveModel {
  const sum = scores.reduce((all, { score }) => addFractions(all, score), ZERO)
  const mean = scores.length > 0 ? multiplyFractions(sum, fraction(1, scores.length)) : ZERO
  const rest = scores.map(({ idea, judge, score }) => ({ idea, judge, rest: subtract(score, mean) }))
  if (judges <= ideas) {
    const effects = ridge(
      rest.map(({ idea, judge, rest }) => ({ inner: idea, outer: judge, rest })),
      ideas,
      judges,
    )
    return { mean, ideas: effects.inner, judges: effects.outer }
  }
  const effects = ridge(
    rest.map(({ idea, judge, rest }) => ({ inner: judge, outer: idea, rest })),
    judges,
    ideas,
  )
  return { mean, ideas: effects.outer, judges: effects.inner }
}

type Entry = { inner: number; outer: number; rest: Fraction }

/**
 * The normal equations: (n + 1)·effect + Σ effects of the other side = Σ rest. Each inner effect follows from the outer
 * ones, (Σ rest − Σ outer) / (n + 1), and is put into their equations, which are then solved.
 */
function ridge(entries: readonly Entry[], inners: number, outers: number) {
  const perInner: Entry[][] = Array.from({ length: inners }, () => [])
  const perOuter: Entry[][] = Array.from({ length: outers }, () => [])
  for (const entry of entries) {
    perInner[entry.inner]?.push(entry)
    perOuter[entry.outer]?.push(entry)
  }
  const innerShare = perInner.map((own) => fraction(1, own.length + 1))
  const innerSum = perInner.map((own) => sumOf(own.map(({ rest }) => rest)))
  const rows = perOuter.map((own, outer) => {
    const row: Fraction[] = new Array(outers).fill(ZERO)
    row[outer] = fraction(own.length + 1)
    let right = sumOf(own.map(({ rest }) => rest))
    for (const { inner } of own) {
      const share = innerShare[inner] as Fraction
      right = subtract(right, multiplyFractions(share, innerSum[inner] as Fraction))
      for (const other of perInner[inner] ?? []) row[other.outer] = subtract(row[other.outer] as Fraction, share)
    }
    return [...row, right]
  })
  const outer = solveExactly(rows.map(wholeRow))
  const inner = perInner.map((own, index) => {
    const taken = sumOf(own.map((entry) => outer[entry.outer] as Fraction))
    return multiplyFractions(innerShare[index] as Fraction, subtract(innerSum[index] as Fraction, taken))
  })
  return { inner, outer }
}

/** The same equation without denominators. */
function wholeRow(row: readonly Fraction[]) {
  const common = row.reduce((sum, { denominator }) => leastCommonMultiple(sum, denominator), 1n)
  return row.map((cell) => (cell.numerator * common) / cell.denominator)
}

const sumOf = (parts: readonly Fraction[]) => parts.reduce(addFractions, ZERO)
const subtract = (one: Fraction, other: Fraction) => addFractions(one, fraction(-other.numerator, other.denominator))
