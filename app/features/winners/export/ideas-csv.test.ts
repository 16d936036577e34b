import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { exportContest } from '#app/features/winners/export-contest.server.ts'
import { aContest, again, anEmployee, anIdea, aPerson } from '#tests/factory.ts'
import { textOf } from '#tests/whole-file.ts'

/** What a spreadsheet takes for the beginning of a formula, or for a command. */
const starters = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '=1+2";=1+2',
  '=HYPERLINK("https://evil.example")',
  '@SUM(1)',
  '+1',
  '-1',
  "=cmd|' /C calc'!A0",
]
const isFormula = (cell: string) => /^[=+\-@\t\r＝＋－＠]/.test(cell)

async function cellsOf(given: { title?: string; body?: string; name?: string }) {
  const host = await anEmployee({ role: 'owner' })
  const contest = await aContest({ hostId: host.id })
  const author = await aPerson({ name: given.name ?? 'Ana' })
  const { title = 'A bell', body = '' } = given
  await anIdea({ contestId: contest.id, authorId: author.id, title, body })
  const table = await textOf(exportContest(await again(host), contest.slug, 'csv'))
  return (parse(table, { bom: true }) as string[][])[1] as string[]
}

describe('a table of ideas runs nothing in a spreadsheet, and loses no word', () => {
  test.each(starters)('%j', async (starter) => {
    for (const field of ['title', 'body', 'name'] as const) {
      const words = `${starter}A bell at the counter`
      const cells = await cellsOf({ [field]: words })
      expect(cells.filter(isFormula), field).toEqual([])
      // The documented apostrophe is all that was added.
      expect(
        cells.map((cell) => cell.replace(/^'/, '')),
        field,
      ).toContain(words)
    }
  })

  test('and a cell that did run would be seen', () => {
    expect(['=1', '+1', '-1', '@a', '\t=1', "'=1", 'a=1'].filter(isFormula)).toEqual(['=1', '+1', '-1', '@a', '\t=1'])
  })
})
