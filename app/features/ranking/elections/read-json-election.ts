import type { ApprovalBallot } from '../counting/count-approval.ts'
import type { Candidate, NumberBallot, RankedBallot, Weighed } from '../counting/count-result.ts'
import { fraction } from '../counting/fraction.ts'
import { MalformedFile } from '../formats/malformed-file.ts'
import { type Election, NO_LIMITS } from './election.ts'

type Fields = Record<string, unknown>
type Ballot = ApprovalBallot | RankedBallot | NumberBallot

/**
 * Reads `{ title?, seats?, budget?, quorum?, seed?, candidates: [name or {id, cost?}], ballots: [{ people?, weight?, approvals | ranks |
 * numbers }] }`; a weight is written `2` or `1/3`, equal ranks are a list within `ranks`. A ballot may also be short:
 * `[people, [places of candidates in their list, best first]]`.
 * Throws a MalformedFile: at the line of a fault in the JSON, else at line 1 with the place that is wrong.
 */
export function readJsonElection(text: string): Election {
  const file = fields(parse(text), 'file')
  const candidates = list(file.candidates, 'candidates').map(candidate)
  if (candidates.length === 0) wrong('candidates', 'at least one is needed')
  const ballots = list(file.ballots, 'ballots').map((ballot, at) => readBallot(ballot, `ballots.${at}`, candidates))
  return {
    title: typeof file.title === 'string' ? file.title : '',
    seats: file.seats === undefined || file.seats === null ? null : whole(file.seats, 'seats'),
    budget: file.budget === undefined || file.budget === null ? null : whole(file.budget, 'budget'),
    quorum: file.quorum === undefined || file.quorum === null ? null : whole(file.quorum, 'quorum'),
    seed: typeof file.seed === 'string' ? file.seed : undefined,
    tieOrder: null,
    candidates,
    approvals: some(ballots.filter((ballot): ballot is ApprovalBallot => 'approvals' in ballot)),
    ranked: some(ballots.filter((ballot): ballot is RankedBallot => 'ranks' in ballot)),
    numbers: some(ballots.filter((ballot): ballot is NumberBallot => 'numbers' in ballot)),
    limits: NO_LIMITS,
  }
}

const some = <Ballot>(ballots: Ballot[]) => (ballots.length > 0 ? ballots : undefined)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : String(fault)
    const [, position] = /position (\d+)/.exec(message) ?? []
    throw new MalformedFile(position ? text.slice(0, Number(position)).split('\n').length : 1, message)
  }
}

function candidate(value: unknown, at: number): Candidate {
  if (typeof value === 'string') return { id: value, cost: null }
  const { id, cost } = fields(value, `candidates.${at}`)
  const known = typeof id === 'string' ? id : wrong(`candidates.${at}.id`, 'a text is needed')
  return { id: known, cost: cost === undefined || cost === null ? null : whole(cost, `candidates.${at}.cost`) }
}

function readBallot(value: unknown, at: string, candidates: readonly Candidate[]): Ballot {
  if (Array.isArray(value)) return readShort(value, at, candidates)
  const { people, weight, approvals, ranks, numbers } = fields(value, at)
  const weighed: Weighed = {
    people: people === undefined ? undefined : whole(people, `${at}.people`),
    weight: weight === undefined ? undefined : readWeight(weight, `${at}.weight`),
  }
  if (approvals !== undefined) return { ...weighed, approvals: texts(approvals, `${at}.approvals`) }
  if (numbers !== undefined) return { ...weighed, numbers: readNumbers(numbers, `${at}.numbers`) }
  const groups = list(ranks, `${at}.ranks`)
  const group = (rank: unknown) => (typeof rank === 'string' ? [rank] : texts(rank, `${at}.ranks`))
  return { ...weighed, ranks: groups.map(group) }
}

function readShort([people, places]: unknown[], at: string, candidates: readonly Candidate[]): RankedBallot {
  const name = (place: unknown) =>
    candidates[whole(place, `${at}.1`)]?.id ?? wrong(`${at}.1`, `there is no candidate at place ${place}`)
  return { people: whole(people, `${at}.0`), ranks: list(places, `${at}.1`).map((place) => [name(place)]) }
}

function readWeight(value: unknown, at: string) {
  const [, top, bottom = '1'] = /^(\d+)(?:\/([1-9]\d*))?$/.exec(String(value)) ?? []
  return top === undefined ? wrong(at, 'a whole number or a fraction is needed') : fraction(BigInt(top), BigInt(bottom))
}

function readNumbers(value: unknown, at: string): Record<string, number> {
  const entries = Object.entries(fields(value, at))
  return Object.fromEntries(
    entries.map(([id, number]) => [
      id,
      typeof number === 'number' ? number : wrong(`${at}.${id}`, 'a number is needed'),
    ]),
  )
}

const fields = (value: unknown, at: string): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : wrong(at, 'an object is needed')

const list = (value: unknown, at: string): unknown[] => (Array.isArray(value) ? value : wrong(at, 'a list is needed'))

const texts = (value: unknown, at: string): string[] =>
  list(value, at).map((text) => (typeof text === 'string' ? text : wrong(at, 'a list of texts is needed')))

const whole = (value: unknown, at: string): number =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : wrong(at, 'a whole number is needed')

function wrong(at: string, needed: string): never {
  throw new MalformedFile(1, `${at}: ${needed}`)
}
