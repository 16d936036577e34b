import type { NumberedBallot } from './number-ballots.ts'

/** One vote with nine decimals. */
export const VOTE = 10 ** 9

/**
 * Ballots that Meek's rule treats alike: `ranks` are the elected whom a vote passes and the first candidate still in, who
 * keeps all that is left; `over` is a line that has nobody left to pass to.
 */
export type Line = { ranks: number[]; people: number; value: number; over: boolean; ballots: NumberedBallot[] }

/** Lines by their ranks. In every repetition they are gone through instead of the ballots, which are far more. */
export type Lines = Map<string, Line>

/** All valid ballots of some value on one line that has not begun; `moveOn` sorts them. */
export function openLines(ballots: readonly NumberedBallot[], values: readonly number[]): Lines {
  const valid = ballots.filter(({ clear, weight }) => clear > 0 && (values[weight] as number) > 0)
  return new Map([['', { ranks: [], people: 0, value: 0, over: false, ballots: valid }]])
}

/** Takes apart the lines whose last candidate was elected or excluded since; all others stay as they are. */
export function moveOn(
  lines: Lines,
  values: readonly number[],
  continuing: ReadonlySet<number>,
  elected: ReadonlySet<number>,
) {
  for (const [key, { ranks, over, ballots }] of [...lines]) {
    if (over || continuing.has(ranks.at(-1) ?? -1)) continue
    lines.delete(key)
    for (const ballot of ballots) addBallot(lines, ballot, values[ballot.weight] as number, continuing, elected)
  }
}

function addBallot(
  lines: Lines,
  ballot: NumberedBallot,
  value: number,
  continuing: ReadonlySet<number>,
  elected: ReadonlySet<number>,
) {
  const ranks: number[] = []
  let over = true
  for (let place = 0; place < ballot.clear && over; place++) {
    const number = ballot.ranks[place] as number
    over = !continuing.has(number)
    if (!over || elected.has(number)) ranks.push(number)
  }
  const key = `${ballot.weight} ${ranks.join()} ${over}`
  const line = lines.get(key) ?? { ranks, people: 0, value, over, ballots: [] }
  line.people += ballot.people
  line.ballots.push(ballot)
  lines.set(key, line)
}

/** B.2.a: every candidate keeps its part of what is left of a vote, rounded up, until nothing is left. */
export function keepVotes(lines: Lines, keep: Float64Array, votes: Float64Array) {
  votes.fill(0)
  for (const { ranks, people, value } of lines.values()) {
    let left = value
    for (const number of ranks) {
      const kept = multiplyUp(left, keep[number] as number)
      votes[number] = (votes[number] as number) + kept * people
      left -= kept
      if (left <= 0) break
    }
  }
}

/** A product of two nine-decimal numbers, rounded up to nine decimals; exact, as integers of any size are. */
export const multiplyUp = (one: number, other: number) => roundUp(BigInt(one) * BigInt(other), BigInt(VOTE))

/** A quotient, likewise. */
export const divideUp = (one: number, other: number) => roundUp(BigInt(one) * BigInt(VOTE), BigInt(other))

const roundUp = (top: bigint, bottom: bigint) => Number((top + bottom - 1n) / bottom)
