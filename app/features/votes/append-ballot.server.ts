import { canonicalJson } from '#app/features/contests/canonical-json.ts'
import { type BallotKind, chainStart, commitTo, headAfter } from '#app/features/votes/ballot-chain.server.ts'
import { groupOf } from '#app/features/votes/group-of.server.ts'
import { makeReceipt, type ReceiptKind } from '#app/features/votes/make-receipt.server.ts'
import { newId } from '#drizzle/ids.ts'
import { addBallotSecret, addLogEntry, openedEntry, secretOf } from '#drizzle/queries/ballot-log.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { someRandomBytes } from '#drizzle/random-bytes.ts'

interface ContestLog extends ReceiptKind {
  id: string
  logSeq: number
  logHead: string
  contractHash: string | null
  weights: ContestRow['weights']
}

export interface BallotEntry {
  kind: BallotKind
  personId: string
  /** Empty where a whole ballot is handed in. */
  ideaId: string
  /** What a whole ballot says, by idea. */
  marks?: Record<string, number>
  /** What the ballot says from now on: 1, or 0 when the vote is taken back or void. */
  value: number
  state: 'counted' | 'provisional' | 'void' | 'quarantined' | 'none'
  /** The entry that this one changes; it passes its ballot number on. */
  after?: number
  /** The first ballot of the person in this contest, where it has been read already; null where there is none. */
  first?: string | null
  /** The number of another ballot of the same person, from which this vote comes over. */
  from?: string
}

/**
 * Adds one change of a ballot to the contest's log. Call inside the transaction that makes the change, and store
 * `logSeq` and `logHead` of the answer on the contest in the same transaction.
 *
 * The ballot is sealed (`commitTo`) and chained (`headAfter`); ballot, nonce and person stand in a table of their own
 * that can be erased. The ballot's number is random, one per person and contest, and says nothing about them. Where
 * groups weigh differently, it also names the group of the person as it is now.
 */
export async function appendBallot(contest: ContestLog, entry: BallotEntry, now: Date) {
  const { kind, personId, ideaId, value, state, from, marks } = entry
  const seq = contest.logSeq + 1
  const number = entry.first === undefined ? await ballotNumber(contest.id, entry) : passedOn(entry.first)
  const group = contest.weights ? await groupOf(personId, contest.weights) : undefined
  const said = { from, group, idea: ideaId, kind, marks, seq, state, value }
  const ballot = canonicalJson({ ballot: number, contest: contest.id, ...said })
  const nonce = someRandomBytes(32).toString('hex')
  const previous = contest.logHead || chainStart(contest.id)
  const link = { previous, commitment: commitTo(ballot, nonce), kind, seq, rulesHash: contest.contractHash ?? '' }
  const head = headAfter(link)

  await addLogEntry({ contestId: contest.id, ...link, head })
  await addBallotSecret({ contestId: contest.id, seq, personId, ballot, nonce, createdAt: now })
  const place = { contest: contest.id, ...link, head }
  return { logSeq: seq, logHead: head, receipt: makeReceipt(contest, place, { ballot, nonce }) }
}

async function ballotNumber(contestId: string, { personId, after }: BallotEntry): Promise<string> {
  const known = after ? (await openedEntry(contestId, after))?.secret : await secretOf(contestId, personId)
  return passedOn(known?.ballot)
}

const passedOn = (ballot: string | null | undefined) => (ballot ? numberOn(ballot) : newId())

/** The random number that stands for the person on a ballot. */
export const numberOn = (ballot: string) => (JSON.parse(ballot) as { ballot: string }).ballot
