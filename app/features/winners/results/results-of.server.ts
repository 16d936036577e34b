import { hasPapers, onlyNames } from '#app/features/contests/ballots/ballots.ts'
import { contestCard } from '#app/features/contests/contest-card-shown.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { decidedWinners } from '#app/features/jury/decided-winners.server.ts'
import { juryWordsOf } from '#app/features/jury/results/jury-words-of.server.ts'
import { statusTeller } from '#app/features/settings/status-teller.server.ts'
import { formatsOf } from '#app/features/winners/ballot-files/ballot-file.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import type { Undecided } from '#app/features/winners/counting/undecided-of.server.ts'
import { deviations } from '#app/features/winners/deviations.ts'
import { pairOrder } from '#app/features/winners/pairs/pair-order.server.ts'
import { explainCount } from '#app/features/winners/results/explain-count.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showNumber } from '#app/ui/figures/show-number.ts'
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
  const close = closeIds(count).slice(0, mostShown)
  const found = new Map((await ideaToExport([...new Set([...shown, ...close])])).map((row) => [row.idea.id, row]))
  const wanted = new Set(shown)
  const counted = new Map(count.order.flatMap((idea) => (wanted.has(idea.id) ? [[idea.id, idea]] : [])))
  const host = await personById(contest.hostId)
  const tell = await statusTeller()
  const ideas = shown.flatMap((id) => {
    const [row, place] = [found.get(id), counted.get(id)]
    if (!row || !place || row.idea.state !== 'published') return []
    const { idea, answer } = row
    return {
      ...{ id, title: idea.title, language: idea.language, path: ideaPath(idea), excerpt: idea.excerpt },
      ...{
        place: place.place,
        supporters: place.supporters,
        weighed: count.weights && onlyNames(contest) ? place.tally : null,
        won: chosen.includes(id),
        reason: idea.winnerReason,
      },
      isClose: close.includes(id),
      promisedBy: idea.turn === 'ours' ? idea.promisedBy : null,
      answer: answer && { status: tell(answer), at: answer.createdAt, excerpt: excerptOf(answer.html, 160) },
    }
  })
  const decided = concluded ? await decidedWinners(contest, count, now) : undefined
  const differing = decided?.ok ? deviations(decided.winners, chosen) : []
  return {
    ...contestCard({ contest, host: host?.name ?? '' }, now),
    hasBallot: hasPapers(contest),
    hasFiles: formatsOf(contest, count).length > 0,
    conclusionHtml: contest.conclusionHtml,
    ideasInAll: contest.ideas,
    votes: count.order.reduce((sum, idea) => sum + idea.supporters, 0),
    voters: count.ballots,
    ideas,
    notShown: Math.max(0, count.order.length - shown.length),
    deviations: differing.flatMap(({ id, kind }) => {
      const idea = ideas.find((each) => each.id === id)
      return idea ? [{ kind, idea }] : []
    }),
    count: {
      rule: count.rule,
      hash: count.hash,
      ties: named(count, found),
      weights: count.weights && count.weighed ? weighingShown(contest, count.weights, count.weighed) : null,
      quorum: count.quorum,
      provisional: count.provisional.ballots,
      setAside: count.setAside ? setAsideShown(count, found) : null,
      undecided: count.undecided && { ...count.undecided, close: closeTitles(count.undecided, found) },
    },
    explained: await explainCount(contest, count),
    // Where pairs are the ballot, the count says what they came to.
    pairs: contest.ballot === 'pair' ? null : await pairOrder(contest.id),
    jury: concluded ? await juryWordsOf(contest, count, now) : undefined,
    contract: { hash: contest.contractHash, seed: contest.seed, seedHash: contest.seedHash },
  }
}

const closeIds = ({ undecided }: Count) => (undecided ? [...undecided.winners, ...undecided.others] : [])

/** The other total by title: who would have won, and which ideas have other sums then; what is hidden now has none. */
function setAsideShown({ setAside, order, winners }: Count, found: Found) {
  const title = (id: string) =>
    (found.get(id)?.idea.state === 'published' ? found.get(id)?.idea.title : undefined) ?? ''
  const without = new Map(order.map(({ id, supporters }) => [id, supporters]))
  const rows = (setAside?.support ?? []).map(({ id, supporters }) => ({
    ...{ title: title(id), without: without.get(id) ?? 0, with: supporters },
  }))
  const won = setAside?.winners ?? []
  return {
    ballots: setAside?.ballots ?? 0,
    winners: won.map(title).filter((name) => name !== ''),
    same: won.join() === winners.map(({ id }) => id).join(),
    rows: rows.filter((row) => row.title !== '' && row.with !== row.without),
  }
}

type Found = Map<string, { idea: { title: string; state: string } }>

/** By title the winners and the others between whom uncounted ballots could decide; what is hidden now has none. */
function closeTitles({ winners, others }: Undecided, found: Map<string, { idea: { title: string; state: string } }>) {
  const titles = (ids: string[]) =>
    ids.flatMap((id) => {
      const idea = found.get(id)?.idea
      return idea?.state === 'published' ? [idea.title] : []
    })
  return { winners: titles(winners), others: titles(others) }
}

/** Ties that concern somebody who reads the page: those among the ideas shown. */
function named(count: Count, found: Map<string, { idea: { title: string } }>) {
  return count.ties
    .filter((tie) => tie.ids.every((id) => found.has(id)))
    .map((tie) => ({ titles: tie.ids.map((id) => found.get(id)?.idea.title ?? ''), brokenBy: tie.brokenBy }))
}

/** The two groups of the house, and each declared group in words: the names are those of the contract. */
function weighingShown(
  { weightNames }: ContestRow,
  weights: NonNullable<Count['weights']>,
  weighed: Record<string, number>,
) {
  const { customers, employees, ...declared } = weights
  return {
    ...{ customers, employees },
    weighed: { customers: weighed.customers ?? 0, employees: weighed.employees ?? 0 },
    declared: Object.entries(declared).map(([id, weight]) =>
      m.winners_weights_declared({ n: showNumber(weighed[id] ?? 0), name: weightNames?.[id] ?? id, weight }),
    ),
  }
}
