import { createHash } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { countCommand } from '#app/cli/count.server.ts'
import { changeContestByApi } from '#app/features/channels/change-contest-by-api.server.ts'
import { rulesOf } from '#app/features/contests/ballots/ballots.ts'
import { cloneContest } from '#app/features/contests/clone-contest.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { countContest } from '#app/features/winners/count-contest.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { deskOf } from '#app/features/winners/desk/desk-of.server.ts'
import { exportContest } from '#app/features/winners/export-contest.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { pickWinners } from '#app/features/winners/pick-winners.server.ts'
import { transaction } from '#drizzle/database.ts'
import { type ContestRow, changeContest, contestNamed } from '#drizzle/queries/contests.ts'
import { type CountRow, changeCount, contestsToCompare, officialCount } from '#drizzle/queries/counting.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { aDividedContest } from '#tests/divided-contest.ts'
import { aContest, anEmployee, aPerson } from '#tests/factory.ts'
import { textOf } from '#tests/whole-file.ts'
import { countElected } from './count-elected.server.ts'
import { finishCount } from './finish-count.server.ts'
import { compareRules, countsAreMissing, makeCounts } from './make-counts.server.ts'

const idsOf = ({ winners }: Pick<Count, 'winners'>) => winners.map(({ id }) => id)
const now = async ({ slug }: ContestRow) => (await contestNamed(slug)) as ContestRow

/** As if the process had stopped between the close and its count. */
async function closeOnly(contest: ContestRow) {
  await transaction(() => changeContest(contest.id, { state: 'closed', closedAt: new Date() }))
  return now(contest)
}

describe('who wins', () => {
  test('by votes alone the larger group takes all places', async () => {
    const { owner, contest, ideas } = await aDividedContest()
    const closed = await closeContest(owner, contest.slug, 'Done.')
    const count = closed.ok && closed.count
    if (!count) throw new Error('not counted')
    expect(idsOf(count)).not.toContain(ideas.chair.id)
    expect(count.others?.map(({ rule }) => rule)).toEqual(['phragmen', 'seqpav', 'ees'])
    for (const other of count.others ?? []) expect([other.rule, idsOf(other)[1]]).toEqual([other.rule, ideas.chair.id])
    expect(await countContest(await aPerson(), contest.slug)).toEqual(count)
  })

  test.each(['phragmen', 'seqpav', 'ees'] as const)('by %s the smaller group gets its place', async (rule) => {
    const { owner, contest, ideas } = await aDividedContest({ rule })
    const closed = await closeContest(owner, contest.slug, 'Done.')
    const count = closed.ok && closed.count
    if (!count) throw new Error('not counted')

    expect(count).toMatchObject({ rule, ballots: 11, contest: contest.id, provisional: { ballots: 0, tallies: [] } })
    expect(idsOf(count)).toHaveLength(3)
    expect(idsOf(count)[1]).toBe(ideas.chair.id)
    expect(count.order.map(({ place }) => place)).toEqual([1, 2, 3, 4])
    expect(count.order.slice(0, 3).map(({ id }) => id)).toEqual(idsOf(count))
    expect(count.order[1]).toMatchObject({ tally: 5, supporters: 5 })
    expect(count.stages.map(({ stage }) => stage)).toContain(rule === 'ees' ? 'bought' : 'seat')
    expect(count.ties[0]).toMatchObject({ brokenBy: 'lot' })

    const others = rulesOf.approve.filter((other) => other !== rule)
    expect(count.others?.map((other) => other.rule)).toEqual(others)
    expect(idsOf(count.others?.[0] as Pick<Count, 'winners'>)).not.toContain(ideas.chair.id)
    expect(count.groups?.voters).toEqual({ customers: 6, employees: 5 })
    expect(count.groups?.winners[1]).toEqual({ id: ideas.chair.id, customers: 0, employees: 5 })
    expect(await officialCountOf(await now(contest))).toEqual(count)
  })

  test('an idea that moderation took away wins nothing, and its votes fill no ballot', async () => {
    const { owner, contest, ideas } = await aDividedContest({ rule: 'phragmen' })
    await transaction(() => changeIdea(ideas.chair.id, { state: 'hidden' }))
    const count = await countContest(owner, contest.slug)
    expect(count.ballots).toBe(6)
    expect(idsOf(count)).not.toContain(ideas.chair.id)
  })

  test('few of a group keep their votes to themselves', async () => {
    const { owner, contest, ideas } = await aDividedContest({ rule: 'phragmen' })
    await transaction(() => changeIdea(ideas.chair.id, { state: 'hidden' }))
    const closed = await closeContest(owner, contest.slug, 'Done.')
    expect(closed.ok && closed.count).toMatchObject({ rule: 'phragmen', groups: null })
  })
})

