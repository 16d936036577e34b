import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { countCommand } from '#app/cli/count.server.ts'
import { exportCommand } from '#app/cli/export.server.ts'
import { ballotOfRule } from '#app/features/contests/ballots/ballots.ts'
import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { loader } from '#app/routes/winners/ballot-file.ts'
import { loader as ballotsTable } from '#app/routes/winners/ballots.ts'
import { standingPapers } from '#drizzle/queries/ballot-papers.ts'
import { aPerson, aRequest } from '#tests/factory.ts'
import { aPaperContest } from '#tests/paper-contest.ts'
import { aPaperCount } from '#tests/verify/counted-papers.ts'
import { textOf } from '#tests/whole-file.ts'
import { ballotFile, formatsOf } from './ballot-file.server.ts'
import { ballotFormats, formatsFor } from './ballot-formats.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-papers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function countedAgain(file: string, rule: string) {
  const said: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  await countCommand.run([file, '--rule', rule, '--json']).finally(() => spy.mockRestore())
  return JSON.parse(said.join('')) as { winners: string[] }
}

const asked = (slug: string, ending: string) => ({
  ...{ request: aRequest(`/c/${slug}/ballots.${ending}`), params: { contest: slug }, context: {} },
})

/** The rules that `aflora count` knows by the same names. */
const rules: ContestRule[] = [
  'score',
  'star',
  'points',
  'quadratic',
  'borda',
  'irv',
  'schulze',
  'stv-scottish',
  'stv-meek',
]

describe.each(rules)('ballots filled in as a whole and counted by %s', (rule) => {
  test('find the same winners from every file that can hold them; the others are refused in words', async () => {
    const { contest, count } = await aPaperCount(rule, { quorum: 3 })
    const ids = count.winners.map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(0)
    const json = JSON.parse(await textOf(ballotFile(contest, count, 'json'))) as {
      candidates: { id: string; name: string }[]
    }
    const titles = new Map(json.candidates.map(({ id, name }) => [id, name]))
    for (const format of formatsOf(contest, count)) {
      const file = path.join(folder, `${contest.slug}.${format}`)
      const answer = await loader(asked(contest.slug, format))
      expect([format, answer.status]).toEqual([format, 200])
      writeFileSync(file, await answer.text())
      const named = format === 'pb' || format === 'json' ? ids : ids.map((id) => titles.get(id))
      expect([format, (await countedAgain(file, rule)).winners]).toEqual([format, named])
    }
    for (const format of ballotFormats.filter((each) => !formatsOf(contest, count).includes(each))) {
      const answer = await loader(asked(contest.slug, format))
      expect([format, answer.status]).toEqual([format, 409])
      expect(await answer.text()).toContain('without losing what they say')
      const out = ['--out', path.join(folder, 'never')]
      const name = format === 'json' ? 'ballots-json' : format
      await expect(exportCommand.run([contest.slug, '--format', name, ...out])).rejects.toThrow('can hold its kind')
    }
  }, 60_000)
})

test('every kind of ballot can be had in one format at least, and a quorum keeps BLT from rules that compare all', () => {
  for (const rule of [...rules, 'up-down', 'approval'] as const)
    expect(formatsFor({ ballot: ballotOfRule(rule), rule, below: 2, sharedRanks: true })).toContain('json')
  expect(formatsFor({ ballot: 'rank', rule: 'schulze', below: 0, sharedRanks: true })).toContain('blt')
  expect(formatsFor({ ballot: 'rank', rule: 'schulze', below: 1, sharedRanks: true })).not.toContain('blt')
  expect(formatsFor({ ballot: 'rank', rule: 'irv', below: 1, sharedRanks: true })).toContain('blt')
})

test.each(['score', 'up-down'] as const)(
  'as a table they have a line for every mark, and name nobody: %s',
  async (rule) => {
    const { contest, ideas, voter } = await aPaperCount(rule)
    const table = await (await ballotsTable(asked(contest.slug, 'csv'))).text()
    const [head, ...lines] = table.trim().split('\r\n')
    expect(head).toBe('ballot,idea,mark,state')
    const shown = new Set(Object.values(ideas).map(({ id }) => id))
    const papers = await standingPapers(contest.id)
    const marks = papers.flatMap((paper) => Object.entries(paper.marks).filter(([id]) => shown.has(id)))
    expect(lines).toHaveLength(marks.length)
    const sum = lines.reduce((all, line) => all + Number(line.split(',')[2]), 0)
    expect(sum).toBe(marks.reduce((all, [, mark]) => all + mark, 0))
    expect(new Set(lines.map((line) => line.split(',')[3]))).toEqual(new Set(['counted', 'provisional']))
    expect(table).not.toContain(voter.id)
  },
)

test('orders in which nobody put two ideas on one rank can be had as .soi too, and are counted alike', async () => {
  const { owner, contest, ideas } = await aPaperContest({ ballot: 'rank', rule: 'irv' })
  const { call, chair, queue } = ideas
  for (const order of [[call, chair, queue], [chair, call], [call, queue], [queue]])
    await castPaper(await aPerson(), contest.slug, () => Object.fromEntries(order.map(({ id }, at) => [id, at + 1])))
  const closed = await closeContest(owner, contest.slug, 'Done.')
  const count = closed.ok && closed.count
  if (!count) throw new Error('not counted')
  expect(formatsOf(contest, count)).toContain('soi')
  const file = path.join(folder, `${contest.slug}.soi`)
  const answer = await loader(asked(contest.slug, 'soi'))
  writeFileSync(file, await answer.text())
  expect((await countedAgain(file, 'irv')).winners).toEqual([ideas.call.title])
})
