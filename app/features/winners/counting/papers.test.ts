import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { ballotOfRule } from '#app/features/contests/ballots/ballots.ts'
import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { countContest } from '#app/features/winners/count-contest.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { finishCount } from '#app/features/winners/counting/finish-count.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { recountZip } from '#app/features/winners/recount/recount-zip.server.ts'
import { transaction } from '#drizzle/database.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { aPerson, aVisitor } from '#tests/factory.ts'
import { aPaperContest } from '#tests/paper-contest.ts'
import { bytesOf } from '#tests/whole-file.ts'

type Said = Partial<Record<'call' | 'queue' | 'saturday' | 'chair', number>>

/** A contest by this rule with these ballots, one for each of so many people. */
async function voted(rule: ContestRule, papers: [people: number, said: Said][], places = 1) {
  const made = await aPaperContest({ ballot: ballotOfRule(rule), rule, places })
  for (const [people, said] of papers) {
    const marks = Object.fromEntries(
      Object.entries(said).map(([name, mark]) => [made.ideas[name as keyof Said & keyof typeof made.ideas].id, mark]),
    )
    for (let n = 0; n < people; n++) {
      const done = await castPaper(await aPerson(), made.contest.slug, () => marks)
      if (!done.ok) throw new Error(done.reason)
    }
  }
  return made
}

/** Five love the call and dislike the rest, four agree on the queue; three put the chair first. */
const ranked: [number, Said][] = [
  [5, { call: 1, queue: 2 }],
  [4, { queue: 1, chair: 2 }],
  [3, { chair: 1, queue: 2 }],
]

describe('who wins', () => {
  test.each<[ContestRule, [number, Said][], string[]]>([
    [
      'score',
      [
        [3, { call: 5, queue: 2 }],
        [3, { call: 4, queue: 0 }],
        [1, { chair: 5 }],
      ],
      ['call'],
    ],
    [
      'star',
      [
        [3, { call: 5, queue: 4 }],
        [4, { call: 1, queue: 2 }],
      ],
      ['queue'],
    ],
    [
      'points',
      [
        [2, { call: 10 }],
        [3, { queue: 5, chair: 5 }],
      ],
      ['call'],
    ],
    [
      'quadratic',
      [
        [1, { call: 10 }],
        [4, { queue: 3 }],
      ],
      ['queue'],
    ],
    [
      'up-down',
      [
        [6, { call: 1, queue: -1 }],
        [5, { queue: 1, call: 0 }],
      ],
      ['call'],
    ],
    ['schulze', ranked, ['queue']],
    ['borda', ranked, ['queue']],
    ['irv', ranked, ['queue']],
  ])('by %s', async (rule, papers, winners) => {
    const { owner, contest, ideas } = await voted(rule, papers)
    const count = await countContest(owner, contest.slug)
    const names = count.winners.map(({ id }) => Object.entries(ideas).find(([, idea]) => idea.id === id)?.[0])
    expect(names).toEqual(winners)
    expect(count.ballots).toBe(papers.reduce((sum, [people]) => sum + people, 0))
    expect(count.order).toHaveLength(4)
  })

  test('by transferable votes two groups get a place each', async () => {
    for (const rule of ['stv-scottish', 'stv-meek'] as const) {
      const { owner, contest, ideas } = await voted(
        rule,
        [
          [7, { call: 1, queue: 2 }],
          [4, { chair: 1 }],
        ],
        2,
      )
      const count = await countContest(owner, contest.slug)
      expect(count.winners.map(({ id }) => id).sort()).toEqual([ideas.call.id, ideas.chair.id].sort())
    }
  })
})

