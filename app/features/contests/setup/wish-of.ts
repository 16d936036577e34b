import { addWorkingDays } from '#app/features/contests/add-working-days.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/**
 * What an owner would have said to get this contest. Dates that follow from others are null, so that they go on
 * following when the others change.
 */
export function wishOf(contest: ContestRow): ContestWish {
  const { kind, language, title, question, brief, helpText, audience, takePart, eligibility, votesPerPerson } = contest
  const { ballot, rule, places, quorum, quorumKind, prizes, tags, moderation, counts, promiseDays, timeZone } = contest
  const { budget, budgetUnit, receipts, readDays } = contest
  return {
    ...{ kind, language, title, question, brief, helpText, audience, takePart, eligibility, votesPerPerson },
    ...{ ballot, rule, places, quorum, quorumKind, prizes, tags, moderation, counts, promiseDays, timeZone },
    ...{ budget, budgetUnit, receipts, readDays, weights: contest.weights },
    ...wishedDates(contest),
  }
}

function wishedDates(contest: ContestRow) {
  const { ideasFrom, ideasUntil, votingFrom, votingUntil, juryUntil, answerBy, promiseDays, timeZone } = contest
  const closes = contest.kind === 'debate' ? ideasUntil : votingUntil
  const overlap = !(ideasUntil && votingFrom && votingFrom >= ideasUntil)
  const usualVoting = overlap ? ideasFrom : ideasUntil
  const end = juryUntil ?? closes
  const usualAnswer = end && addWorkingDays(end, Math.max(1, promiseDays), timeZone)
  return {
    ...{ closes, overlap, ideasFrom, juryUntil },
    ideasUntil: isSame(ideasUntil, closes) ? null : ideasUntil,
    votingFrom: isSame(votingFrom, usualVoting) ? null : votingFrom,
    answerBy: isSame(answerBy, usualAnswer) ? null : answerBy,
  }
}

const isSame = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime()
