import { describe, expect, test } from 'vitest'
import { needs, sharedData } from '#tests/shared-data.ts'
import { ideas, idsOf } from '#tests/some-elections.ts'
import { countConsensus, type GroupedBallot } from './count-consensus.ts'
import { writeFraction } from './fraction.ts'
import { groupConsensus } from './numbers/group-consensus.ts'

const base = { candidates: ideas('road', 'school'), seats: 1, seed: 'seed' }
const said = (people: number, group: string | null, numbers: Record<string, number>) => ({ people, group, numbers })

test('an idea both groups like beats one that only the larger group loves', () => {
  const ballots = [said(100, 'drivers', { road: 1, school: 0 }), said(5, 'cyclists', { road: -1, school: 1 })]
  const count = countConsensus({ ...base, ballots: [...ballots, said(30, 'drivers', { school: 1 })] })

  expect(idsOf(count)).toEqual(['school'])
  expect(count.stages.find((stage) => stage.stage === 'agreement')).toEqual({
    stage: 'agreement',
    ideas: [
      {
        id: 'road',
        groups: [
          { group: 'cyclists', agree: 0, seen: 5 },
          { group: 'drivers', agree: 100, seen: 100 },
        ],
      },
      {
        id: 'school',
        groups: [
          { group: 'cyclists', agree: 5, seen: 5 },
          { group: 'drivers', agree: 30, seen: 130 },
        ],
      },
    ],
  })
})

test('one group alone makes no consensus', () => {
  const count = countConsensus({
    ...base,
    ballots: [said(9, 'drivers', { road: 1 }), said(4, 'cyclists', { road: 1 })],
  })

  expect(idsOf(count)).toEqual([])
  expect(count.stages).toContainEqual({
    stage: 'groups',
    counted: [{ group: 'drivers', people: 9 }],
    tooSmall: [{ group: 'cyclists', people: 4 }],
  })
  expect(count.stages).toContainEqual({ stage: 'too-few-groups', needed: 2 })
})

test('people without a group are counted as supporters, but not for agreement', () => {
  const groups = [said(5, 'x', { road: 1 }), said(5, 'y', { road: 1 })]
  const count = countConsensus({
    ...base,
    ballots: [...groups, said(50, null, { road: -1 }), said(1, null, { road: 1 })],
  })

  expect(count.order[0]).toMatchObject({ id: 'road', supporters: 11, exact: '36/49' })
})

test.each([
  {
    groups: [
      { agree: 0, seen: 0 },
      { agree: 0, seen: 0 },
    ],
    consensus: '1/4',
  },
  {
    groups: [
      { agree: 9, seen: 10 },
      { agree: 4, seen: 4 },
    ],
    consensus: '25/36',
  },
  { groups: [], consensus: '1' },
])('$groups agree to $consensus', ({ groups, consensus }) => {
  expect(writeFraction(groupConsensus(groups))).toBe(consensus)
})

type Top = { id: number; score: number; agrees: number; disagrees: number; passes: number }
type Conversation = { conversation: string; groups: Record<string, number>; group_aware_consensus_top10: Top[] }
const file = 'oracles/polis.json'
const found = sharedData(file)
const conversations: Conversation[] = found ? JSON.parse(found).conversations : []

/** `participants-votes.csv`: a row per person; after six columns one per comment: 1 agrees, -1 disagrees, 0 passes. */
function readConversation(name: string) {
  const [header = '', ...rows] = (sharedData(`polis/${name}/participants-votes.csv`) as string).trim().split(/\r?\n/)
  const comments = header.split(',').slice(6)
  const ballots = rows.map((row): GroupedBallot => {
    const cells = row.split(',')
    const votes = cells.slice(6).map((cell, at) => [comments[at] as string, cell] as const)
    const numbers = Object.fromEntries(votes.filter(([, cell]) => cell !== '').map(([id, cell]) => [id, Number(cell)]))
    return { group: cells[1] || null, numbers }
  })
  const open = comments.filter((id) => !removed(name).includes(id))
  return { candidates: ideas(...open), ballots, seats: 10, seed: 'seed' }
}

/** Comments that the moderators took out (column `moderated` is -1). */
function removed(name: string) {
  const text = sharedData(`polis/${name}/comments.csv`) as string
  return [...text.matchAll(/^\d+,[^,]*,(\d+),\d+,\d+,\d+,-1,/gm)].map(([, id]) => id)
}

describe.skipIf(!found)(needs('conversations of Pol.is', file), () => {
  test('there are some', () => {
    expect(conversations).toHaveLength(2)
  })

  test.each(conversations)('$conversation: what all groups agree with', (expected) => {
    const count = countConsensus(readConversation(expected.conversation))
    const groups = count.stages.find((stage) => stage.stage === 'groups')
    const opinions = count.stages.find((stage) => stage.stage === 'opinions')

    expect(Object.fromEntries((groups?.counted ?? []).map(({ group, people }) => [group, people]))).toEqual(
      expected.groups,
    )
    expect(idsOf(count)).toEqual(expected.group_aware_consensus_top10.map(({ id }) => `${id}`))
    for (const [place, top] of expected.group_aware_consensus_top10.entries()) {
      expect(count.order[place]?.tally).toBeCloseTo(top.score, 6)
      const { agrees: up, disagrees: down, passes: pass } = top
      expect(opinions?.ideas).toContainEqual({ id: `${top.id}`, up, down, pass })
    }
  })
})
