import { describe, expect, test } from 'vitest'
import { MalformedFile } from '#app/features/ranking/formats/malformed-file.ts'
import { parsePabulib } from '#app/features/ranking/formats/parse-pabulib.ts'
import { needs, sharedData } from '#tests/shared-data.ts'
import { countElection } from './count-election.ts'
import { formatOf, readElection } from './read-election.ts'
import { isRule, type RuleName, rules } from './rules.ts'

function winners(text: string, name: string, rule: RuleName, wishes: Parameters<typeof countElection>[2] = {}) {
  const counted = countElection(readElection(text, formatOf(name, text)), rule, wishes)
  return counted.ok ? counted.count.winners.map(({ id }) => id) : [counted.reason]
}

const assen = sharedData('pabulib/Netherlands_Assen_2024.pb')
const burlington = sharedData('ranked/burlington-2009.json')
const govan = sharedData('stv/Govan-2007.blt')

describe.skipIf(!assen)(needs('Assen 2024', 'pabulib/Netherlands_Assen_2024.pb'), () => {
  test('Equal Shares, raised by one at a time, finds the nine projects that were really built', () => {
    const selected = parsePabulib(assen as string).winners
    expect(selected).toHaveLength(9)
    expect(winners(assen as string, 'Netherlands_Assen_2024.pb', 'mes-add1').toSorted()).toEqual(selected?.toSorted())
  })
})

describe.skipIf(!burlington)(needs('Burlington 2009', 'ranked/burlington-2009.json'), () => {
  test.each([
    ['plurality', 'Kurt Wright'],
    ['irv', 'Bob Kiss'],
    ['schulze', 'Andy Montroll'],
  ] as const)('%s elects %s', (rule, winner) => {
    expect(winners(burlington as string, 'burlington-2009.json', rule)).toEqual([winner])
  })
})

describe.skipIf(!govan)(needs('Govan 2007', 'stv/Govan-2007.blt'), () => {
  test('the file says how many seats there are and names the candidates', () => {
    const found = winners(govan as string, 'Govan-2007.blt', 'stv-scottish')
    expect(found).toHaveLength(readElection(govan as string, 'blt').seats as number)
    expect(found).not.toContain('1')
  })
})

const toc = `# FILE NAME: lunch.toc
# TITLE: Lunch
# DATA TYPE: toc
# NUMBER ALTERNATIVES: 3
# ALTERNATIVE NAME 1: Soup
# ALTERNATIVE NAME 2: Rice
# ALTERNATIVE NAME 3: Cake
# NUMBER VOTERS: 5
# NUMBER UNIQUE ORDERS: 2
3: 1,2,3
2: 2,{1,3}
`

describe('any file by any rule that its ballots allow', () => {
  test('the best rank first, equal ranks in braces', () => {
    expect(winners(toc, 'lunch.toc', 'plurality')).toEqual(['Soup'])
    expect(winners(toc, 'lunch.toc', 'schulze', { seats: 2 })).toEqual(['Soup', 'Rice'])
  })

  test('a file without a name that tells is known by its beginning', () => {
    expect(formatOf('ballots', toc)).toBe('toc')
    expect(formatOf('ballots.txt', '3 1\n1 1 0\n0\n"A" "B" "C" "T"')).toBe('blt')
    expect(formatOf('x', 'META\nkey;value')).toBe('pb')
  })

  test('approvals of our own JSON, with seats, groups of people and weights', () => {
    const file = JSON.stringify({
      seats: 1,
      candidates: ['Bell', { id: 'Chairs', cost: 90 }],
      ballots: [
        { people: 3, weight: '1/3', approvals: ['Bell'] },
        { people: 1, weight: '2', approvals: ['Chairs'] },
      ],
    })
    expect(winners(file, 'x.json', 'approval')).toEqual(['Chairs'])
    expect(winners(file, 'x.json', 'irv')).toEqual(['no-ranked'])
    expect(winners(file, 'x.json', 'mes')).toEqual(['no-budget'])
    expect(winners(file, 'x.json', 'mes', { budget: 100 })).toEqual(['no-costs'])
  })

  test('without a limit in the file no ballot fails for passing one', () => {
    const file = JSON.stringify({
      candidates: ['Bell', 'Chairs'],
      ballots: [
        { numbers: { Bell: 9, Chairs: 0 } },
        { people: 2, numbers: { Chairs: 1, Bell: 7 } },
        { numbers: { Chairs: 8, Bell: 1 } },
      ],
    })
    for (const rule of ['points', 'quadratic', 'score', 'star'] as const)
      expect([rule, winners(file, 'x.json', rule)]).toEqual([rule, ['Bell']])
  })

  test('a fault names its line', () => {
    expect(() => readElection('{\n "candidates": [,]\n}', 'json')).toThrow(MalformedFile)
    expect(() => readElection('{"candidates": []}', 'json')).toThrow(/Line 1: candidates/)
    expect(() => readElection(toc.replace('3: 1,2,3', '3: 1,2,9'), 'toc')).toThrow(/Line 10/)
  })

  test('only published names are rules', () => {
    expect(Object.keys(rules)).toHaveLength(19)
    expect(isRule('toString')).toBe(false)
  })
})
