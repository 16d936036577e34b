import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { contestCard } from '#app/features/contests/contest-card-shown.ts'
import { contestRecord } from '#app/features/contests/page/promises.server.ts'
import { stagesOf } from '#app/features/contests/stages.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { ballotIdeas } from '#app/features/votes/ballots/ballot-ideas.server.ts'
import { isEarly } from '#app/features/winners/close-contest.server.ts'
import { countingWords } from '#app/features/winners/counting/counting-progress.server.ts'
import { pairOrder } from '#app/features/winners/pairs/pair-order.server.ts'
import { answerQueue } from '#drizzle/queries/answer-clock.ts'
import { reviewsByState } from '#drizzle/queries/ballot-reviews.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { hasCount, shortlistOf } from '#drizzle/queries/counting.ts'
import { deskFigures, deskTotals, leadingIdeas } from '#drizzle/queries/desk.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'
import { juryProgress } from '#drizzle/queries/juries.ts'
import { sharedFor } from '#drizzle/shared-read.ts'
import { isLarge } from '#drizzle/sum-up.ts'

const minute = 60_000
const rowsShown = 20
const leadersShown = 10

export type Desk = Awaited<ReturnType<typeof deskOf>>
export type DeskIdea = ReturnType<typeof deskIdea>

/** What the owner of a contest sees on their desk. The caller has asked the policy. */
export async function deskOf(contest: ContestRow, now = new Date()) {
  const figures = { ...(await deskFigures(contest.id, now)), ...(await totalsOf(contest)) }
  const shown = (idea: IdeaRow) => deskIdea(idea, now)
  return {
    ...contestCard({ contest, host: '' }, now),
    places: contest.places,
    stages: stagesOf(contest, now),
    figures,
    record: await contestRecord(contest, now),
    waiting: (await answerQueue(contest.id, rowsShown)).map(({ idea }) => shown(idea)),
    shortlist: (await shortlistOf(contest.id)).map(shown),
    // Whole and weighed ballots are counted at the close: before it no idea leads.
    leading: hasPapers(contest) || contest.weights ? [] : (await leadingIdeas(contest.id, leadersShown)).map(shown),
    uncosted: contest.ballot === 'budget' ? (await ballotIdeas(contest)).uncosted.length : undefined,
    pairs: contest.ballot === 'pair' ? null : await pairOrder(contest.id),
    suspicious: (await reviewsByState(contest.id)).open,
    early: contest.state === 'open' && isEarly(contest, now),
    counting: contest.state === 'closed' && !(await hasCount(contest.id)) ? countingWords(contest.id) : null,
    jury: contest.kind === 'contest' ? await juryProgress(contest.id) : undefined,
    now,
  }
}

/** Of a large contest within the last minute. */
const totalsOf = (contest: ContestRow) =>
  isLarge(contest) ? sharedFor(`desk ${contest.id}`, minute, () => deskTotals(contest)) : deskTotals(contest)

function deskIdea(idea: IdeaRow, now: Date) {
  const { id, title, votes, promisedBy, shortlistedAt } = idea
  const overdue = promisedBy !== null && promisedBy < now && !idea.answeredAt
  return { id, title, votes, promisedBy, overdue, path: ideaPath(idea), listed: shortlistedAt !== null }
}