describe('the contract', () => {
  test('covers the rule, and the rule cannot change after the opening', async () => {
    const { owner, contest } = await aDividedContest({ rule: 'phragmen' })
    const contract = contest.contract as string
    expect(JSON.parse(contract)).toMatchObject({ ballot: 'approve', rule: 'phragmen' })
    expect(createHash('sha256').update(contract).digest('hex')).toBe(contest.contractHash)
    const other = contract.replace('"rule":"phragmen"', '"rule":"approval"')
    expect(createHash('sha256').update(other).digest('hex')).not.toBe(contest.contractHash)

    const body = JSON.stringify({ rule: 'approval' })
    const headers = { 'Content-Type': 'application/json' }
    const request = new Request('http://localhost:3000/api/v1/contests/x', { method: 'PATCH', body, headers })
    expect(await changeContestByApi(owner, contest.slug, request)).toMatchObject({ status: 409 })
    expect((await now(contest)).rule).toBe('phragmen')
  })

  test('a clone keeps the rule; a box has no places to give out', async () => {
    const { owner, contest } = await aDividedContest({ rule: 'ees' })
    expect(await cloneContest(owner, contest.slug)).toMatchObject({ contest: { rule: 'ees' } })
    const box = await aDividedContest({ rule: 'ees', kind: 'box', closes: null })
    expect(box.contest.rule).toBe('approval')
  })
})

describe('counting takes its time', () => {
  test('what other rules would choose is unknown until the close', async () => {
    const { owner, contest, ideas } = await aDividedContest({ rule: 'phragmen' })
    const preview = await countContest(owner, contest.slug)
    expect(idsOf(preview)).toContain(ideas.chair.id)
    expect(preview).not.toHaveProperty('others')
    expect(await officialCount(contest.id)).toBeUndefined()
  })

  test('a count that a stopped process left out is made by the job, and is the same', async () => {
    const { owner, contest, ideas } = await aDividedContest({ rule: 'phragmen' })
    const preview = await countContest(owner, contest.slug)
    const closed = await closeOnly(contest)
    expect(await officialCountOf(closed)).toBeUndefined()
    expect((await deskOf(closed)).counting).toContain('being counted')
    expect(await pickWinners(owner, contest.slug, { ideas: [ideas.chair.id], reasons: {} })).toEqual({
      ok: false,
      reason: 'being-counted',
    })

    expect(await countsAreMissing()).toBe(true)
    await makeCounts(new Date())
    expect(await countsAreMissing()).toBe(false)
    expect(await officialCountOf(closed)).toMatchObject({ ...preview, others: expect.any(Array) })
    expect((await deskOf(closed)).counting).toBeNull()
  })

  test('whoever asks first makes the count, and all get the same one', async () => {
    const { contest } = await aDividedContest({ rule: 'seqpav' })
    const closed = await closeOnly(contest)
    const counts = await Promise.all([
      finishCount(closed),
      finishCount(closed),
      countContest(await aPerson(), closed.id),
    ])
    expect(counts[1]).toEqual(counts[0])
    expect(counts[2]).toEqual(counts[0])
    expect(await finishCount(closed)).toEqual(counts[0])
  })

  test('a count from before rules were compared is compared later, and otherwise stays as it is', async () => {
    const { owner, contest } = await aDividedContest()
    await closeContest(owner, contest.slug, 'Done.')
    const row = (await officialCount(contest.id)) as CountRow
    const { others, groups, undecided, ...old } = row.result as unknown as Count
    await transaction(() => changeCount(row.id, old))
    expect((await contestsToCompare()).map(({ id }) => id)).toContain(contest.id)
    await compareRules(new Date())
    expect(await officialCountOf(await now(contest))).toEqual({ ...old, others, groups, undecided })
    expect((await contestsToCompare()).map(({ id }) => id)).not.toContain(contest.id)
  })

  test('the same ballots make the same hash, another ballot another', async () => {
    const { contest } = await aDividedContest({ rule: 'phragmen' })
    const [one, again] = [await countElected(contest), await countElected(contest)]
    expect(again).toEqual(one)
    const empty = await aContest({ rule: 'phragmen', hostId: (await anEmployee({ role: 'owner' })).id })
    expect(await countElected(empty)).toMatchObject({ winners: [], order: [], ballots: 0 })
    expect((await countElected(empty)).hash).not.toBe(one.hash)
  })
})

describe('files and the command line say the rule', () => {
  test('json and dossiers', async () => {
    const { owner, contest, ideas } = await aDividedContest({ rule: 'phragmen', language: 'en' })
    await closeContest(owner, contest.slug, 'Done.')
    const json = JSON.parse(await textOf(exportContest(owner, contest.slug, 'json')))
    expect(json).toMatchObject({ contest: { rule: 'phragmen' }, count: { rule: 'phragmen' } })
    expect(json.count.others).toHaveLength(3)
    const dossiers = await textOf(exportContest(owner, contest.slug, 'md'))
    expect(dossiers).toContain(ideas.chair.title)
    expect(dossiers).toContain('counted by the rule “Fair shares (Phragmén)”')
  })

  test('the count command, and only by the rule of the contract', async () => {
    const { contest, ideas } = await aDividedContest({ rule: 'phragmen' })
    await closeOnly(contest)
    const said: string[] = []
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
    await countCommand.run([contest.slug]).finally(() => spy.mockRestore())
    expect(said.join('')).toContain('rule phragmen · 11 people voted · 4 ideas')
    expect(said.join('')).toMatch(new RegExp(` 2 \\* +5 {2}${ideas.chair.id}`))
    expect(said.join('')).toContain('would have won by approval: ')
    await expect(countCommand.run([contest.slug, '--rule', 'ees'])).rejects.toThrow('phragmen')
  })
})
