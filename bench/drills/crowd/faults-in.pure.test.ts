import { expect, test } from 'vitest'
import { chainStart, headAfter } from '#app/features/votes/ballot-chain.server.ts'
import type { Receipt } from '#app/features/votes/receipt.ts'
import { faultsIn } from './faults-in.ts'
import type { Stored } from './stored-ballots.ts'

/** Four votes as a healthy site stores them, and what it acknowledged. */
function healthy() {
  const stored: Stored = {
    check: 'ok',
    votes: [],
    log: [],
    counters: [
      { idea: 'a', votes: 2 },
      { idea: 'b', votes: 2 },
      { idea: 'c', votes: 0 },
    ],
    contest: { id: 'contest', logSeq: 4, logHead: '' },
  }
  let previous = chainStart('contest')
  for (let seq = 1; seq <= 4; seq++) {
    const link = { previous, commitment: `${seq}`.repeat(64), kind: 'cast' as const, seq, rulesHash: '' }
    previous = headAfter(link)
    stored.log.push({ ...link, head: previous })
    stored.votes.push({ person: `person${Math.ceil(seq / 2)}`, idea: seq % 2 ? 'a' : 'b', seq })
  }
  stored.contest.logHead = previous
  const acknowledged = stored.votes.map(({ person, idea, seq }) => ({
    person,
    idea,
    receipt: { seq, head: stored.log[seq - 1]?.head } as Receipt,
  }))
  return { stored, acknowledged }
}

test('where nothing was lost there is no fault', () => {
  const { stored, acknowledged } = healthy()
  expect(faultsIn(stored, acknowledged)).toEqual([])
  expect(faultsIn(stored, acknowledged.slice(1))).toEqual([])
})

test.each<[what: string, spoil: (stored: Stored) => void, fault: RegExp]>([
  [
    'the last vote as if its commit had never reached the disk',
    (stored) => {
      stored.votes.pop()
      const last = stored.log.pop()
      stored.contest = { ...stored.contest, logSeq: 3, logHead: last?.previous as string }
      stored.counters[1] = { idea: 'b', votes: 1 }
    },
    /acknowledged and lost: person2 b/,
  ],
  [
    'a vote that was logged again after the restart',
    (stored) => {
      const link = { ...(stored.log[3] as Stored['log'][number]), previous: stored.contest.logHead, seq: 5 }
      const head = headAfter(link)
      stored.log.push({ ...link, head })
      stored.contest = { ...stored.contest, logSeq: 5, logHead: head }
    },
    /logged without a vote: 5/,
  ],
  ['a second row', (stored) => void stored.votes.push({ ...stored.votes[0]!, seq: 5 }), /stored twice: person1 a/],
  ['a hole in the log', (stored) => void stored.log.splice(1, 1), /entry 2 of the log is missing/],
  ['an altered entry', (stored) => Object.assign(stored.log[2]!, { commitment: 'f'.repeat(64) }), /3 does not chain/],
  ['a counter behind', (stored) => Object.assign(stored.counters[0]!, { votes: 1 }), /a counter that differs: a/],
  ['a damaged file', (stored) => Object.assign(stored, { check: 'page 7 is never used' }), /damaged: page 7/],
  ['a log cut off', (stored) => void stored.log.pop(), /says 4 entries, the log holds 3/],
])('%s is found', (_, spoil, fault) => {
  const { stored, acknowledged } = healthy()
  spoil(stored)
  expect(faultsIn(stored, acknowledged).join('\n')).toMatch(fault)
})
