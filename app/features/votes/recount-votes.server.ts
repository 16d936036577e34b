import { flushViews } from '#app/features/ideas/record-views.server.ts'
import { debatedScore } from '#app/features/ranking/orders/debated-score.ts'
import { fairScore } from '#app/features/ranking/orders/fair-score.ts'
import { trendingScore } from '#app/features/ranking/orders/trending-score.ts'
import { pairCounters } from '#app/features/votes/choose/move-pair-tally.server.ts'
import { log } from '#app/server/log.server.ts'
import { transaction } from '#drizzle/database.ts'
import { pairTallyOf } from '#drizzle/queries/comparisons.ts'
import { type ContestRow, changeContest, contestById } from '#drizzle/queries/contests.ts'
import { changeIdea, type IdeaRow, ideasByIds } from '#drizzle/queries/ideas.ts'
import { commentTallies, commentTimes, contestIds, contestSums, ideaIdsAfter } from '#drizzle/queries/recount.ts'
import { viewsOf } from '#drizzle/queries/views.ts'
import { tallyOf, voteTimes } from '#drizzle/queries/votes.ts'

export interface CounterFault {
  kind: 'idea' | 'contest'
  id: string
  counter: string
  stored: number
  counted: number
}

const ideasAtOnce = 200
/** Scores are sums of many roundings; counters have to agree to the last one. */
const tolerance = 1e-6

/**
 * Counts everything again from votes, views and comments themselves, compares it with the counters, mends what differs
 * and answers it: an empty list is what there should be. Nightly; in pieces, so that votes are not kept waiting.
 */
export async function recountVotes(): Promise<CounterFault[]> {
  await flushViews()
  const faults: CounterFault[] = []
  let ids = await ideaIdsAfter('', ideasAtOnce)
  while (ids.length > 0) {
    const piece = ids
    faults.push(...(await transaction(() => recountPiece(piece))))
    ids = await ideaIdsAfter(piece.at(-1) as string, ideasAtOnce)
  }
  for (const id of await contestIds()) faults.push(...(await transaction(() => recountContest(id))))
  if (faults.length > 0) log('warn', 'counters-mended', { count: faults.length, reason: summaryOf(faults) })
  return faults
}

const longestSummary = 5

/** The first few differences, for whoever reads the log. */
function summaryOf(faults: CounterFault[]) {
  const lines = faults.map(({ kind, id, counter, stored, counted }) => `${kind} ${id} ${counter} ${stored}→${counted}`)
  return lines.slice(0, longestSummary).join('; ')
}

async function recountPiece(ids: string[]): Promise<CounterFault[]> {
  const counted = await countIdeas(ids)
  const contests = new Map<string, ContestRow | undefined>()
  const faults: CounterFault[] = []
  for (const idea of await ideasByIds(ids)) {
    if (!contests.has(idea.contestId)) contests.set(idea.contestId, await contestById(idea.contestId))
    const right = counted(idea, contests.get(idea.contestId)?.fairPrior ?? 0)
    const wrong = differences('idea', idea.id, idea, right)
    if (wrong.length > 0) await changeIdea(idea.id, right)
    faults.push(...wrong)
  }
  return faults
}

async function recountContest(id: string): Promise<CounterFault[]> {
  const contest = await contestById(id)
  if (!contest) return []
  const sums = await contestSums(id)
  const wrong = differences('contest', id, contest, sums)
  if (wrong.length > 0) await changeContest(id, sums)
  return wrong
}

/** What the counters of these ideas should be. */
async function countIdeas(ids: string[]) {
  const votes = byIdea(await tallyOf(ids))
  const views = byIdea(await viewsOf(ids))
  const comments = byIdea(await commentTallies(ids))
  const votedAt = timesByIdea(await voteTimes(ids))
  const arguedAt = timesByIdea(await commentTimes(ids))
  const compared = pairsByIdea(await pairTallyOf(ids))
  return (idea: IdeaRow, prior: number) => {
    const { votes: counted = 0, provisional = 0, listVotes = 0 } = votes.get(idea.id) ?? {}
    const argued = { comments: 0, commentsFor: 0, commentsAgainst: 0, commentsQuestion: 0, ...comments.get(idea.id) }
    const { comments: all, commentsFor, commentsAgainst, commentsQuestion } = argued
    const seen = views.get(idea.id)?.views ?? 0
    const counters = { votes: counted, provisional, listVotes, views: seen, ...compared(idea.id) }
    if (!idea.publishedAt) return { ...counters, comments: all, commentsFor, commentsAgainst, commentsQuestion }
    return {
      ...{ ...counters, comments: all, commentsFor, commentsAgainst, commentsQuestion },
      fairScore: fairScore(listVotes, seen, prior),
      debatedScore: debatedScore(commentsFor, commentsAgainst, all),
      trendingScore: trendingScore({
        publishedAt: idea.publishedAt,
        votes: votedAt.get(idea.id) ?? [],
        comments: arguedAt.get(idea.id) ?? [],
      }),
    }
  }
}

function differences(kind: CounterFault['kind'], id: string, stored: object, counted: Record<string, number>) {
  const before = stored as Record<string, number>
  return Object.entries(counted)
    .filter(([counter, value]) => Math.abs((before[counter] ?? 0) - value) > tolerance)
    .map(([counter, value]) => ({ kind, id, counter, stored: before[counter] ?? 0, counted: value }))
}

function byIdea<Row extends { ideaId: string | null }>(rows: Row[]) {
  return new Map(rows.map((row) => [row.ideaId ?? '', row]))
}

/** An idea is the smaller id of some pairs and the larger of others. */
function pairsByIdea(rows: Awaited<ReturnType<typeof pairTallyOf>>) {
  return (ideaId: string) => {
    const mine = rows.filter((row) => row.ideaId === ideaId)
    const sum = (name: 'met' | 'pairWins' | 'pairLosses') => mine.reduce((total, row) => total + row[name], 0)
    return { met: sum('met'), ...pairCounters(sum('pairWins'), sum('pairLosses')) }
  }
}

function timesByIdea(rows: { ideaId: string | null; at: Date }[]) {
  const times = new Map<string, Date[]>()
  for (const { ideaId, at } of rows) {
    const known = times.get(ideaId ?? '')
    if (known) known.push(at)
    else times.set(ideaId ?? '', [at])
  }
  return times
}
