import type { ApprovalBallot } from '../counting/count-approval.ts'
import type { NumberBallot, RankedBallot } from '../counting/count-result.ts'
import type { NamedCandidate } from '../formats/election-file.ts'
import type { PabulibElection } from '../formats/pabulib.ts'
import { pabulibApprovals, pabulibCandidates, pabulibPoints } from '../formats/pabulib-ballots.ts'
import { parseBlt } from '../formats/parse-blt.ts'
import { parsePabulib } from '../formats/parse-pabulib.ts'
import { type PreflibFile, parsePreflib } from '../formats/parse-preflib.ts'
import { approvalsInOrders } from './approvals-in-orders.ts'
import { type Election, NO_LIMITS } from './election.ts'
import { readJsonElection } from './read-json-election.ts'

export const electionFormats = ['pb', 'blt', 'soc', 'soi', 'toc', 'toi', 'cat', 'json'] as const
export type ElectionFormat = (typeof electionFormats)[number]

/** The format that a file's name or, failing that, its beginning tells; BLT has no mark of its own. */
export function formatOf(name: string, text: string): ElectionFormat {
  const ending = /\.(\w+)$/.exec(name.toLowerCase())?.[1]
  const known = electionFormats.find((format) => format === ending)
  if (known) return known
  if (/^\s*META\b/i.test(text)) return 'pb'
  if (/^\s*#\s*[A-Z ]+:/.test(text)) return 'toc'
  return /^\s*\{/.test(text) ? 'json' : 'blt'
}

/**
 * Reads an election in any of the formats. Candidates go by their names, in Pabulib files by their project ids.
 * Throws a MalformedFile that names the line.
 */
export function readElection(text: string, format: ElectionFormat): Election {
  if (format === 'json') return readJsonElection(text)
  if (format === 'pb') return fromPabulib(parsePabulib(text))
  return format === 'blt' ? fromBlt(text) : fromPreflib(parsePreflib(text))
}

function fromPabulib(file: PabulibElection): Election {
  const points = file.voteType === 'cumulative' || file.voteType === 'scoring' || file.voteType === 'ordinal'
  const limit = (name: string) => (file.meta[name] ? Number(file.meta[name]) : null)
  return {
    title: file.meta.description ?? '',
    candidates: pabulibCandidates(file),
    seats: limit('seats'),
    quorum: limit('quorum'),
    seed: file.meta.seed,
    prices: pricesOf(file),
    budget: file.budget,
    tieOrder: null,
    approvals: pabulibApprovals(file),
    numbers: points ? pabulibPoints(file) : undefined,
    ranked:
      file.voteType === 'ordinal' || file.voteType === 'choose-1'
        ? file.votes.map(({ approvals }) => ({ ranks: approvals.map((id) => [id]) }))
        : undefined,
    limits: { inAll: limit('max_sum_points'), each: limit('max_points'), lowest: limit('min_points') },
  }
}

/** Our own column: in a file where every project costs one of so many seats, the money each would take. */
function pricesOf({ projects }: PabulibElection) {
  if (!projects.some(({ row }) => row.price !== undefined)) return undefined
  return new Map(projects.map(({ id, row }) => [id, row.price ? Number(row.price) : null]))
}

function fromBlt(text: string): Election {
  const { title, seats, candidates, ballots, withdrawn, tieOrder } = parseBlt(text)
  const named = namer(candidates)
  const gone = new Set(withdrawn)
  const ranked = rename(ballots, named)
  return {
    title,
    seats,
    budget: null,
    candidates: candidates.filter(({ id }) => !gone.has(id)).map(({ id }) => ({ id: named(id) })),
    tieOrder: tieOrder?.map(named) ?? null,
    approvals: approvalsInOrders(ranked, candidates.length),
    ranked,
    limits: NO_LIMITS,
  }
}

function fromPreflib(file: PreflibFile): Election {
  const named = namer(file.candidates)
  const { title, seats = null, quorum = null } = file
  const tieOrder = file.tieOrder?.map(named) ?? null
  const base = { title, seats, quorum, tieOrder, budget: null, limits: NO_LIMITS }
  const candidates = file.candidates.map(({ id }) => ({ id: named(id) }))
  if (file.kind !== 'cat') {
    const orders = rename(file.ballots, named)
    return { ...base, candidates, approvals: approvalsInOrders(orders, candidates.length), ranked: orders }
  }
  // The first category is the best one: what is in it is approved of.
  const approvals = file.ballots.map(
    ({ categories, ...weighed }): ApprovalBallot => ({ ...weighed, approvals: (categories[0] ?? []).map(named) }),
  )
  const best = file.categories.length - 1
  const numbers = file.ballots.map(
    ({ categories, ...weighed }): NumberBallot => ({
      ...weighed,
      numbers: Object.fromEntries(categories.flatMap((ids, place) => ids.map((id) => [named(id), best - place]))),
    }),
  )
  const ranked = file.ballots.map(
    ({ categories, ...weighed }): RankedBallot => ({
      ...weighed,
      ranks: categories.filter((ids) => ids.length > 0).map((ids) => ids.map(named)),
    }),
  )
  return { ...base, candidates, approvals, numbers, ranked, limits: { inAll: null, each: best, lowest: 0 } }
}

const rename = (ballots: readonly RankedBallot[], named: (id: string) => string): RankedBallot[] =>
  ballots.map(({ ranks, ...weighed }) => ({ ...weighed, ranks: ranks.map((group) => group.map(named)) }))

/** Names instead of numbers; two of one name keep their numbers beside it. */
function namer(candidates: readonly NamedCandidate[]) {
  const seen = new Map<string, number>()
  for (const { name } of candidates) seen.set(name, (seen.get(name) ?? 0) + 1)
  const names = new Map(
    candidates.map(({ id, name }) => [id, name === '' ? id : (seen.get(name) ?? 0) > 1 ? `${name} (${id})` : name]),
  )
  return (id: string) => names.get(id) ?? id
}
