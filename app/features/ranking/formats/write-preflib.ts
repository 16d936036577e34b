import type { NamedCandidate } from './election-file.ts'
import type { CategoryBallot, OrderKind } from './parse-preflib.ts'
import { numbersById, type TalliedOrder, type WrittenElection, wholeVotes } from './written-election.ts'

/** Ideas sorted into categories, to be written. */
export type WrittenCategories = {
  title: string
  candidates: readonly NamedCandidate[]
  categories: readonly string[]
  ballots: readonly CategoryBallot[]
}

/** Told in headers of our own, which other readers pass over; see `parsePreflib`. */
type Settled = { seats?: number; quorum?: number | null; tieOrder?: readonly string[] }
type Named = Settled & { name: string; title: string; candidates: readonly NamedCandidate[] }

/** What the headers say of all ballots together. */
type Totals = { voters: bigint | number; orders: number }

/**
 * Writes ranked ballots as PrefLib orders, see `parsePreflib`. The most restrictive kind that holds all ballots is
 * chosen, as PrefLib asks; `complete` adds what people left out as a last shared rank, which makes a `.toc`; `kind` asks for a wider one.
 * Weighted ballots are multiplied until all votes are whole. `name` is the file's, without an ending.
 * Throws a RangeError for a ballot that ranks an unknown candidate.
 */
export function writePreflibOrders(election: WrittenElection & Named & { complete?: boolean; kind?: OrderKind }) {
  const numberOf = numbersById(election.candidates)
  const everybody = election.candidates.map((_, index) => index + 1)
  const numbered = election.ballots.map(({ ranks, ...weighed }) => {
    const groups = ranks.filter((group) => group.length > 0).map((group) => group.map(numberOf))
    const ranked = new Set(groups.flat())
    const left = everybody.filter((number) => !ranked.has(number))
    return { ...weighed, groups: election.complete && left.length > 0 ? [...groups, left] : groups }
  })
  const orders = wholeVotes(numbered, ({ groups }) => groups.map(writeGroup).join(','))
  const kind = election.kind ?? kindOf(numbered, everybody.length)
  return { kind, text: preflibOrdersHead(election, kind, totalsOf(orders)) + orders.map(preflibLine).join('') }
}

/** Writes ideas sorted into categories as a PrefLib `.cat`, see `parsePreflib` and `writePreflibOrders`. */
export function writePreflibCategories(election: WrittenCategories & Named) {
  const numberOf = numbersById(election.candidates)
  const orders = wholeVotes(election.ballots, ({ categories }) =>
    election.categories.map((_, place) => writeGroup((categories[place] ?? []).map(numberOf))).join(','),
  )
  return preflibCategoriesHead(election, totalsOf(orders)) + orders.map(preflibLine).join('')
}

/** What stands above the orders. */
export const preflibOrdersHead = (named: Named, kind: OrderKind, totals: Totals) =>
  writeHead(named, kind, totals, [`# NUMBER UNIQUE ORDERS: ${totals.orders}`])

/** What stands above the lines of categories. */
export const preflibCategoriesHead = (named: Named & Pick<WrittenCategories, 'categories'>, totals: Totals) =>
  writeHead(named, 'cat', totals, [
    `# NUMBER UNIQUE PREFERENCES: ${totals.orders}`,
    `# NUMBER CATEGORIES: ${named.categories.length}`,
    ...named.categories.map((name, index) => `# CATEGORY NAME ${index + 1}: ${oneLine(name)}`),
  ])

export const preflibLine = ({ order, votes }: TalliedOrder) => `${votes}: ${order}\n`

const totalsOf = (orders: readonly { votes: bigint }[]): Totals => ({
  ...{ voters: orders.reduce((sum, { votes }) => sum + votes, 0n), orders: orders.length },
})

/** Candidates that share a rank or a category, by their numbers. */
export const writeGroup = (numbers: readonly number[]) =>
  numbers.length === 1 ? `${numbers[0]}` : `{${numbers.join()}}`

function kindOf(ballots: readonly { groups: readonly number[][] }[], candidates: number): OrderKind {
  const ties = ballots.some(({ groups }) => groups.some((group) => group.length > 1)) ? 't' : 's'
  const complete = ballots.every(({ groups }) => groups.flat().length === candidates) ? 'c' : 'i'
  return `${ties}o${complete}`
}

function writeHead(named: Named, kind: string, { voters }: Totals, headers: readonly string[]) {
  const { name, title, candidates } = named
  const lines = [
    `# FILE NAME: ${oneLine(name)}.${kind}`,
    `# TITLE: ${oneLine(title)}`,
    `# DATA TYPE: ${kind}`,
    '# MODIFICATION TYPE: original',
    `# NUMBER ALTERNATIVES: ${candidates.length}`,
    `# NUMBER VOTERS: ${voters}`,
    ...headers,
    ...settledHeaders(named),
    ...candidates.map((candidate, index) => `# ALTERNATIVE NAME ${index + 1}: ${oneLine(candidate.name)}`),
  ]
  return `${lines.join('\n')}\n`
}

function settledHeaders({ seats, quorum, tieOrder, candidates }: Named) {
  const order = tieOrder?.map(numbersById(candidates)).join(',')
  return [
    ...(seats === undefined ? [] : [`# SEATS: ${seats}`]),
    ...(quorum ? [`# QUORUM: ${quorum}`] : []),
    ...(order ? [`# TIE ORDER: ${order}`] : []),
  ]
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
