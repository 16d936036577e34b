import { expect, test } from 'vitest'
import { countIrv } from '#app/features/ranking/counting/count-irv.ts'
import { countSchulze } from '#app/features/ranking/counting/count-schulze.ts'
import { countStvScottish } from '#app/features/ranking/counting/count-stv-scottish.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { pairsOf, pathsOf, roundsOf } from './rounds-of.ts'

const candidates = ['call', 'queue', 'bench', 'cat'].map((id) => ({ id, cost: null }))
const ballots = (told: Record<string, number>) =>
  Object.entries(told).map(([ranks, people]) => ({ people, ranks: ranks.split('>').map((id) => [id]) }))
const common = { candidates, seed: 'seed', quorum: null }

type Counted = Pick<Count, 'stages' | 'order'>

test('transferable votes: who reached the quota, what moved on, who left, and a dash from then on', () => {
  const count = countStvScottish({
    ...common,
    seats: 2,
    ballots: ballots({ 'call>queue': 6, 'queue>call': 2, bench: 3, 'cat>bench': 1 }),
  })
  const rounds = roundsOf({ stages: count.stages, order: candidates } as unknown as Counted)
  expect(rounds?.quota).toBe(5)
  expect(rounds?.steps[0]?.events).toEqual([{ what: 'elected', ids: ['call'] }])
  expect(rounds?.steps[1]?.events[0]).toEqual({ what: 'surplus', ids: ['call'] })
  const left = rounds?.steps.findIndex(({ events }) => events.some(({ what }) => what === 'excluded')) ?? 0
  expect(rounds?.steps[left]?.events[0]).toEqual({ what: 'excluded', ids: ['cat'] })
  const cat = rounds?.rows.find(({ id }) => id === 'cat')?.votes ?? []
  expect(cat.slice(0, left)).toEqual(Array(left).fill(1))
  expect(cat.slice(left)).toEqual(Array(cat.length - left).fill(null))
  for (const [step] of rounds?.steps.entries() ?? []) {
    const held = rounds?.rows.reduce((sum, { votes }) => sum + (votes[step] ?? 0), 0) ?? 0
    expect(held + (rounds?.rest[step] ?? 0)).toBeCloseTo(12, 3)
  }
})

test('runoffs on paper: the idea that left is named in the round that follows', () => {
  const count = countIrv({ ...common, seats: 1, ballots: ballots({ call: 4, queue: 3, 'bench>queue': 2 }) })
  const rounds = roundsOf(count as unknown as Counted)
  const gone = rounds?.steps.flatMap(({ events }) => events.filter(({ what }) => what === 'excluded')) ?? []
  expect(gone.map(({ ids }) => ids[0])).toContain('bench')
  expect(rounds?.rows.find(({ id }) => id === 'queue')?.votes.at(-1)).toBe(5)
})

test('the strongest chains stand beside the comparisons they are made of', () => {
  const told = { 'call>queue>bench': 4, 'queue>bench>call': 3, 'bench>call>queue': 2 }
  const count = countSchulze({ ...common, seats: 1, ballots: ballots(told) }) as unknown as Counted
  const cell = (rows: ReturnType<typeof pairsOf>, one: string, other: string) =>
    rows?.find(({ id }) => id === one)?.cells.find((each) => each.other === other)
  expect(cell(pairsOf(count), 'call', 'queue')).toMatchObject({ votes: 6, won: true })
  expect(cell(pairsOf(count), 'call', 'bench')).toMatchObject({ votes: 4, won: false })
  // Over the queue the call reaches the bench more strongly than the bench comes back.
  expect(cell(pathsOf(count), 'call', 'bench')).toMatchObject({ votes: 6, won: true })
  expect(roundsOf(count)).toBeNull()
})
