import type { RankedBallot, Weighed } from '../counting/count-result.ts'
import type { NamedCandidate, RankedElection } from './election-file.ts'
import { MalformedFile } from './malformed-file.ts'

/** s strict, t with ties; o order; c complete, i incomplete. */
export type OrderKind = 'soc' | 'soi' | 'toc' | 'toi'

/** One person's sorting of ideas into the categories of a file, in their order; a category may be empty. */
export type CategoryBallot = Weighed & { categories: readonly (readonly string[])[] }

/** A file of orders, or of ideas sorted into `categories` (as "yes" and "no"). */
export type PreflibFile = Settled &
  (
    | (RankedElection & { kind: OrderKind })
    | { kind: 'cat'; title: string; candidates: NamedCandidate[]; categories: string[]; ballots: CategoryBallot[] }
  )

/** What our own files say besides in headers that others pass over; `tieOrder` is best first. */
type Settled = { seats?: number; quorum?: number; tieOrder?: string[] }

/**
 * Reads a file of PrefLib, the library of preference data: `# KEY: value` lines, then `people: order` lines, where an
 * order lists candidates best first, `{…}` holds those on one rank, and those left out are tied last.
 * Mattei & Walsh, PrefLib (ADT 2013); format of 2022, www.preflib.org/format. Both `.toc/.soi` orders and `.cat`.
 *
 * Throws a MalformedFile whose reason starts with one of `missing`, `unknown-type`, `number-expected`, `order-expected`,
 * `unknown-candidate`, `candidate-twice`, `tie-in-strict-order`, `candidate-left-out`, `categories-expected`, followed
 * by the word in question.
 */
export function parsePreflib(text: string): PreflibFile {
  const lines = text.split(/\r?\n/)
  const headers = readHeaders(lines)
  const kind = kindOf(headers, lines.length)
  const candidates = named(headers, 'ALTERNATIVE', lines.length)
  const title = headers.get('TITLE')?.value ?? ''
  const orders = readOrders(lines, candidates.length)
  const settled = readSettled(headers, candidates.length)
  if (kind !== 'cat') {
    for (const order of orders) checkOrder(kind, order, candidates.length)
    const ballots = orders.map(({ people, groups }): RankedBallot => ({ people, ranks: groups }))
    return { ...settled, kind, title, candidates, ballots }
  }
  const categories = named(headers, 'CATEGORY', lines.length).map(({ name }) => name)
  for (const { groups, line } of orders) {
    if (groups.length !== categories.length) throw new MalformedFile(line, `categories-expected ${categories.length}`)
  }
  return {
    ...settled,
    kind,
    title,
    candidates,
    categories,
    ballots: orders.map(({ people, groups }) => ({ people, categories: groups })),
  }
}

type Header = { value: string; line: number }
type Headers = ReadonlyMap<string, Header>

function readHeaders(lines: readonly string[]): Headers {
  const headers = new Map<string, Header>()
  for (const [index, text] of lines.entries()) {
    const [, key, value] = /^\s*#\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(text) ?? []
    if (key !== undefined && value !== undefined) headers.set(key.toUpperCase(), { value, line: index + 1 })
  }
  return headers
}

/** The kind is the data type, or in its absence the ending of the file's name. */
function kindOf(headers: Headers, end: number) {
  const header = headers.get('DATA TYPE') ?? headers.get('FILE NAME')
  if (!header) throw new MalformedFile(end, 'missing DATA TYPE')
  const kind = header.value.toLowerCase().split('.').at(-1) as OrderKind | 'cat'
  if (!['soc', 'soi', 'toc', 'toi', 'cat'].includes(kind)) throw new MalformedFile(header.line, `unknown-type ${kind}`)
  return kind
}

/** `# NUMBER ALTERNATIVES: 2` and `# ALTERNATIVE NAME 1: …`, or the same of categories; a name may be missing. */
function named(headers: Headers, what: 'ALTERNATIVE' | 'CATEGORY', end: number): NamedCandidate[] {
  const key = `NUMBER ${what === 'CATEGORY' ? 'CATEGORIES' : 'ALTERNATIVES'}`
  const header = headers.get(key)
  if (!header) throw new MalformedFile(end, `missing ${key}`)
  if (!/^\d{1,6}$/.test(header.value)) throw new MalformedFile(header.line, `number-expected ${header.value}`)
  return Array.from({ length: Number(header.value) }, (_, index) => {
    const id = `${index + 1}`
    return { id, name: headers.get(`${what} NAME ${id}`)?.value ?? id }
  })
}

/** `# SEATS: 3`, `# QUORUM: 2` and `# TIE ORDER: 2,1,3`. */
function readSettled(headers: Headers, candidates: number): Settled {
  const whole = (name: 'seats' | 'quorum') => {
    const header = headers.get(name.toUpperCase())
    if (!header) return {}
    if (!/^\d{1,9}$/.test(header.value)) throw new MalformedFile(header.line, `number-expected ${header.value}`)
    return { [name]: Number(header.value) }
  }
  const order = headers.get('TIE ORDER')
  const tieOrder = order && readGroups(order.value, candidates, order.line).flat()
  return { ...whole('seats'), ...whole('quorum'), ...(tieOrder && { tieOrder }) }
}

type Order = { people: number; groups: string[][]; line: number }

function readOrders(lines: readonly string[], candidates: number): Order[] {
  return lines.flatMap((text, index) => {
    const line = index + 1
    if (/^\s*(#|$)/.test(text)) return []
    const [, people, order] = /^\s*(\d{1,15})\s*:\s*(.*?)\s*$/.exec(text) ?? []
    if (people === undefined || order === undefined) throw new MalformedFile(line, `order-expected ${text.trim()}`)
    return [{ people: Number(people), groups: readGroups(order, candidates, line), line }]
  })
}

function readGroups(order: string, candidates: number, line: number) {
  if (order === '') return []
  const seen = new Set<string>()
  if (!/^(\{[^{}]*\}|[^{},]+)(,\s*(\{[^{}]*\}|[^{},]+))*$/.test(order))
    throw new MalformedFile(line, `order-expected ${order}`)
  return (order.match(/\{[^{}]*\}|[^{},\s]+/g) ?? []).map((group) =>
    (group.match(/[^{},\s]+/g) ?? []).map((number) => candidateId(number, candidates, seen, line)),
  )
}

function candidateId(text: string, candidates: number, seen: Set<string>, line: number) {
  if (!/^\d{1,9}$/.test(text)) throw new MalformedFile(line, `number-expected ${text}`)
  const id = `${Number(text)}`
  if (Number(id) < 1 || Number(id) > candidates) throw new MalformedFile(line, `unknown-candidate ${text}`)
  if (seen.has(id)) throw new MalformedFile(line, `candidate-twice ${id}`)
  seen.add(id)
  return id
}

function checkOrder(kind: OrderKind, { groups, line }: Order, candidates: number) {
  const tied = groups.find((group) => group.length > 1)
  if (tied && kind.startsWith('s')) throw new MalformedFile(line, `tie-in-strict-order {${tied.join()}}`)
  const ranked = new Set(groups.flat())
  const left = Array.from({ length: candidates }, (_, index) => `${index + 1}`).find((id) => !ranked.has(id))
  if (left && kind.endsWith('c')) throw new MalformedFile(line, `candidate-left-out ${left}`)
}
