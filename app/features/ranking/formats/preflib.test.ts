import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankedBallots } from '#tests/ranked-ballots.ts'
import { fraction } from '../counting/fraction.ts'
import { MalformedFile } from './malformed-file.ts'
import { parsePreflib } from './parse-preflib.ts'
import { writePreflibCategories, writePreflibOrders } from './write-preflib.ts'

const header = (kind: string, number = 3) => `# FILE NAME: 00002-00000001.${kind}
# TITLE: Debian 2002 Leader
# DATA TYPE: ${kind}
# NUMBER ALTERNATIVES: ${number}
# ALTERNATIVE NAME 1: Branden Robinson
# ALTERNATIVE NAME 2: Raphael Hertzog
# ALTERNATIVE NAME 3: None: of the above
`

test('complete orders with ties', () => {
  expect(parsePreflib(`${header('toc')}100: 3,1,2\n9: 3,{1, 2}\n`)).toEqual({
    kind: 'toc',
    title: 'Debian 2002 Leader',
    candidates: [
      { id: '1', name: 'Branden Robinson' },
      { id: '2', name: 'Raphael Hertzog' },
      { id: '3', name: 'None: of the above' },
    ],
    ballots: [
      { people: 100, ranks: [['3'], ['1'], ['2']] },
      { people: 9, ranks: [['3'], ['1', '2']] },
    ],
  })
})

test('incomplete orders, with the line ends of another system', () => {
  const { ballots } = parsePreflib(`${header('soi')}4: 2,1\n1: 3\n`.replaceAll('\n', '\r\n'))

  expect(ballots).toEqual([
    { people: 4, ranks: [['2'], ['1']] },
    { people: 1, ranks: [['3']] },
  ])
})

test('ideas sorted into categories, some of them empty', () => {
  const text = `${header('cat')}# NUMBER CATEGORIES: 2\n# CATEGORY NAME 1: Yes\n# CATEGORY NAME 2: No\n13: 2,{1,3}\n2: {},{1, 2, 3}\n`

  expect(parsePreflib(text)).toMatchObject({
    kind: 'cat',
    categories: ['Yes', 'No'],
    ballots: [
      { people: 13, categories: [['2'], ['1', '3']] },
      { people: 2, categories: [[], ['1', '2', '3']] },
    ],
  })
})

test.each([
  { wrong: '1: 1', line: 1, reason: 'missing DATA TYPE' },
  { wrong: '# DATA TYPE: dat', line: 1, reason: 'unknown-type dat' },
  { wrong: '# DATA TYPE: soi', line: 1, reason: 'missing NUMBER ALTERNATIVES' },
  { wrong: header('soi', Number.NaN), line: 4, reason: 'number-expected NaN' },
  { wrong: `${header('soi')}1,2,3`, line: 8, reason: 'order-expected 1,2,3' },
  { wrong: `${header('toi')}1: 1,{2`, line: 8, reason: 'order-expected 1,{2' },
  { wrong: `${header('toi')}1: 1,,2`, line: 8, reason: 'order-expected 1,,2' },
  { wrong: `${header('soi')}1: a`, line: 8, reason: 'number-expected a' },
  { wrong: `${header('soi')}1: 4`, line: 8, reason: 'unknown-candidate 4' },
  { wrong: `${header('toi')}1: 2,{1,2}`, line: 8, reason: 'candidate-twice 2' },
  { wrong: `${header('soi')}1: 2,{1,3}`, line: 8, reason: 'tie-in-strict-order {1,3}' },
  { wrong: `${header('toc')}1: 1,2,3\n1: {1,3}`, line: 9, reason: 'candidate-left-out 2' },
  { wrong: `${header('cat')}# NUMBER CATEGORIES: 2\n1: 1`, line: 9, reason: 'categories-expected 2' },
])('refused: $reason', ({ wrong, line, reason }) => {
  expect(() => parsePreflib(wrong)).toThrow(new MalformedFile(line, reason))
})

const candidates = [...'abc'].map((id) => ({ id, name: `Idea ${id}` }))
const election = { name: 'ideas', title: 'Ideas', candidates }

test.each([
  { kind: 'soc', lines: ['a > b > c'], orders: ['1: 1,2,3'] },
  { kind: 'soi', lines: ['a > b * 2', 'c'], orders: ['2: 1,2', '1: 3'] },
  { kind: 'toi', lines: ['a = b', 'c > b'], orders: ['1: 3,2', '1: {1,2}'] },
  { kind: 'toc', lines: ['a = b > c'], orders: ['1: {1,2},3'] },
])('the most restrictive kind that holds all ballots: $kind', ({ kind, lines, orders }) => {
  const written = writePreflibOrders({ ...election, ballots: rankedBallots(...lines) })

  expect(written.kind).toBe(kind)
  expect(written.text.trimEnd().split('\n').slice(-orders.length)).toEqual(orders)
})

test('a complete file ranks last what people left out', () => {
  const ballots = rankedBallots('b * 2', 'a > b')

  expect(writePreflibOrders({ ...election, ballots, complete: true })).toEqual({
    kind: 'toc',
    text: `# FILE NAME: ideas.toc
# TITLE: Ideas
# DATA TYPE: toc
# MODIFICATION TYPE: original
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 3
# NUMBER UNIQUE ORDERS: 2
# ALTERNATIVE NAME 1: Idea a
# ALTERNATIVE NAME 2: Idea b
# ALTERNATIVE NAME 3: Idea c
2: 2,{1,3}
1: 1,2,3
`,
  })
})

const numbered = [...'1234'].map((id) => ({ id, name: `Idea ${id}` }))
const groups = fc
  .shuffledSubarray([...'1234'])
  .map((ids) => [ids.slice(0, 1), ids.slice(1, 3), ids.slice(3)].filter((group) => group.length > 0))

test('orders that are written can be read again', () => {
  const ballots = fc.uniqueArray(fc.record({ ranks: groups, people: fc.integer({ min: 1, max: 9 }) }), {
    selector: ({ ranks }) => ranks.join('>'),
  })
  fc.assert(
    fc.property(ballots, (given) => {
      const { kind, text } = writePreflibOrders({ name: 'x', title: 'X', candidates: numbered, ballots: given })
      const read = parsePreflib(text)
      expect(read).toMatchObject({ kind, title: 'X', candidates: numbered })
      expect(new Set<unknown>(read.ballots)).toEqual(new Set(given))
    }),
  )
})

test('categories that are written can be read again, weights as whole votes', () => {
  const ballots = [
    { categories: [['1'], ['2', '3'], []], weight: fraction(1, 2) },
    { categories: [[], [], ['4']], people: 3 },
  ]
  const categories = ['Yes', 'Perhaps', 'No']
  const read = parsePreflib(
    writePreflibCategories({ name: 'x', title: 'X', candidates: numbered, categories, ballots }),
  )

  expect(read).toEqual({
    kind: 'cat',
    title: 'X',
    candidates: numbered,
    categories,
    ballots: [
      { people: 6, categories: [[], [], ['4']] },
      { people: 1, categories: [['1'], ['2', '3'], []] },
    ],
  })
})
