import { closesAt } from '#app/features/contests/closes-at.ts'
import { openingFault } from '#app/features/contests/open-contest.server.ts'
import { rulesInWords } from '#app/features/contests/rules-in-words.ts'
import { refusalText } from '#app/features/contests/setup/explain-refusal.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

export type ContestSummaryShown = Awaited<ReturnType<typeof contestSummary>>

/** What is about to be frozen, and what still keeps the contest from opening. */
export async function contestSummary(contest: ContestRow, now: Date = new Date()) {
  const { slug, title, question, kind, language, timeZone } = contest
  const { ideasFrom, ideasUntil, votingFrom, juryUntil, answerBy } = contest
  const fault = await openingFault(contest, now)
  return {
    ...{ slug, title, question, kind, language, timeZone },
    ...{ ideasFrom, ideasUntil, votingFrom, juryUntil, answerBy, closes: closesAt(contest) },
    rules: rulesInWords(contest),
    faults: fault ? [refusalText(fault.reason)] : [],
  }
}
