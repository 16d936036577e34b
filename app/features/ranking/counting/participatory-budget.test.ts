import { describe, expect, test } from 'vitest'
import { needs, sharedData } from '#tests/shared-data.ts'
import { idsOf } from '#tests/some-elections.ts'
import { pabulibApprovals, pabulibCandidates, pabulibPoints } from '../formats/pabulib-ballots.ts'
import { parsePabulib } from '../formats/parse-pabulib.ts'
import { countGreedy } from './count-greedy.ts'
import { countMes } from './count-mes.ts'
import { countMesAdd1 } from './count-mes-add1.ts'
import { countMesAdd1u } from './count-mes-add1u.ts'
import { countPoints } from './count-points.ts'

type Election = { file: string; real_selected: string[] | null; real_equals?: string[]; computed?: Computed }
type Computed = Record<'greedy' | 'mes_cost_none' | 'mes_cost_add1' | 'mes_cost_add1u', string[]>

const file = 'oracles/participatory-budget.json'
const found = sharedData(file)
const elections: Election[] = found ? JSON.parse(found).elections : []
const computed = elections.flatMap(({ file: name, computed: winners }) => (winners ? [{ name, winners }] : []))
const read = (name: string) => parsePabulib(sharedData(name) as string)
const sorted = (ids: readonly string[]) => [...ids].sort()

/** The oracle drew its lots by id. */
const byApprovals = (name: string) => {
  const election = read(name)
  const [candidates, ballots] = [pabulibCandidates(election), pabulibApprovals(election)]
  return { candidates, ballots, budget: election.budget, seed: '', lot: (id: string) => id }
}

describe.skipIf(!found)(needs('elections of Pabulib', file), () => {
  test('there are some', () => {
    expect([elections.length, computed.length]).toEqual([10, 5])
  })

  test.each(computed)('$name: who wins by number of votes and by equal shares, as computed elsewhere', (election) => {
    const count = byApprovals(election.name)

    expect(sorted(idsOf(countGreedy(count)))).toEqual(sorted(election.winners.greedy))
    expect(sorted(idsOf(countMes(count)))).toEqual(sorted(election.winners.mes_cost_none))
    expect(sorted(idsOf(countMesAdd1(count)))).toEqual(sorted(election.winners.mes_cost_add1))
    expect(sorted(idsOf(countMesAdd1u(count)))).toEqual(sorted(election.winners.mes_cost_add1u))
  })

  test('Assen, where the city used equal shares: all nine real winners', () => {
    const { winners } = read('pabulib/Netherlands_Assen_2024.pb')

    expect(winners).toHaveLength(9)
    expect(sorted(idsOf(countMesAdd1(byApprovals('pabulib/Netherlands_Assen_2024.pb'))))).toEqual(
      sorted(winners as string[]),
    )
  })

  const greedy = elections.filter((election) => election.real_selected && !election.file.includes('Assen'))
  test.each(greedy)('$file: the real winners, from the most votes or points down', ({ file: name, real_selected }) => {
    const election = read(name)
    const count = { candidates: pabulibCandidates(election), points: pabulibPoints(election), seed: '' }

    expect(sorted(idsOf(countGreedy({ ...count, budget: election.budget })))).toEqual(sorted(real_selected as string[]))
    expect(sorted(election.winners as string[])).toEqual(sorted(real_selected as string[]))
  })

  test.each(elections)('$file: the city counted the same votes and points', ({ file: name }) => {
    const election = read(name)
    const pointsPerVoter = Number(election.meta.max_sum_points ?? 10_000)
    const numbers = { candidates: pabulibCandidates(election), ballots: pabulibPoints(election), seed: '', seats: 1 }
    const counted = new Map(countPoints({ ...numbers, pointsPerVoter }).order?.map((idea) => [idea.id, idea]))

    for (const { id, row } of election.projects) {
      expect(counted.get(id)?.supporters).toBe(Number(row.votes))
      if (row.score !== undefined) expect(counted.get(id)?.exact).toBe(row.score)
    }
  })
})
