import { canonicalJson } from '#app/features/contests/canonical-json.ts'
import type { BallotEntry } from '#app/features/votes/append-ballot.server.ts'
import { chainStart, commitTo, headAfter } from '#app/features/votes/ballot-chain.server.ts'
import { groupOf } from '#app/features/votes/group-of.server.ts'
import { newId } from '#drizzle/ids.ts'
import type { BallotSecret, LogEntry } from '#drizzle/queries/ballot-log.ts'
import { changeContest, contestById } from '#drizzle/queries/contests.ts'
import { addManyLogRows, addManySecrets, ballotNumbers } from '#drizzle/queries/imports.ts'
import { someRandomBytes } from '#drizzle/random-bytes.ts'

export type ManyEntry = Omit<BallotEntry, 'after' | 'first'> & { at: Date }

/**
 * `appendBallot` for thousands of changes at once, in the order given: the same seals and the same chain, written in
 * few statements. Answers the number of the first entry. Inside the transaction of the import.
 */
export async function appendMany(contestId: string, entries: ManyEntry[]): Promise<number> {
  const contest = await contestById(contestId)
  if (!contest) throw new Error(`There is no contest ${contestId}.`)
  const numbers = await ballotNumbers(contestId)
  const log: LogEntry[] = []
  const secrets: BallotSecret[] = []
  let previous = contest.logHead || chainStart(contestId)
  for (const { kind, personId, ideaId, value, state, at } of entries) {
    const seq = contest.logSeq + log.length + 1
    const number = numbers.get(personId) ?? newId()
    numbers.set(personId, number)
    const group = contest.weights ? await groupOf(personId, contest.weights) : undefined
    const ballot = canonicalJson({ ballot: number, contest: contestId, group, idea: ideaId, kind, seq, state, value })
    const nonce = someRandomBytes(32).toString('hex')
    const link = { previous, commitment: commitTo(ballot, nonce), kind, seq, rulesHash: contest.contractHash ?? '' }
    previous = headAfter(link)
    log.push({ contestId, ...link, head: previous })
    secrets.push({ contestId, seq, personId, ballot, nonce, createdAt: at })
  }
  await addManyLogRows(log)
  await addManySecrets(secrets)
  await changeContest(contestId, { logSeq: contest.logSeq + log.length, logHead: previous })
  return contest.logSeq + 1
}
