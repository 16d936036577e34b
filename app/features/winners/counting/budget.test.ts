import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { countCommand } from '#app/cli/count.server.ts'
import { parsePabulib } from '#app/features/ranking/formats/parse-pabulib.ts'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { ballotFile, formatsOf } from '#app/features/winners/ballot-files/ballot-file.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { countContest } from '#app/features/winners/count-contest.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { ballotsCsv } from '#app/features/winners/export/ballots-csv.server.ts'
import { recountZip } from '#app/features/winners/recount/recount-zip.server.ts'
import { moneyOf } from '#app/features/winners/results/money-of.ts'
import { transaction } from '#drizzle/database.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { aPaperContest } from '#tests/paper-contest.ts'
import { bytesOf, textOf } from '#tests/whole-file.ts'

type Rule = 'greedy' | 'mes' | 'mes-add1'
type Name = 'call' | 'queue' | 'saturday' | 'chair'

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-money-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Ten people with 1,000 €: the call costs 600, the queue 400, the Saturday 300, the chair 100. */
async function voted(rule: Rule, papers: [people: number, picks: Name[]][], given: object = {}) {
  const made = await aPaperContest({ ballot: 'budget', rule, ...given })
  for (const [people, picks] of papers) {
    const marks = Object.fromEntries(picks.map((name) => [made.ideas[name].id, 1]))
    for (let n = 0; n < people; n++) {
      const done = await castPaper(await aPerson(), made.contest.slug, () => marks)
      if (!done.ok) throw new Error(done.reason)
    }
  }
  const name = (id: string) => Object.entries(made.ideas).find(([, idea]) => idea.id === id)?.[0]
  return { ...made, names: (winners: { id: string }[]) => winners.map(({ id }) => name(id)) }
}

async function closed(made: Awaited<ReturnType<typeof voted>>) {
  const done = await closeContest(made.owner, made.contest.slug, 'Done.')
  if (!done.ok || !done.count) throw new Error('not counted')
  return { contest: (await contestById(made.contest.id)) as ContestRow, count: done.count }
}

const split: [number, Name[]][] = [
  [6, ['call', 'queue']],
  [4, ['saturday', 'chair']],
]
/** Half of the people want what is a little too dear for their half of the money. */
const halves: [number, Name[]][] = [
  [5, ['call']],
  [5, ['chair']],
]

describe('who is paid for', () => {
  test.each<[Rule, [number, Name[]][], Name[]]>([
    ['greedy', split, ['queue', 'call']],
    ['mes', split, ['queue', 'chair', 'saturday']],
    ['mes-add1', split, ['queue', 'chair', 'saturday']],
    ['mes', halves, ['chair']],
    ['mes-add1', halves, ['chair', 'call']],
    ['greedy', halves, ['chair', 'call']],
  ])('by %s from %o', async (rule, papers, winners) => {
    const { owner, contest, names } = await voted(rule, papers)
    expect(names((await countContest(owner, contest.slug)).winners)).toEqual(winners)
  })

  test('places do not limit what the money pays for, a quorum does', async () => {
    const one = await voted('greedy', split, { places: 1 })
    expect((await countContest(one.owner, one.contest.slug)).winners).toHaveLength(2)
    const five = await voted('mes', split, { quorum: 5 })
    expect(five.names((await countContest(five.owner, five.contest.slug)).winners)).toEqual(['queue'])
  })

  test('ideas without a cost are no candidates; waiting ballots decide nothing', async () => {
    const { owner, contest, ideas, names } = await voted('greedy', [[1, ['chair']]])
    await anIdea({ contestId: contest.id })
    for (let n = 0; n < 3; n++) await castPaper(aVisitor(), contest.slug, () => ({ [ideas.call.id]: 1 }))
    const count = await countContest(owner, contest.slug)
    expect(names(count.winners)).toEqual(['chair'])
    expect(count.order).toHaveLength(4)
    expect(count).toMatchObject({ ballots: 1, provisional: { ballots: 3 } })
  })
})

