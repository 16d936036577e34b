import { chainStart, headAfter } from '#app/features/votes/ballot-chain.server.ts'
import type { Acknowledged } from './cast-votes.ts'
import type { Stored } from './stored-ballots.ts'

const mostNamed = 5

/**
 * What is wrong with stored votes: acknowledged ones that are missing or stand twice, a log that does not chain or
 * does not say what receipts say, counters that differ, damage. Nothing where all is well.
 */
export function faultsIn(stored: Stored, acknowledged: Acknowledged[]): string[] {
  const damage = stored.check === 'ok' ? [] : [`damaged: ${stored.check}`]
  return [
    ...damage,
    ...lost(stored, acknowledged),
    ...doubled(stored),
    ...brokenChain(stored),
    ...wrongCounters(stored),
  ]
}

const keyOf = ({ person, idea }: { person: string; idea: string }) => `${person} ${idea}`

function lost({ votes, log }: Stored, acknowledged: Acknowledged[]) {
  const held = new Set(votes.map(keyOf))
  const heads = new Map(log.map(({ seq, head }) => [seq, head]))
  const gone = acknowledged.filter((vote) => !held.has(keyOf(vote)))
  const unlogged = acknowledged.filter(({ receipt }) => receipt && heads.get(receipt.seq) !== receipt.head)
  return [
    ...named('acknowledged and lost', gone.map(keyOf)),
    ...named(
      'a receipt without its entry',
      unlogged.map(({ receipt }) => String(receipt?.seq)),
    ),
  ]
}

/** The key of the table forbids a second row; a second entry in the log would be the same vote stored twice. */
function doubled({ votes, log }: Stored) {
  const met = new Set<string>()
  const twice = votes.map(keyOf).filter((key) => met.has(key) || !met.add(key))
  const seqs = new Set(votes.map(({ seq }) => seq))
  const extra = log.filter(({ seq, kind }) => kind === 'cast' && !seqs.has(seq))
  return [
    ...named('stored twice', twice),
    ...named(
      'logged without a vote',
      extra.map(({ seq }) => String(seq)),
    ),
    ...(seqs.size === votes.length ? [] : [`${votes.length} votes share ${seqs.size} entries of the log`]),
  ]
}

function brokenChain({ log, contest }: Stored) {
  let head = chainStart(contest.id)
  for (const [at, entry] of log.entries()) {
    if (entry.seq !== at + 1) return [`entry ${at + 1} of the log is missing`]
    if (entry.previous !== head || headAfter(entry) !== entry.head) return [`entry ${entry.seq} does not chain`]
    head = entry.head
  }
  const ended = log.length === contest.logSeq && (log.length === 0 || head === contest.logHead)
  return ended ? [] : [`the contest says ${contest.logSeq} entries, the log holds ${log.length}`]
}

function wrongCounters({ votes, counters }: Stored) {
  const counted = new Map<string, number>()
  for (const { idea } of votes) counted.set(idea, (counted.get(idea) ?? 0) + 1)
  const wrong = counters.filter((counter) => counter.votes !== (counted.get(counter.idea) ?? 0))
  return named(
    'a counter that differs',
    wrong.map(({ idea }) => idea),
  )
}

function named(what: string, which: string[]) {
  if (which.length === 0) return []
  const more = which.length > mostNamed ? ` and ${which.length - mostNamed} more` : ''
  return [`${what}: ${which.slice(0, mostNamed).join(', ')}${more}`]
}
