import { type CountInput, checkCandidates, lotOf, wholeNumber } from './count-input.ts'
import type { CountedIdea, CountResult, Standing } from './count-result.ts'
import { type ClosingStage, electFromTop } from './elect-from-top.ts'
import { addFractions, type Fraction, fraction, multiplyFractions, toNumber, ZERO } from './fraction.ts'
import { type AdditiveModel, additiveModel, type JudgeScore } from './numbers/additive-model.ts'
import { type Criterion, compositeScore } from './numbers/composite-score.ts'

/** What a judge gave an idea; an empty `scores`, or no scorecard at all, is a recusal. */
export type Scorecard = { idea: string; judge: string; scores: Readonly<Record<string, number>> }
export type JuryCount = CountInput & {
  seats: number
  criteria: readonly Criterion[]
  scorecards: readonly Scorecard[]
}

export type JuryStage =
  /** `recused` scored nothing; `ignored` is for no candidate; `invalid` has parts of points or comes a second time. */
  | { stage: 'scorecards'; counted: number; recused: number; ignored: number; invalid: number }
  /** `effect`: how much this judge gives more (or, below zero, less) than the jury. */
  | { stage: 'judges'; mean: number; judges: { judge: string; scorecards: number; effect: number }[] }
  | { stage: 'scores'; ideas: { id: string; judges: number; mean: number; corrected: number }[] }
  | ClosingStage

/**
 * A jury with scorecards: weighted composite per card, then idea and judge told apart; the highest corrected score
 * wins. score = mean + idea + judge with ridge 1 on both: see `additiveModel` and `compositeScore`.
 *
 * Exact. Supporters are the judges who scored an idea, so a quorum is a minimum of judges; participants are all judges.
 * Throws a RangeError for seats or weights that are no whole numbers, and candidates named twice.
 */
export function countJury(count: JuryCount): CountResult<JuryStage, CountedIdea[]> {
  wholeNumber(count.seats, 'Seats')
  checkCandidates(count)
  for (const { id, weight } of count.criteria) wholeNumber(weight, `The weight of ${id}`)
  const cards = readScorecards(count)
  const judges = [...new Set(cards.counted.map((card) => card.judge))].sort()
  const ids = count.candidates.map((idea) => idea.id)
  const scores = cards.counted.map(({ idea, judge, score }): JudgeScore => {
    return { idea: ids.indexOf(idea), judge: judges.indexOf(judge), score }
  })
  const model = additiveModel(scores, ids.length, judges.length)
  const standings = juryStandings(count, scores, model)

  return electFromTop<JuryStage>({
    rule: 'jury',
    seats: count.seats,
    quorum: count.quorum,
    participants: count.participants ?? judges.length,
    standings,
    opening: [cards.stage, judgesStage(judges, scores, model), scoresStage(standings, scores, ids)],
    mayWin: (idea) => idea.supporters > 0,
  })
}

type Counted = { idea: string; judge: string; score: Fraction }

function readScorecards({ candidates, criteria, scorecards }: JuryCount) {
  const known = new Set(candidates.map((idea) => idea.id))
  const counted = new Map<string, Counted>()
  const left = { recused: 0, ignored: 0, invalid: 0 }
  for (const { idea, judge, scores } of sortedCards(scorecards)) {
    const key = JSON.stringify([idea, judge])
    const isWhole = Object.values(scores).every(Number.isSafeInteger)
    const score = isWhole ? compositeScore(criteria, scores) : null
    if (!known.has(idea)) left.ignored++
    else if (!isWhole || (score && counted.has(key))) left.invalid++
    else if (!score) left.recused++
    else counted.set(key, { idea, judge, score })
  }
  const stage: JuryStage = { stage: 'scorecards', counted: counted.size, ...left }
  return { counted: [...counted.values()], stage }
}

/** By content, so that of two cards for one idea by one judge the same one counts in whatever order they come. */
const sortedCards = (cards: readonly Scorecard[]) => {
  const keyed = cards.map((card) => ({ card, key: JSON.stringify(Object.entries(card.scores).sort()) }))
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ card }) => card)
}

function juryStandings(count: JuryCount, scores: readonly JudgeScore[], { mean, ideas }: AdditiveModel): Standing[] {
  const judged = countBy(scores.map((score) => score.idea))
  return count.candidates.map(({ id, cost }, index) => {
    const supporters = judged.get(index) ?? 0
    const tally = supporters > 0 ? addFractions(mean, ideas[index] as Fraction) : ZERO
    return { id, tally, supporters, cost: cost ?? null, lot: lotOf(count, id) }
  })
}

function judgesStage(judges: readonly string[], scores: readonly JudgeScore[], model: AdditiveModel): JuryStage {
  const cards = countBy(scores.map((score) => score.judge))
  const rows = judges.map((judge, index) => {
    return { judge, scorecards: cards.get(index) ?? 0, effect: toNumber(model.judges[index] as Fraction) }
  })
  return { stage: 'judges', mean: toNumber(model.mean), judges: rows }
}

function scoresStage(standings: readonly Standing[], scores: readonly JudgeScore[], ids: readonly string[]): JuryStage {
  const judged = standings.filter((idea) => idea.supporters > 0)
  const ideas = judged.map(({ id, supporters, tally }) => {
    const own = scores.filter(({ idea }) => ids[idea] === id).map(({ score }) => score)
    const mean = multiplyFractions(own.reduce(addFractions, ZERO), fraction(1, own.length))
    return { id, judges: supporters, mean: toNumber(mean), corrected: toNumber(tally) }
  })
  return { stage: 'scores', ideas: ideas.sort((one, other) => (one.id < other.id ? -1 : 1)) }
}

function countBy(keys: readonly number[]) {
  const counts = new Map<number, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
