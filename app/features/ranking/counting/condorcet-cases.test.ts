import { describe, expect, test } from 'vitest'
import { aCandidate, rankedBallots } from '#tests/ranked-ballots.ts'
import { needs, sharedData } from '#tests/shared-data.ts'
import { countBorda } from './count-borda.ts'
import { countIrv } from './count-irv.ts'
import { countSchulze } from './count-schulze.ts'
import { countStvScottish } from './count-stv-scottish.ts'

type Ranking = Record<string, string | string[]>
type Expected = { what: string; method: string; value: unknown }
type Case = {
  test: string
  candidates: string[]
  votes: string[]
  seats: number[]
  unranked_is_last: boolean
  definition_dependent?: string
  expected: Expected[]
}

const file = 'oracles/condorcet-rules.json'
const found = sharedData(file)
const cases: Case[] = found ? JSON.parse(found).cases : []
const of = (...methods: string[]) =>
  cases
    .filter((one) => !one.definition_dependent)
    .flatMap((one) =>
      one.expected.filter(({ method }) => methods.includes(method)).map((expected) => ({ ...one, ...expected })),
    )

const counted = ({ candidates, votes, seats }: Case) => ({
  candidates: candidates.map(aCandidate),
  seats: seats[0] ?? 1,
  seed: 'seed',
  ballots: rankedBallots(...votes),
})
const groups = (value: unknown) => Object.values(value as Ranking).map((ids) => [ids].flat().sort())

describe.skipIf(!found)(needs('elections counted by another library', file), () => {
  test.each(of('Schulze', 'Schulze Winning'))('Schulze, $test: $what', (one) => {
    const [, paths] = countSchulze(counted(one)).stages
    if (paths?.stage !== 'paths') throw new Error('The strongest paths are missing')

    if (one.what === 'getWinner') expect(paths.layers[0]).toEqual([one.value].flat())
    else if (one.what.includes('ranking')) expect(paths.layers).toEqual(groups(one.value))
    else {
      const strengths = paths.ids.map((from, row) => {
        const others = paths.ids.flatMap((to, column) =>
          to === from ? [] : [[to, Number(paths.strengths[row]?.[column])]],
        )
        return [from, Object.fromEntries(others)]
      })
      expect(Object.fromEntries(strengths)).toEqual(one.value)
    }
  })

  // One case is given twice there, with unranked ideas at no points as well: a variant that Aflora does not offer.
  test.each(of('Borda Count').filter(({ value }) => (value as Record<string, number>).B !== 0))(
    'Borda, $test: $what',
    (one) => {
      const { order } = countBorda(counted(one))

      if (one.what.includes('stats'))
        expect(Object.fromEntries(order.map(({ id, tally }) => [id, tally]))).toEqual(one.value)
      else if (one.what === 'getResult->rankingAsString') expect(order[0]?.id).toBe(String(one.value).split(' > ')[0])
      else expect(order.map(({ id }) => id)).toEqual(expect.arrayContaining(groups(one.value).flat()))
    },
  )

  test.each(of('InstantRunoff'))('IRV, $test: $what', (one) => {
    const { order, ties } = countIrv(counted(one))
    const expected = groups(one.value)

    for (const level of expected.filter((ids) => ids.length > 1)) {
      expect(ties.map((tie) => [...tie.ids].sort())).toContainEqual(level)
    }
    const starts = expected.map((_, index) => expected.slice(0, index).flat().length)
    const places = expected.map((ids, index) => order.slice(starts[index], (starts[index] as number) + ids.length))
    expect(places.map((ideas) => ideas.map(({ id }) => id).sort())).toEqual(expected)
  })

  test('STV: a surplus passed on in five decimals', () => {
    const one = of('STV').find(({ what, value }) => what.includes('Votes Needed') && value === 31) as Case
    const ballots = one.votes.map((vote) => vote.replace('^', '*'))
    const { stages, winners } = countStvScottish({ ...counted(one), ballots: rankedBallots(...ballots) })

    expect(winners.map(({ id }) => id)).toEqual(['Andrea', 'Brad'])
    expect(stages).toContainEqual(expect.objectContaining({ stage: 'start', quota: '31.00000' }))
    expect(stages).toContainEqual(
      expect.objectContaining({ votes: { Andrea: '31.00000', Brad: '31.56000', Carter: '27.44000' } }),
    )
  })
})
