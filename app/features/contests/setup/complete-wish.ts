import type { WorkCalendar } from '#app/features/contests/add-working-days.ts'
import { ballotOfRule, limitFor } from '#app/features/contests/ballots/ballots.ts'
import { dateFault } from '#app/features/contests/dates/date-faults.ts'
import { defaultDates } from '#app/features/contests/dates/default-dates.ts'
import { audienceFault } from '#app/features/contests/setup/audience-fault.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

export interface Usual {
  language: ContestRow['language']
  timeZone: string
  /** When people work: days of answering are counted in it. */
  calendar?: WorkCalendar
}

const longestTitle = 80

/** The whole of a contest from the little its owner had to say. */
export function completeWish(wish: ContestWish, { calendar, ...usual }: Usual, now: Date) {
  const { closes, overlap, invited, ...said } = wish
  const question = said.question || said.title || ''
  const base = { ...usualChoices, ...usual, ...stated(said), question, title: said.title || shortTitle(question) }
  const dates = defaultDates({ ...base, calendar, closes, overlap: overlap ?? overlaps(wish) }, now)
  // Only a contest has places to give out, and a ballot to fill in.
  const votes = base.kind === 'contest' ? base : { ballot: 'approve' as const, rule: 'approval' as const }
  const votesPerPerson = limitFor(votes.ballot, base.votesPerPerson)
  const money = votes.ballot === 'budget' ? {} : { budget: null, budgetUnit: '' }
  const weights = base.kind === 'contest' ? unequal(base.weights) : null
  return { ...base, ...dates, ballot: votes.ballot, rule: votes.rule, votesPerPerson, weights, ...money }
}

/** Groups that weigh the same need no weights. */
const unequal = (weights: ContestRow['weights']) =>
  weights && new Set(Object.values(weights)).size > 1 ? weights : null

const onlyHouse = (weights: object) => Object.keys(weights).length === 2

export type CompleteWish = ReturnType<typeof completeWish>

/** What its owner must still put right, with the field it concerns. */
export function wishFault(contest: CompleteWish, now: Date) {
  if (contest.question === '') return { field: 'question', reason: 'question-missing' as const }
  if (ballotOfRule(contest.rule) !== contest.ballot) return { field: 'rule', reason: 'rule-of-other-ballot' as const }
  if (contest.ballot === 'budget' && contest.budget === null)
    return { field: 'budget', reason: 'budget-missing' as const }
  if (
    contest.weights &&
    onlyHouse(contest.weights) &&
    (contest.takePart === 'customers' || contest.takePart === 'employees')
  )
    return { field: 'weightEmployees', reason: 'weights-one-group' as const }
  return audienceFault(contest) ?? dateFault(contest, now)
}

const usualChoices = {
  kind: 'contest' as ContestRow['kind'],
  brief: '',
  helpText: '',
  audience: 'everyone' as ContestRow['audience'],
  takePart: 'everyone' as ContestRow['takePart'],
  eligibility: 'confirmed' as ContestRow['eligibility'],
  votesPerPerson: null as number | null,
  ballot: 'approve' as ContestRow['ballot'],
  rule: 'approval' as ContestRow['rule'],
  places: 3,
  quorum: 0,
  quorumKind: 'supporters' as ContestRow['quorumKind'],
  budget: null as number | null,
  budgetUnit: '',
  weights: null as ContestRow['weights'],
  prizes: '',
  tags: [] as string[],
  moderation: 'after' as ContestRow['moderation'],
  counts: 'hidden' as ContestRow['counts'],
  receipts: 'choice' as ContestRow['receipts'],
  readDays: 2,
  promiseDays: 5,
}

/** Ideas and votes run together unless the owner set dates that say otherwise. */
function overlaps({ ideasUntil, votingFrom }: ContestWish) {
  return !(ideasUntil && votingFrom && votingFrom >= ideasUntil)
}

function stated<Said extends object>(said: Said) {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Said
}

/** A long question makes a heading by its first words. */
function shortTitle(question: string) {
  if (question.length <= longestTitle) return question
  const cut = question.slice(0, longestTitle)
  return `${cut.slice(0, cut.lastIndexOf(' ') > 20 ? cut.lastIndexOf(' ') : longestTitle)}…`
}
