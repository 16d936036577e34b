import { beforeAll, expect, test, vi } from 'vitest'
import { transaction } from '#drizzle/database.ts'
import { migrate } from '#drizzle/migrate.ts'
import { openedEntries } from '#drizzle/queries/ballot-log.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { keepSetting, settingNamed } from '#drizzle/queries/settings.ts'
import { bundledProgram, runProgram } from '#tests/bundled-program.ts'
import { aContest, anIdea, aPerson } from '#tests/factory.ts'

// Processes take their time to start on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let program = ''
let voting = ''

beforeAll(async () => {
  await migrate()
  program = await bundledProgram('tests/programs/race.ts')
  voting = await bundledProgram('tests/programs/vote.ts')
})

const race = async (words: string[][], what = program) => {
  const ended = await Promise.all(words.map((each) => runProgram(what, each).ended))
  expect(ended.map(({ code }) => code)).toEqual(ended.map(() => 0))
  return ended.map(({ said }) => JSON.parse(said.slice(said.search(/[[\d]/))))
}

test.each([1, 7, 30, 45])('two processes that spend a budget of %i at once spend exactly that', async (budget) => {
  await transaction(() => keepSetting('budget', budget, new Date()))
  const spent = await race([
    ['spend', '20'],
    ['spend', '20'],
  ])
  expect(spent.reduce((sum, each) => sum + each, 0)).toBe(Math.min(budget, 40))
  expect(await settingNamed('budget')).toBe(Math.max(0, budget - 40))
})

test('of several workers in several processes only one gets each job', async () => {
  const names = Array.from({ length: 25 }, (_, nth) => `job-${nth}`)
  const now = new Date().toISOString()
  const taken = await race([
    ['take', ...names, now],
    ['take', ...names, ...names, now],
    ['take', ...[...names].reverse(), now],
  ])
  expect(taken.flat().sort()).toEqual([...names].sort())
})

test('people who vote at once through several processes are all counted, and the log has no gap', async () => {
  const contest = await aContest({ receipts: 'choice' })
  const idea = await anIdea({ contestId: contest.id })
  const processes = await Promise.all(
    Array.from({ length: 3 }, () => Promise.all(Array.from({ length: 15 }, async () => (await aPerson()).id))),
  )
  const taken = await race(
    processes.map((people) => [idea.id, ...people]),
    voting,
  )
  expect(taken).toEqual([15, 15, 15])
  const log = await openedEntries(contest.id, 0, 100)
  expect(log.map(({ entry }) => entry.seq)).toEqual(Array.from({ length: 45 }, (_, nth) => nth + 1))
  expect((await ideaWithContest(idea.id))?.idea.votes).toBe(45)
})
