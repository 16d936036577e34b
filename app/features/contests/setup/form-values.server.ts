import { defaultClose } from '#app/features/contests/dates/default-dates.ts'
import type { Invited } from '#app/features/contests/setup/contest-wish.ts'
import { meaningOf, type Who, whoOf } from '#app/features/contests/setup/who-takes-part.ts'
import { wishOf } from '#app/features/contests/setup/wish-of.ts'
import { instantToLocal } from '#app/web/local-time.ts'
import type { FormValues } from '#app/web/read-form.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** What the set-up page shows before anything was said. */
export function newFormValues(usual: { language: string; timeZone: string; who: Who }, now: Date): FormValues {
  const closes = instantToLocal(defaultClose(now, usual.timeZone), usual.timeZone)
  return { ...usualAnswers, ...usual, closes }
}

const usualAnswers = {
  kind: 'contest',
  overlap: 'on',
  votes: 'unlimited',
  rule: 'approval',
  places: '3',
  weightCustomers: '1',
  weightEmployees: '1',
  quorum: '0',
  quorumKind: 'supporters',
  moderation: 'after',
  counts: 'hidden',
  receipts: 'choice',
  readDays: '2',
  promiseDays: '5',
}

/** A draft as the set-up page shows it. Dates that follow from others stay empty. */
export function formValuesOf(contest: ContestRow, invited: Invited): FormValues {
  const wish = wishOf(contest)
  const { kind, language, title, question, brief, helpText, prizes, rule, quorumKind, moderation, counts } = contest
  const { timeZone, receipts, budget, budgetUnit } = contest
  const numbers = {
    places: contest.places,
    weightCustomers: contest.weights?.customers ?? 1,
    weightEmployees: contest.weights?.employees ?? 1,
    quorum: contest.quorum,
    readDays: contest.readDays,
    promiseDays: contest.promiseDays,
    version: contest.version,
  }
  return {
    ...{ kind, language, question, brief, helpText, prizes, rule, quorumKind, moderation, counts, timeZone },
    receipts,
    ...Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, String(number)])),
    budget: String(budget ?? ''),
    budgetUnit,
    title: title === question ? '' : title,
    tags: contest.tags.join(', '),
    invited: [...invited.emails, ...invited.domains].join('\n'),
    ...(wish.overlap ? { overlap: 'on' } : {}),
    ...(contest.finalOf ? { final: 'yes' } : {}),
    ...votesOf(contest),
    ...declaredOf(contest),
    ...audiencesOf(contest),
    ...datesOf(wish, timeZone),
  }
}

/** The weights of declared groups, each in a field of its own. */
function declaredOf({ weights }: ContestRow): FormValues {
  const { customers, employees, ...declared } = weights ?? {}
  return Object.fromEntries(Object.entries(declared).map(([id, weight]) => [`weightGroups.${id}`, String(weight)]))
}

function votesOf({ ballot, votesPerPerson }: ContestRow): FormValues {
  if (ballot !== 'approve') return { votes: 'unlimited', votesPerPerson: '', limit: String(votesPerPerson ?? '') }
  if (votesPerPerson === null) return { votes: 'unlimited', votesPerPerson: '' }
  return votesPerPerson === 1
    ? { votes: 'one', votesPerPerson: '' }
    : { votes: 'some', votesPerPerson: String(votesPerPerson) }
}

/** Only what differs from what the answer to “Who may take part?” means. */
function audiencesOf(contest: ContestRow) {
  const who = whoOf(contest)
  const meaning = meaningOf(who)
  return {
    who,
    audience: contest.audience === meaning.audience ? '' : contest.audience,
    eligibility: contest.eligibility === meaning.eligibility ? '' : contest.eligibility,
  }
}

function datesOf(wish: ReturnType<typeof wishOf>, timeZone: string) {
  const local = (date: Date | null | undefined) => (date ? instantToLocal(date, timeZone) : '')
  const { closes, ideasFrom, ideasUntil, votingFrom, juryUntil, answerBy } = wish
  return {
    closes: local(closes),
    ideasFrom: local(ideasFrom),
    ideasUntil: local(ideasUntil),
    votingFrom: local(votingFrom),
    juryUntil: local(juryUntil),
    answerBy: local(answerBy),
  }
}
