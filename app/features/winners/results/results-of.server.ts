import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { contestCard } from '#app/features/contests/contest-card-shown.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { deviations } from '#app/features/winners/deviations.ts'
import { explainCount } from '#app/features/winners/results/explain-count.server.ts'
import { excerptOf } from '#app/web/render-markdown.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { winnersOf } from '#drizzle/queries/counting.ts'
import { ideaToExport } from '#drizzle/queries/exports.ts'
import { personById } from '#drizzle/queries/people.ts'

/** The order is shown as far as people compare; all of it is in the files. */
const mostShown = 100

export type Results = Awaited<ReturnType<typeof resultsOf>>
export type ResultIdea = Results['ideas'][number]

/** The results of a closed contest as everybody who may see it sees them. */
export async function resultsOf(contest: ContestRow, count: Count, now = new Date()) {
  const concluded = contest.state === 'concluded'
  const chosen = concluded ? (await winnersOf(contest.id)).map(({ idea }) => idea.id) : []
  const shown = [...new Set([...chosen, ...count.order.slice(0, mostShown).map((idea) => idea.id)])]
  const found = new Map((await ideaToExport(shown)).map((row) => [row.idea.id, row]))
  const counted = new Map(count.order.map((idea) => [idea.id, idea]))
  const host = await personById(contest.hostId)
  const ideas = shown.flatMap((id) => {
    const [row, place] = [found.get(id), counted.get(id)]
    if (!row || !place || row.idea.state !== 'published') return []
    const { idea, answer } = row
    return {
      ...{ id, title: idea.title, language: idea.language, path: ideaPath(idea), excerpt: idea.excerpt },
      ...{ place: place.place, supporters: place.supporters, won: chosen.includes(id), reason: idea.winnerReason },
      promisedBy: idea.turn === 'ours' ? idea.promisedBy : null,
      answer: answer && { outcome: answer.outcome, at: answer.createdAt, excerpt: excerptOf(answer.html, 160) },
    }
  })
  const differing = concluded
    ? deviations(
        count.winners.map((winner) => winner.id),
        chosen,
      )
    : []
  return {
    ...contestCard({ contest, host: host?.name ?? '' }, now),
    hasBallot: hasPapers(contest),
    conclusionHtml: contest.conclusionHtml,
    ideasInAll: contest.ideas,
    votes: count.order.reduce((sum, idea) => sum + idea.supporters, 0),
    voters: count.ballots,
    ideas,
    deviations: differing.flatMap(({ id, kind }) => {
      const idea = ideas.find((each) => each.id === id)
      return idea ? [{ kind, idea }] : []
    }),
    count: {
      rule: count.rule,
      hash: count.hash,
      ties: named(count, found),
      quorum: count.quorum,
      provisional: count.provisional.ballots,
    },
    explained: await explainCount(contest, count),
    contract: { hash: contest.contractHash, seed: contest.seed, seedHash: contest.seedHash },
  }
}

/** Ties that concern somebody who reads the page: those among the ideas shown. */
function named(count: Count, found: Map<string, { idea: { title: string } }>) {
  return count.ties
    .filter((tie) => tie.ids.every((id) => found.has(id)))
    .map((tie) => ({ titles: tie.ids.map((id) => found.get(id)?.idea.title ?? ''), brokenBy: tie.brokenBy }))
}
