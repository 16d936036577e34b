import { describe, expect, test } from 'vitest'
import { aCandidate } from '#tests/ranked-ballots.ts'
import { needs, sharedData } from '#tests/shared-data.ts'
import { countIrv } from './count-irv.ts'
import { countPlurality } from './count-plurality.ts'
import { countSchulze } from './count-schulze.ts'

const file = 'oracles/ranked-real.json'
const oracle = sharedData(file)
const real = sharedData('ranked/burlington-2009.json')
const expected = oracle ? JSON.parse(oracle).elections[0] : {}
const { candidates, ballots }: { candidates: string[]; ballots: [number, number[]][] } = JSON.parse(
  real ?? '{"candidates":[],"ballots":[]}',
)
const election = {
  candidates: candidates.map(aCandidate),
  seats: 1,
  seed: 'seed',
  ballots: ballots.map(([people, order]) => ({ people, ranks: order.map((number) => [candidates[number] as string]) })),
}
const names = (ideas: { id: string }[]) => ideas.map(({ id }) => id)

describe.skipIf(!oracle || !real)(needs('the mayor of Burlington, 2009', file), () => {
  test('most people put Wright first', () => {
    expect(names(countPlurality(election).winners)).toEqual([expected.plurality_winner])
  })

  test('Kiss wins the last round of the runoff, and every round is as it was', () => {
    const { winners, stages } = countIrv(election)
    const rounds = stages.filter((stage) => stage.stage === 'round')
    const written = (votes: Record<string, number>) =>
      Object.fromEntries(Object.entries(votes).map(([id, n]) => [id, `${n}`]))

    expect(names(winners)).toEqual([expected.irv.winner])
    expect(rounds.map(({ votes }) => votes)).toEqual(expected.irv.rounds.map(written))
    expect(rounds.map(({ exhausted }) => Number(exhausted))).toEqual(expected.irv.exhausted)
    expect(names(stages.filter((stage) => stage.stage === 'excluded'))).toEqual(expected.irv.eliminated)
  })

  test('Montroll would have beaten everybody in pairs', () => {
    const { order, stages } = countSchulze(election)
    const [pairs] = stages
    if (pairs?.stage !== 'pairs') throw new Error('The pairs are missing')
    const row = (one: number) =>
      Object.fromEntries(
        pairs.ids.flatMap((id, other) => (one === other ? [] : [[id, Number(pairs.votes[one]?.[other])]])),
      )

    expect(names(order)).toEqual(expected.schulze_order)
    expect(Object.fromEntries(pairs.ids.map((id, one) => [id, row(one)]))).toEqual(expected.pairwise)
    expect(stages).toContainEqual(expect.objectContaining({ stage: 'paths', beatsAll: expected.condorcet_winner }))
  })
})
