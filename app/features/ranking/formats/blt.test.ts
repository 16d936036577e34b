import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { needs, sharedData } from '#tests/shared-data.ts'
import { fraction } from '../counting/fraction.ts'
import { MalformedFile } from './malformed-file.ts'
import { parseBlt } from './parse-blt.ts'
import { writeBlt } from './write-blt.ts'

test('a file as people write it: withdrawn, shared and skipped ranks, comments', () => {
  const text = `4 2 # four for two
-2
[tie 3 1 2 4]
3 1 3 4 0
(a17) 2 4 1=3 0
1 - 2 0 /* nobody
first */
2.5 3 0
1 0
0
"Adam"
"Basil \\"the" # nickname
Charlotte
"Donald"
"A title"
`
  expect(parseBlt(text)).toEqual({
    title: 'A title',
    seats: 2,
    candidates: [
      { id: '1', name: 'Adam' },
      { id: '2', name: 'Basil "the' },
      { id: '3', name: 'Charlotte' },
      { id: '4', name: 'Donald' },
    ],
    withdrawn: ['2'],
    tieOrder: ['3', '1', '2', '4'],
    ballots: [
      { people: 3, ranks: [['1'], ['3'], ['4']] },
      { people: 2, ranks: [['4'], ['1', '3']] },
      { people: 1, ranks: [['2']] },
      { weight: fraction(5, 2), ranks: [['3']] },
      { people: 1, ranks: [] },
    ],
  })
})

test.each([
  { wrong: '', line: 1, reason: 'missing number-of-candidates' },
  { wrong: 'two 1', line: 1, reason: 'number-expected two' },
  { wrong: '2 1\n1 3 0\n0', line: 2, reason: 'unknown-candidate 3' },
  { wrong: '2 1\n1 1 1 0\n0', line: 2, reason: 'candidate-twice 1' },
  { wrong: '2 1\n1 x 0\n0', line: 2, reason: 'number-expected x' },
  { wrong: '2 1\n-3\n0', line: 2, reason: 'unknown-candidate 3' },
  { wrong: '2 1\n[nick a b]\n0', line: 2, reason: 'unknown-option nick' },
  { wrong: '2 1\n1 2 0', line: 2, reason: 'missing ballot-or-0' },
  { wrong: '2 1\n1 2', line: 2, reason: 'missing 0' },
  { wrong: '2 1\n0\n"A"\n', line: 3, reason: 'missing name' },
  { wrong: '2 1\n0\n"A"\n"B\n"T"', line: 4, reason: 'stray-quote "' },
])('refused: $reason', ({ wrong, line, reason }) => {
  expect(() => parseBlt(wrong)).toThrow(new MalformedFile(line, reason))
})

const elections = fc.integer({ min: 1, max: 6 }).chain((candidates) =>
  fc.record({
    title: fc.string(),
    seats: fc.nat(3),
    candidates: fc.tuple(
      ...Array.from({ length: candidates }, (_, index) =>
        fc.record({ id: fc.constant(`${index + 1}`), name: fc.string() }),
      ),
    ),
    ballots: fc.array(
      fc.record({
        people: fc.integer({ min: 1, max: 5 }),
        ranks: fc
          .shuffledSubarray(Array.from({ length: candidates }, (_, index) => `${index + 1}`))
          .map((ids) =>
            ids.length > 2
              ? [ids.slice(0, 1), ids.slice(1, 3), ...ids.slice(3).map((id) => [id])]
              : ids.map((id) => [id]),
          ),
      }),
    ),
  }),
)

test('what is written can be read again', () => {
  fc.assert(
    fc.property(elections, (election) => {
      const read = parseBlt(writeBlt(election))
      const tidy = (text: string) => text.replace(/\s+/g, ' ')
      expect([read.title, read.seats]).toEqual([tidy(election.title), election.seats])
      expect(read.candidates).toEqual(election.candidates.map(({ id, name }) => ({ id, name: tidy(name) })))
      expect(parseBlt(writeBlt(read))).toEqual(read)
      expect(votesByOrder(read.ballots)).toEqual(votesByOrder(election.ballots))
    }),
  )
})

const votesByOrder = (ballots: readonly { ranks: readonly (readonly string[])[]; people?: number }[]) => {
  const votes: Record<string, number> = {}
  for (const { ranks, people = 1 } of ballots)
    votes[`:${ranks.join('>')}`] = (votes[`:${ranks.join('>')}`] ?? 0) + people
  return votes
}

test('identical ballots are put together, and thirds become whole votes', () => {
  const candidates = [
    { id: 'robot', name: 'A robot' },
    { id: 'call', name: 'Call "me"' },
  ]
  const ballots = [
    { ranks: [['call'], ['robot']], weight: fraction(1, 3) },
    { ranks: [['robot']] },
    { ranks: [['call'], ['robot']], weight: fraction(1, 2) },
  ]
  expect(writeBlt({ title: 'Ideas', seats: 1, candidates, ballots, withdrawn: ['robot'] })).toBe(
    '2 1\n-1\n6 1 0\n5 2 1 0\n0\n"A robot"\n"Call \\"me\\""\n"Ideas"\n',
  )
  expect(() => writeBlt({ title: '', seats: 1, candidates, ballots: [{ ranks: [['gone']] }] })).toThrow(RangeError)
})

const file = 'stv/Govan-2007.blt'
const govan = sharedData(file)

describe.skipIf(!govan)(needs('real ballots', file), () => {
  test('Govan, 2007: read, written and read again', () => {
    const election = parseBlt(govan as string)

    expect(election).toMatchObject({ title: 'GOVAN Ward', seats: 4, withdrawn: [] })
    expect(election.ballots.reduce((sum, { people = 0 }) => sum + people, 0)).toBe(9560)
    expect(votesByOrder(parseBlt(writeBlt(election)).ballots)).toEqual(votesByOrder(election.ballots))
  })
})
