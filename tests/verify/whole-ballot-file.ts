import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { type Marks, mostStars } from '#app/features/contests/ballots/marks.ts'
import { writeBlt } from '#app/features/ranking/formats/write-blt.ts'
import { writePabulib } from '#app/features/ranking/formats/write-pabulib.ts'
import { writePreflibCategories, writePreflibOrders } from '#app/features/ranking/formats/write-preflib.ts'
import { numberOn } from '#app/features/votes/append-ballot.server.ts'
import type { BallotFormat } from '#app/features/winners/ballot-files/ballot-formats.ts'
import { publishedElection } from '#app/features/winners/ballot-files/published-election.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { groupIn } from '#app/features/winners/counting/weights-of.server.ts'
import { standingPapers } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { standingVotesOf } from '#drizzle/queries/counting.ts'

type Whole = Awaited<ReturnType<typeof wholeElection>>

/** A ballot file as the writers of its format make it of all ballots at once: what is read in pieces has to be the same. */
export async function wholeBallotFile(contest: ContestRow, count: Count, format: BallotFormat) {
  return writers[format](await wholeElection(contest, count))
}

async function wholeElection(contest: ContestRow, count: Count) {
  const election = await publishedElection(contest, count)
  const candidates = new Set(election.candidates.map(({ id }) => id))
  const ballots = hasPapers(contest) ? await papersOf(contest, candidates) : await votesOf(contest, candidates)
  return { ...election, ballots: ballots.sort((one, other) => (one.id < other.id ? -1 : 1)) }
}

type Ballot = { id: string; approvals: string[]; marks?: Marks; weight?: number }

async function papersOf({ id, ballot: kind, weights }: ContestRow, candidates: Set<string>): Promise<Ballot[]> {
  const papers = (await standingPapers(id)).filter(({ state }) => state === 'counted')
  return papers.map(({ ballot, marks }) => {
    const known = Object.entries(marks).filter(([idea]) => candidates.has(idea))
    known.sort(([one], [other]) => (one < other ? -1 : 1))
    return {
      ...{ id: numberOn(ballot), approvals: known.map(([idea]) => idea) },
      ...(kind === 'budget' ? {} : { marks: Object.fromEntries(known) }),
      weight: weights?.[groupIn(ballot)],
    }
  })
}

/** The last vote of a ballot says which group it belongs to. */
async function votesOf({ id, weights }: ContestRow, candidates: Set<string>): Promise<Ballot[]> {
  const votes = []
  for await (const some of standingVotesOf(id)) votes.push(...some)
  const counted = votes.filter(({ state, idea }) => state === 'counted' && candidates.has(idea))
  const ballots = new Map<string, Ballot>()
  for (const { idea, ballot } of counted.sort((one, other) => one.seq - other.seq)) {
    const known = ballots.get(numberOn(ballot))
    const approvals = [...(known?.approvals ?? []), idea].sort()
    ballots.set(numberOn(ballot), { id: numberOn(ballot), approvals, weight: weights?.[groupIn(ballot)] })
  }
  return [...ballots.values()]
}

const writers: Record<BallotFormat, (election: Whole) => string> = {
  pb: asPabulib,
  toc: (election) => writePreflibOrders({ ...orders(election), complete: true, kind: 'toc' }).text,
  toi: (election) => writePreflibOrders({ ...orders(election), kind: 'toi' }).text,
  soi: (election) => writePreflibOrders({ ...orders(election), kind: 'soi' }).text,
  cat: asCat,
  blt: (election) => writeBlt({ ...orders(election), withdrawn: election.quorum?.below ?? [] }),
  json: asJson,
}

const named = ({ slug, title, candidates, seats, quorum, tieOrder }: Whole) => ({
  ...{ name: `${slug}-ballots`, title, candidates, seats, quorum: quorum?.needed ?? null, tieOrder },
})

const orders = (election: Whole) => ({
  ...named(election),
  ballots: election.ballots.map(({ approvals, marks, weight }) => ({
    ...{ ranks: marks ? ranksOf(marks) : [approvals], people: weight },
  })),
})

const ranksOf = (marks: Marks) =>
  [...new Set(Object.values(marks))]
    .sort((one, other) => one - other)
    .map((rank) => Object.keys(marks).filter((id) => marks[id] === rank))

function asCat(election: Whole) {
  const everything = election.candidates.map(({ id }) => id)
  const ballots = election.ballots.map(({ approvals, weight }) => ({
    ...{ categories: [approvals, everything.filter((id) => !approvals.includes(id))], people: weight },
  }))
  return writePreflibCategories({ ...named(election), categories: ['Approved', 'Not approved'], ballots })
}

function asPabulib(election: Whole) {
  const { slug, title, language, rule, ballot, seed, seats, budget, unit, quorum, candidates, supporters } = election
  const places = budget === null
  return writePabulib({
    meta: {
      ...{ description: oneLine(title), country: '', unit: slug, instance: slug },
      ...{ rule: rule === 'approval' ? 'greedy' : rule, language },
      ...(places ? { seats: `${seats}` } : { currency: oneLine(unit) }),
      ...{ quorum: `${quorum?.needed ?? ''}`, seed },
      ...(ballot === 'score' ? { min_points: '0', max_points: `${mostStars}` } : {}),
    },
    budget: budget ?? seats,
    voteType: ballot === 'score' ? 'scoring' : ballot === 'points' ? 'cumulative' : 'approval',
    projects: candidates.map(({ id, name, cost }) => ({
      ...{ id, cost: places ? 1 : (cost ?? 0) },
      row: {
        ...{ votes: `${supporters.get(id) ?? 0}`, name: oneLine(name) },
        ...(places ? { price: `${cost ?? ''}` } : {}),
      },
    })),
    votes: election.ballots
      .filter(({ approvals }) => approvals.length > 0)
      .flatMap(({ id, approvals, marks, weight = 1 }) =>
        Array.from({ length: weight }, (_, nth) => ({
          ...{ voterId: nth === 0 ? id : `${id}-${nth + 1}`, approvals, row: {} },
          points: marks ? approvals.map((idea) => marks[idea] ?? 0) : null,
        })),
      ),
    winners: election.winners,
  })
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

function asJson(election: Whole) {
  const { slug, title, rule, ballot, seats, budget, unit, quorum, seed, winners, candidates } = election
  const ends = budget === null ? { seats } : { budget, unit }
  const said = { contest: slug, title, ballot, rule, ...ends, quorum: quorum?.needed ?? null, seed, winners }
  const ballots = election.ballots.map(({ id, approvals, marks, weight }) => ({
    ...(marks ? { id, ...(ballot === 'rank' ? { ranks: ranksOf(marks) } : { numbers: marks }) } : { id, approvals }),
    ...(weight === undefined ? {} : { weight: `${weight}` }),
  }))
  const rows = [
    ...Object.entries(said).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`),
    `  "candidates": [${lines(candidates)}],`,
    `  "ballots": [${lines(ballots)}]`,
  ]
  return `{\n${rows.join('\n')}\n}\n`
}

const lines = (list: readonly object[]) =>
  list.length > 0 ? `\n    ${list.map((each) => JSON.stringify(each)).join(',\n    ')}\n  ` : ''
