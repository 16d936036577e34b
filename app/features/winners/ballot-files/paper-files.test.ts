import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { exportCommand } from '#app/cli/export.server.ts'
import { ballotOfRule, rulesOf } from '#app/features/contests/ballots/ballots.ts'
import type { Marks } from '#app/features/contests/ballots/marks.ts'
import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import { parsePabulib } from '#app/features/ranking/formats/parse-pabulib.ts'
import { parsePreflib } from '#app/features/ranking/formats/parse-preflib.ts'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { ballotsCsv } from '#app/features/winners/export/ballots-csv.server.ts'
import { loader } from '#app/routes/winners/ballot-file.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { countedFrom } from '#tests/counted-from.ts'
import { aPerson, aRequest, aVisitor } from '#tests/factory.ts'
import { aPaperContest } from '#tests/paper-contest.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-papers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const everybody = 14
/** Rankings end early and share ranks; every ballot leaves some ideas out. */
const sayings: Record<string, (n: number, at: number) => number | undefined> = {
  score: (n, at) => ((n + at) % 4 === 0 ? undefined : (n * (at + 2) + at) % 6),
  points: (n, at) => (n % 3 === at % 3 ? undefined : 1 + ((n + at) % 3)),
  quadratic: (n, at) => (n % 3 === at % 3 ? undefined : 1 + ((n * at) % 5)),
  rank: (n, at) => ((n + at) % 5 === 0 ? undefined : 1 + ((n * (at + 1)) % 3)),
  updown: (n, at) => ((n + at) % 4 === 0 ? undefined : ((n * (at + 1)) % 3) - 1),
}

/** A closed contest by this rule with a ballot of each of fourteen people. */
async function counted(rule: ContestRule) {
  const ballot = ballotOfRule(rule)
  const { owner, contest, ideas } = await aPaperContest({ ballot, rule, places: 2 })
  const ids = Object.values(ideas).map(({ id }) => id)
  for (let n = 0; n < everybody; n++) {
    const marks: Marks = {}
    for (const [at, id] of ids.entries()) {
      const mark = sayings[ballot]?.(n, at)
      if (mark !== undefined) marks[id] = mark
    }
    const cast = await castPaper(await aPerson(), contest.slug, () => marks)
    if (!cast.ok) throw new Error(cast.reason)
  }
  const closed = await closeContest(owner, contest.slug, 'Done.')
  if (!closed.ok || !closed.count) throw new Error('not counted')
  return { owner, contest: (await contestById(contest.id)) as ContestRow, count: closed.count, ids }
}

const ask = async ({ slug }: ContestRow, ending: string) =>
  Promise.resolve(
    loader({ request: aRequest(`/c/${slug}/ballots.${ending}`), params: { contest: slug }, context: {} }),
  ).catch((thrown: Response) => thrown)

/** Every title is another one, so that names tell ideas apart. */
async function recounted(contest: ContestRow, ending: string, rule: string) {
  const file = path.join(folder, `${contest.slug}.${ending}`)
  writeFileSync(file, await (await ask(contest, ending)).text())
  return (await countedFrom(file, rule)).winners
}

describe.each([
  ...[...rulesOf.score, ...rulesOf.points, ...rulesOf.quadratic].map((rule) => [rule, ['pb', 'json']] as const),
  ...rulesOf.rank.map((rule) => [rule, ['toi', 'blt', 'json']] as const),
])('ballots counted by %s and counted again from a file', (rule, endings) => {
  test(`as ${endings.join(', ')} they find the same winners in the same order`, async () => {
    const { contest, count } = await counted(rule)
    const won = count.winners.map(({ id }) => id)
    expect(won).toHaveLength(2)
    const { candidates } = (await (await ask(contest, 'json')).json()) as { candidates: { id: string; name: string }[] }
    const names = new Map(candidates.map(({ id, name }) => [id, name]))
    for (const ending of endings) {
      const found = await recounted(contest, ending, rule)
      expect([ending, found]).toEqual([
        ending,
        ending === 'pb' || ending === 'json' ? won : won.map((id) => names.get(id)),
      ])
    }
    for (const ending of ['toc', 'cat']) expect((await ask(contest, ending)).status).toBe(404)
  })
})

test('every ballot is there once with all it says, and nobody’s name', async () => {
  const { contest } = await counted('score')
  const scores = parsePabulib(await (await ask(contest, 'pb')).text())
  expect(scores).toMatchObject({ voteType: 'scoring', meta: { max_points: '5', min_points: '0' } })
  expect(new Set(scores.votes.map(({ voterId }) => voterId)).size).toBe(everybody)
  expect(scores.votes.some(({ points }) => points?.includes(0))).toBe(true)

  const sides = parsePreflib(await (await ask((await counted('up-down')).contest, 'cat')).text())
  expect(sides).toMatchObject({ kind: 'cat', categories: ['For', 'Pass', 'Against', 'No mark'] })
  expect(sides.ballots.reduce((sum, { people = 1 }) => sum + people, 0)).toBe(everybody)
})

test('a format that cannot hold a ballot is not there, and the command line says which one can', async () => {
  const { contest } = await counted('points')
  expect((await ask(contest, 'blt')).status).toBe(404)
  await expect(exportCommand.run([contest.slug, '--format', 'blt', '--out', '-'])).rejects.toThrow('ballots-json')
})

test('the table of ballots has a line for each mark, and says which ballots wait', async () => {
  const { owner, contest, ideas } = await aPaperContest({ ballot: 'points', rule: 'points' })
  await castPaper(await aPerson(), contest.slug, () => ({ [ideas.call.id]: 4, [ideas.chair.id]: 6 }))
  await castPaper(aVisitor(), contest.slug, () => ({ [ideas.queue.id]: 10 }))
  await closeContest(owner, contest.slug, 'Done.')
  const [head, ...lines] = (await ballotsCsv((await contestById(contest.id)) as ContestRow)).trimEnd().split('\r\n')
  expect(head).toBe('\uFEFFballot,idea,mark,state')
  expect(lines.map((line) => line.split(',').slice(1).join()).sort()).toEqual(
    [`${ideas.call.id},4,counted`, `${ideas.chair.id},6,counted`, `${ideas.queue.id},10,provisional`].sort(),
  )
})
