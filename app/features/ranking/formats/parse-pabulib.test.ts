import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { needs, sharedData } from '#tests/shared-data.ts'
import { MalformedFile } from './malformed-file.ts'
import type { PabulibElection } from './pabulib.ts'
import { pabulibApprovals, pabulibCandidates, pabulibPoints } from './pabulib-ballots.ts'
import { parsePabulib } from './parse-pabulib.ts'
import { splitCells, writeCell } from './split-cells.ts'
import { writePabulib } from './write-pabulib.ts'

const lines = [
  'META',
  'key;value',
  'description;Our street; and the next',
  'num_projects;2',
  'num_votes;2',
  'budget;1000.00',
  'vote_type;cumulative',
  'PROJECTS',
  'project_id;cost;name;selected',
  '7;600;"A ""green"" street; with trees";1',
  '9;500;Benches;0',
  'VOTES',
  'voter_id;vote;points;age',
  'ann;7,9;3,1;34',
  'bob;;;',
]
/** The file with some lines replaced, counted from 1. */
const file = (replaced: Record<number, string> = {}) => lines.map((line, at) => replaced[at + 1] ?? line).join('\r\n')

test('an election is read: money, projects, votes with points, winners by project', () => {
  const election = parsePabulib(file())

  expect(election).toMatchObject({
    budget: 1000,
    voteType: 'cumulative',
    winners: ['7'],
    meta: { description: 'Our street; and the next' },
    projects: [
      { id: '7', cost: 600, row: { name: 'A "green" street; with trees' } },
      { id: '9', cost: 500 },
    ],
    votes: [
      { voterId: 'ann', approvals: ['7', '9'], points: [3, 1], row: { age: '34' } },
      { voterId: 'bob', approvals: [], points: [] },
    ],
  })
  expect(pabulibCandidates(election)).toEqual([
    { id: '7', cost: 600 },
    { id: '9', cost: 500 },
  ])
  expect(pabulibApprovals(election)[0]).toEqual({ approvals: ['7', '9'] })
  expect(pabulibPoints(election)[0]).toEqual({ numbers: { 7: 3, 9: 1 } })
})

test('without a column for winners nobody is said to have won', () => {
  const text = file({ 9: 'project_id;cost;name', 10: '7;600;Trees', 11: '9;500;Benches' })

  expect(parsePabulib(text).winners).toBeNull()
})

test('in ordinal votes the first place is worth as many points as places are allowed', () => {
  const election = parsePabulib(file({ 3: 'max_length;3', 7: 'vote_type;ordinal' }))

  expect(pabulibPoints(election)[0]).toEqual({ numbers: { 7: 3, 9: 2 } })
})

test.each<{ line: number; replaced: Record<number, string>; why: string }>([
  { line: 1, replaced: { 1: 'PREFACE' }, why: 'starts with META' },
  { line: 15, replaced: { 12: '', 13: '', 14: '', 15: '' }, why: 'no section VOTES' },
  { line: 8, replaced: { 9: 'project_id;price;name;selected' }, why: 'no column cost' },
  { line: 6, replaced: { 6: 'budget;much' }, why: 'no whole amount' },
  { line: 6, replaced: { 6: 'budget;1000.50' }, why: 'no whole amount' },
  { line: 7, replaced: { 7: 'vote_type;shouting' }, why: 'unknown vote_type' },
  { line: 4, replaced: { 4: 'num_projects;3' }, why: '3 projects announced, 2 found' },
  { line: 5, replaced: { 5: 'num_votes;1' }, why: '1 votes announced, 2 found' },
  { line: 10, replaced: { 10: '7;600;"A street' }, why: 'not closed' },
  { line: 11, replaced: { 11: '7;500;Benches;0' }, why: 'listed twice' },
  { line: 11, replaced: { 11: ';500;Benches;0' }, why: 'without project_id' },
  { line: 11, replaced: { 11: '9;500;Benches;0;more' }, why: '5 cells under 4 columns' },
  { line: 14, replaced: { 14: 'ann;7,8;3,1;34' }, why: 'unknown project 8' },
  { line: 14, replaced: { 14: 'ann;7,7;3,1;34' }, why: 'named twice' },
  { line: 14, replaced: { 14: 'ann;7,9;3;34' }, why: '2 projects with 1' },
  { line: 14, replaced: { 14: 'ann;7,9;3,many;34' }, why: 'no number' },
  { line: 15, replaced: { 15: 'VOTES' }, why: 'second section VOTES' },
])('line $line is malformed: $why', ({ line, replaced, why }) => {
  const read = () => parsePabulib(file(replaced))

  expect(read).toThrow(MalformedFile)
  expect(read).toThrow(`Line ${line}: `)
  expect(read).toThrow(why)
})

test('what was written reads the same', () => {
  const election = parsePabulib(file())

  expect(parsePabulib(writePabulib(election))).toEqual({ ...election, meta: { ...election.meta, budget: '1000' } })
})

test('an election of our own needs no rows', () => {
  const own: PabulibElection = {
    meta: { description: 'Spring', currency: 'EUR' },
    budget: 50,
    voteType: 'approval',
    projects: [{ id: 'tree', cost: 40, row: { name: 'A "tree"; tall' } }],
    votes: [{ voterId: '1', approvals: ['tree'], points: null, row: {} }],
    winners: ['tree'],
  }

  expect(parsePabulib(writePabulib(own))).toMatchObject({
    budget: 50,
    winners: ['tree'],
    projects: [{ id: 'tree', cost: 40, row: { name: 'A "tree"; tall' } }],
    votes: [{ voterId: '1', approvals: ['tree'], points: null }],
  })
})

test('whatever stands in a cell comes back, on one line', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string().filter((cell) => !/[\r\n]/.test(cell)),
        { minLength: 1 },
      ),
      (cells) => {
        expect(splitCells(cells.map(writeCell).join(';'))).toEqual(cells)
      },
    ),
  )
})

const real = ['Netherlands_Assen_2024', 'France_Toulouse_2019', 'Poland_Krakow_2021_Bienczyce', 'Switzerland_Zurich_D5']
describe.skipIf(!sharedData('pabulib/Netherlands_Assen_2024.pb'))(
  needs('real elections', 'pabulib/Netherlands_Assen_2024.pb'),
  () => {
    test.each(real)('%s reads the same after writing', (name) => {
      const election = parsePabulib(sharedData(`pabulib/${name}.pb`) as string)

      expect(parsePabulib(writePabulib(election))).toEqual(election)
    })
  },
)