describe('the count', () => {
  test('tells where the money went and what the other rules would have chosen', async () => {
    const made = await voted('mes', halves)
    const { count } = await closed(made)
    const money = moneyOf(count)
    expect(money).toMatchObject({ budget: 1000, spent: 100, left: 900, purse: 100 })
    expect(money?.rows).toMatchObject([
      { kind: 'bought', cost: 100, left: 900, price: { each: 20, full: 5, short: 0 } },
    ])
    expect(money?.unbought).toMatchObject([{ id: made.ideas.call.id, cost: 600, money: 500, missing: 100 }])
    expect(count.others?.map(({ rule, winners }) => [rule, made.names(winners)])).toEqual([
      ['mes-add1', ['chair', 'call']],
      ['greedy', ['chair', 'call']],
    ])
  })

  test('tells how purses grew, and what was passed over', async () => {
    const grown = await closed(await voted('mes-add1', halves))
    expect(moneyOf(grown.count)).toMatchObject({ spent: 700, left: 300, raised: { stopped: 'all-bought' } })
    const passed = await closed(await voted('greedy', split))
    expect(moneyOf(passed.count)?.rows.map(({ kind, left }) => [kind, left])).toEqual([
      ['taken', 600],
      ['taken', 0],
      ['passed-over', 0],
      ['passed-over', 0],
    ])
  })

  test('has another hash when a cost was another one', async () => {
    const { owner, contest, ideas } = await voted('mes', split)
    const before = await countContest(owner, contest.slug)
    await transaction(() => changeIdea(ideas.saturday.id, { cost: 301 }))
    const after = await countContest(owner, contest.slug)
    expect(after.hash).not.toBe(before.hash)
    await transaction(() => changeIdea(ideas.saturday.id, { cost: 300 }))
    expect((await countContest(owner, contest.slug)).hash).toBe(before.hash)
  })
})

describe('the files', () => {
  test.each<Rule>(['greedy', 'mes', 'mes-add1'])('by %s find the same winners with real costs', async (rule) => {
    const made = await voted(rule, split)
    const world = await closed(made)
    for (const format of ['pb', 'json'] as const) {
      const { name, body } = await ballotFile(world.contest, world.count, format)
      const file = path.join(folder, `${rule}-${name}`)
      writeFileSync(file, await bytesOf(body))
      expect(await countedAgain(file, rule)).toEqual(world.count.winners.map(({ id }) => id))
    }
    const body = await textOf(ballotFile(world.contest, world.count, 'pb'))
    const pabulib = parsePabulib(body)
    expect(pabulib).toMatchObject({ budget: 1000, voteType: 'approval', meta: { rule, currency: '€' } })
    expect(pabulib.projects.find(({ id }) => id === made.ideas.call.id)?.cost).toBe(600)
    expect(pabulib.votes).toHaveLength(10)
    expect(body).not.toMatch(/^seats;/m)
  })

  test('are only those that can hold money', async () => {
    const { contest, count } = await closed(await voted('mes', halves))
    expect(formatsOf(contest, count)).toEqual(['pb', 'json'])
  })

  test('of ballots as a table hold every pick', async () => {
    const { contest } = await closed(await voted('mes', split))
    const lines = (await textOf(ballotsCsv(contest))).trim().split('\r\n')
    expect(lines[0]).toContain('ballot,idea,mark,state')
    expect(lines).toHaveLength(1 + 20)
  })

  test('of a recount hold budget and costs, and their log can be checked', async () => {
    const made = await voted('mes-add1', split)
    const { contest, count } = await closed(made)
    const files = unzipSync(await bytesOf(recountZip(contest, count as Count)))
    const json = (name: string) => JSON.parse(Buffer.from(files[name] ?? []).toString())
    expect(json('contract.json')).toMatchObject({ ballot: 'budget', rule: 'mes-add1', budget: 1000, budgetUnit: '€' })
    const costs = (json('ideas.json') as { id: string; cost: number }[]).map(({ id, cost }) => [id, cost])
    expect(Object.fromEntries(costs)).toMatchObject({ [made.ideas.call.id]: 600, [made.ideas.chair.id]: 100 })
    const at = mkdtempSync(path.join(folder, 'recount-'))
    for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(at, name), bytes)
    const run = spawnSync(process.execPath, ['tools/verify.mjs', at], { encoding: 'utf8' })
    expect([run.status, run.stdout]).toEqual([0, expect.stringContaining('10 stand')])
  })
})

async function countedAgain(file: string, rule: string) {
  const said: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  await countCommand.run([file, '--rule', rule, '--json']).finally(() => spy.mockRestore())
  return (JSON.parse(said.join('')) as { winners: string[] }).winners
}