describe('what is counted', () => {
  test('provisional ballots are told apart and decide nothing; hidden ideas win nothing', async () => {
    const { owner, contest, ideas } = await voted('points', [
      [2, { call: 10 }],
      [1, { queue: 6 }],
    ])
    for (let n = 0; n < 5; n++) await castPaper(aVisitor(), contest.slug, () => ({ [ideas.chair.id]: 10 }))
    const count = await countContest(owner, contest.slug)
    expect(count).toMatchObject({ ballots: 3, provisional: { ballots: 5, tallies: [] } })
    expect(count.winners.map(({ id }) => id)).toEqual([ideas.call.id])
    await transaction(() => changeIdea(ideas.call.id, { state: 'hidden' }))
    const again = await countContest(owner, contest.slug)
    expect(again.winners.map(({ id }) => id)).toEqual([ideas.queue.id])
    expect(again.hash).not.toBe(count.hash)
  })

  test('the close locks the count, with marks as given and what the other rule would have chosen', async () => {
    const { owner, contest, ideas } = await voted('star', [
      [3, { call: 5, queue: 4 }],
      [4, { call: 1, queue: 2 }],
    ])
    const closed = await closeContest(owner, contest.slug, 'Done.')
    const count = closed.ok ? (closed.count as Count) : undefined
    expect(count?.others?.map(({ rule }) => rule)).toEqual(['score'])
    expect(count?.given?.find(({ id }) => id === ideas.call.id)?.marks).toEqual([
      [1, 4],
      [5, 3],
    ])
    expect(await officialCountOf((await contestById(contest.id)) as ContestRow)).toEqual(count)
  })
})

test('anybody can check the log of whole ballots, changed, confirmed and taken back, and a touched one is found', async () => {
  const { owner, contest, ideas } = await voted('score', [
    [2, { call: 5 }],
    [1, { queue: 3 }],
  ])
  const person = await aPerson()
  await castPaper(person, contest.slug, () => ({ [ideas.chair.id]: 4 }))
  await castPaper(person, contest.slug, () => ({ [ideas.chair.id]: 1, [ideas.call.id]: 2 }))
  const other = await aPerson()
  await castPaper(other, contest.slug, () => ({ [ideas.chair.id]: 4 }))
  await castPaper(other, contest.slug, () => ({}))
  await closeContest(owner, contest.slug, 'Done.')
  const closed = (await contestById(contest.id)) as ContestRow
  const files = unzipSync(await bytesOf(recountZip(closed, (await officialCountOf(closed)) as Count)))
  const text = (name: string) => Buffer.from(files[name] ?? []).toString()

  const whole = verify(files)
  expect(whole.told).toContain('4 stand')
  expect(whole.told).toContain(`by the rule score; winners: ${ideas.call.id}`)
  expect(whole.status).toBe(0)

  const touched = text('ballots.jsonl').replace(`\\"${ideas.chair.id}\\":1`, `\\"${ideas.chair.id}\\":5`)
  expect(touched).not.toBe(text('ballots.jsonl'))
  const found = verify({ ...files, 'ballots.jsonl': Buffer.from(touched) })
  expect(found.status).toBe(1)
  expect(found.told).toContain('entry 5: its ballot is not the one that was sealed')
})

function verify(files: Record<string, Uint8Array>) {
  const folder = mkdtempSync(join(tmpdir(), 'papers-'))
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  const run = spawnSync(process.execPath, ['tools/verify.mjs', folder], { encoding: 'utf8' })
  return { status: run.status, told: run.stdout }
}

describe('who stands behind the winners', () => {
  async function counted(employees: number) {
    const { owner, contest, ideas } = await aPaperContest({ ballot: 'updown', rule: 'up-down', places: 2 })
    const fill = async (affiliation: 'customer' | 'employee', call: number, chair: number) => {
      const marks = { [ideas.call.id]: call, [ideas.chair.id]: chair }
      const cast = await castPaper(await aPerson({ affiliation }), contest.slug, () => marks)
      if (!cast.ok) throw new Error(cast.reason)
    }
    for (let n = 0; n < 6; n++) await fill('customer', 1, n === 0 ? 1 : 0)
    for (let n = 0; n < employees; n++) await fill('employee', n < 2 ? 1 : -1, 1)
    await closeContest(owner, contest.slug, 'Done.')
    const count = await finishCount((await contestById(contest.id)) as ContestRow)
    return { ideas, groups: count.groups }
  }

  test('is told for whole ballots too: those who gave them a mark in favour', async () => {
    const { ideas, groups } = await counted(5)
    expect(groups?.voters).toEqual({ customers: 6, employees: 5 })
    expect(groups?.winners).toHaveLength(2)
    expect(groups?.winners).toContainEqual({ id: ideas.chair.id, customers: 1, employees: 5 })
    expect(groups?.winners).toContainEqual({ id: ideas.call.id, customers: 6, employees: 2 })
  })

  test('is not told where one group is so small that it would tell how somebody voted', async () => {
    expect((await counted(4)).groups).toBeNull()
  })
})
