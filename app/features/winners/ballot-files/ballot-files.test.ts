import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { countCommand } from '#app/cli/count.server.ts'
import { exportCommand } from '#app/cli/export.server.ts'
import { rulesOf } from '#app/features/contests/ballots/ballots.ts'
import { parsePabulib } from '#app/features/ranking/formats/parse-pabulib.ts'
import { parsePreflib } from '#app/features/ranking/formats/parse-preflib.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { loader } from '#app/routes/winners/ballot-file.ts'
import { transaction } from '#drizzle/database.ts'
import { type ContestRow, contestNamed } from '#drizzle/queries/contests.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { aDividedContest } from '#tests/divided-contest.ts'
import { aRequest } from '#tests/factory.ts'
import { aCountedContest, type CountedWorld } from '#tests/verify/counted-contest.ts'
import { bytesOf, textOf } from '#tests/whole-file.ts'
import { ballotFile } from './ballot-file.server.ts'
import { type BallotFormat, formatsFor } from './ballot-formats.ts'

const formats = formatsFor({ ballot: 'approve', rule: 'approval', below: 0, sharedRanks: false })
const folder = mkdtempSync(path.join(tmpdir(), 'aflora-ballots-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What `aflora count` makes of a file, as JSON. */
async function countedAgain(file: string, rule: string) {
  const said: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  await countCommand.run([file, '--rule', rule, '--json']).finally(() => spy.mockRestore())
  return JSON.parse(said.join('')) as { winners: string[] }
}

type Counted = Pick<CountedWorld, 'contest' | 'count'>

async function written({ contest, count }: Counted, format: BallotFormat) {
  const { name, body } = await ballotFile(contest, count, format)
  const file = path.join(folder, `${contest.rule}-${name}`)
  writeFileSync(file, await bytesOf(body))
  return file
}

/** PrefLib and BLT name winners by title; every title of the world is another one. */
async function titles({ contest, count }: Counted) {
  const { candidates } = JSON.parse(await textOf(ballotFile(contest, count, 'json'))) as {
    candidates: { id: string; name: string }[]
  }
  return new Map(candidates.map(({ id, name }) => [id, name]))
}

describe.each(rulesOf.approve)('ballots counted by %s and counted again from a file', (rule) => {
  let world: CountedWorld
  beforeAll(async () => {
    world = await aCountedContest({ rule, places: 4, quorum: 3 })
  }, 60_000)

  test.each(formats)('as .%s they find the same winners in the same order', async (format) => {
    const ids = world.count.winners.map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(1)
    const file = await written(world, format)
    const { winners } = await countedAgain(file, rule)
    const named = await titles(world)
    expect(winners).toEqual(format === 'pb' || format === 'json' ? ids : ids.map((id) => named.get(id)))
  })

  test('ideas that are level are told apart as the contest told them apart', async () => {
    const { owner, contest } = await aDividedContest({ rule })
    const closed = await closeContest(owner, contest.slug, 'Done.')
    const count = closed.ok && closed.count
    if (!closed.ok || !count) throw new Error('not counted')
    expect(count.ties[0]?.brokenBy).toBe('lot')
    const now = (await contestNamed(contest.slug)) as ContestRow
    for (const format of formats) {
      const { winners } = await countedAgain(await written({ contest: now, count }, format), rule)
      const named = await titles({ contest: now, count })
      const ids = count.winners.map(({ id }) => id)
      expect(winners).toEqual(format === 'pb' || format === 'json' ? ids : ids.map((id) => named.get(id)))
    }
  })

  test('and without what the file says of places and quorum they would not', async () => {
    const file = await written(world, 'pb')
    const other = path.join(folder, `bare-${rule}.pb`)
    writeFileSync(other, readFileSync(file, 'utf8').replace(/^(seats|quorum);.*\n/gm, ''))
    expect((await countedAgain(other, rule)).winners).toHaveLength(1)
  })
})

test('the formats are what they are called, hold every ballot once and name nobody', async () => {
  const world = await aCountedContest()
  const files = await Promise.all(formats.map((format) => textOf(ballotFile(world.contest, world.count, format))))
  const [pb, toc, cat] = files as [string, string, string]
  const pabulib = parsePabulib(pb)
  expect(pabulib).toMatchObject({ budget: 3, voteType: 'approval' })
  expect(pabulib.votes).toHaveLength(world.count.ballots)
  expect(new Set(pabulib.votes.map(({ voterId }) => voterId)).size).toBe(world.count.ballots)
  for (const text of [toc, cat]) {
    const { kind, ballots } = parsePreflib(text)
    expect(text).toContain(`# DATA TYPE: ${kind}`)
    expect(ballots.reduce((sum, { people = 1 }) => sum + people, 0)).toBe(world.count.ballots)
  }
  const all = files.join('\n')
  for (const { id, name } of world.people) expect(all.includes(id) || (name && all.includes(name)) || false).toBe(false)
  expect(all).not.toContain(world.hiddenTitle)
})

test('what is hidden after the close still counts, and its title goes', async () => {
  const world = await aCountedContest({ rule: 'phragmen' })
  const first = world.count.winners[0] as { id: string }
  const title = (await titles(world)).get(first.id) as string
  await transaction(() => changeIdea(first.id, { state: 'hidden' }))
  const { winners } = await countedAgain(await written(world, 'blt'), 'phragmen')
  expect(winners[0]).toBe(first.id)
  for (const format of formats)
    expect(await textOf(ballotFile(world.contest, world.count, format))).not.toContain(title)
})

describe('who gets them, and when', () => {
  const ask = (slug: string, ending: string) =>
    Promise.resolve(
      loader({ request: aRequest(`/c/${slug}/ballots.${ending}`), params: { contest: slug }, context: {} }),
    ).catch((thrown: Response) => thrown)

  test('nobody before the count, everybody after it', async () => {
    const { owner, contest } = await aDividedContest({ rule: 'ees' })
    for (const ending of formats) expect((await ask(contest.slug, ending)).status).toBe(404)
    await expect(exportCommand.run([contest.slug, '--format', 'pb', '--out', '-'])).rejects.toThrow('once the contest')
    await closeContest(owner, contest.slug, 'Done.')
    for (const ending of formats) {
      const answer = await ask(contest.slug, ending)
      expect([ending, answer.status]).toEqual([ending, 200])
      expect(answer.headers.get('Content-Disposition')).toContain(`${contest.slug}-ballots.${ending}`)
    }
    expect((await ask(contest.slug, 'xyz')).status).toBe(404)
  })

  test('the command line writes what the page gives', async () => {
    const { owner, contest, ideas } = await aDividedContest({ rule: 'seqpav' })
    await closeContest(owner, contest.slug, 'Done.')
    const out = path.join(folder, 'told.toc')
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
    await exportCommand.run([contest.slug, '--format', 'toc', '--out', out]).finally(() => spy.mockRestore())
    const now = await contestNamed(contest.slug)
    expect(readFileSync(out, 'utf8')).toBe(await (await ask(now?.slug as string, 'toc')).text())
    expect((await countedAgain(out, 'seqpav')).winners[1]).toBe(ideas.chair.title)
  })
})
