import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { pairKey } from '#app/features/ranking/pairs/pair-key.ts'
import { adoptVotes } from '#app/features/votes/adopt-votes.server.ts'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import type { PairChoice } from '#app/features/votes/choose/comparison.ts'
import { undoComparison } from '#app/features/votes/choose/undo-comparison.server.ts'
import { confirmVotes } from '#app/features/votes/confirm-votes.server.ts'
import { eraseBallots } from '#app/features/votes/erase-ballots.server.ts'
import { ownReceipts } from '#app/features/votes/own-receipts.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { countContest } from '#app/features/winners/count-contest.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { ballotsCsv } from '#app/features/winners/export/ballots-csv.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { recountZip } from '#app/features/winners/recount/recount-zip.server.ts'
import { transaction } from '#drizzle/database.ts'
import { paperOf } from '#drizzle/queries/ballot-papers.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { changePerson } from '#drizzle/queries/people.ts'
import { compare } from '#tests/comparing.ts'
import { aPerson, aVisitor } from '#tests/factory.ts'
import { aPaperContest } from '#tests/paper-contest.ts'
import { bytesOf, textOf } from '#tests/whole-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-pairs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const anElection = (places = 1) => aPaperContest({ ballot: 'pair', rule: 'bradley-terry', places })
type Made = Awaited<ReturnType<typeof anElection>>
type Name = keyof Made['ideas']

const say = (made: Made, person: Viewer, one: Name, other: Name, choice: PairChoice = 'first') =>
  compare(person, made.contest, [made.ideas[one].id, made.ideas[other].id], choice)
const paper = ({ contest }: Made, { id }: Viewer) => paperOf(contest.id, id)

describe('answers to pairs', () => {
  test('are one ballot that grows, in the log, with a receipt for each', async () => {
    const made = await anElection()
    const person = await aPerson()
    await say(made, person, 'call', 'queue')
    await say(made, person, 'chair', 'call', 'undecided')
    const marks = (await paper(made, person))?.marks ?? {}
    expect(Object.values(marks).map(Math.abs).sort()).toEqual([0, 1])
    expect((await paper(made, person))?.state).toBe('counted')
    expect(await ownReceipts(person, made.contest)).toHaveLength(2)
    expect((await contestById(made.contest.id))?.participants).toBe(1)
  })

  test('can be undone one after the other until the close, and then stay', async () => {
    const made = await anElection()
    const person = await aPerson()
    await say(made, person, 'call', 'queue')
    await say(made, person, 'chair', 'queue')
    const undo = () => undoComparison(person, made.contest.slug, null)
    expect(await undo()).toMatchObject({ ok: true })
    expect(Object.keys((await paper(made, person))?.marks ?? {})).toEqual([
      [made.ideas.call.id, made.ideas.queue.id].sort().join(':'),
    ])
    expect(await undo()).toMatchObject({ ok: true })
    expect(await paper(made, person)).toBeUndefined()
    await say(made, person, 'call', 'queue', 'second')
    await closeContest(made.owner, made.contest.slug, 'Done.')
    expect(await undo()).toMatchObject({ ok: false, reason: 'closed' })
    expect(await say(made, person, 'chair', 'queue')).toMatchObject({ ok: false, reason: 'closed' })
    expect(Object.keys((await paper(made, person))?.marks ?? {})).toHaveLength(1)
  })

  test('pressed at once are all kept, in the paper as in the list', async () => {
    const made = await anElection()
    const person = await aPerson()
    const names = ['call', 'queue', 'saturday', 'chair'] as const
    const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const))
    await Promise.all(pairs.map(([one, other]) => say(made, person, one, other)))
    expect(Object.keys((await paper(made, person))?.marks ?? {})).toHaveLength(pairs.length)
  })

  test('of a guest wait for an address, and are joined with those of the account', async () => {
    const made = await anElection()
    const [guest, other, person] = [aVisitor(), aVisitor(), await aPerson()]
    await say(made, guest, 'call', 'queue')
    expect(await paper(made, guest)).toMatchObject({ state: 'provisional' })
    await transaction(() =>
      changePerson(guest.id, { kind: 'account', email: 'pia@pairs.example.org', emailConfirmedAt: new Date() }),
    )
    expect(await confirmVotes(guest.id)).toBe(1)
    expect(await paper(made, guest)).toMatchObject({ state: 'counted' })

    await say(made, person, 'call', 'queue')
    await say(made, other, 'chair', 'queue')
    await adoptVotes(other.id, person.id)
    expect(await paper(made, other)).toBeUndefined()
    expect(await paper(made, person)).toMatchObject({ state: 'counted' })
    expect(Object.keys((await paper(made, person))?.marks ?? {})).toHaveLength(2)
    expect((await countContest(made.owner, made.contest.slug)).ballots).toBe(2)
  })

  test('are the only ballot there: no vote, no page filled in at once', async () => {
    const made = await anElection()
    const person = await aPerson()
    expect(await castVote(person, made.ideas.call.id)).toMatchObject({ ok: false, reason: 'whole-ballot' })
    const filled = await castPaper(person, made.contest.slug, () => ({ [made.ideas.call.id]: 1 }))
    expect(filled).toMatchObject({ ok: false, reason: 'pair-by-pair' })
  })

  test('keep counting after their person was erased', async () => {
    const made = await anElection()
    const person = await aPerson()
    await say(made, person, 'call', 'queue')
    const before = await countContest(made.owner, made.contest.slug)
    await eraseBallots(person.id)
    expect((await countContest(made.owner, made.contest.slug)).hash).toBe(before.hash)
  })
})

describe('the count', () => {
  /** Six prefer the call to the queue, two the other way; four the queue to the chair, one can't decide. */
  async function voted() {
    const made = await anElection(2)
    for (let n = 0; n < 8; n++) await say(made, await aPerson(), 'call', 'queue', n < 6 ? 'first' : 'second')
    for (let n = 0; n < 4; n++) await say(made, await aPerson(), 'chair', 'queue', 'second')
    await say(made, await aPerson(), 'chair', 'saturday', 'undecided')
    return made
  }

  test('is by Bradley and Terry: the stronger win, whomever they met, with intervals around their strength', async () => {
    const made = await voted()
    const count = await countContest(made.owner, made.contest.slug)
    const { call, queue, chair, saturday } = made.ideas
    expect(count.winners.map(({ id }) => id)).toEqual([call.id, queue.id])
    expect(count.order.map(({ id }) => id)).toEqual([call.id, queue.id, saturday.id, chair.id])
    expect(count).toMatchObject({ rule: 'bradley-terry', ballots: 13 })
    expect(count.order.find(({ id }) => id === queue.id)).toMatchObject({ supporters: 6 })
    expect(count.stages[0]).toMatchObject({ stage: 'duels', duels: 12, undecided: 1 })
    const ends = new Map(count.intervals?.map((interval) => [interval.id, interval]))
    for (const { id, tally } of count.order) {
      const { low, high } = ends.get(id) as { low: number; high: number }
      expect(low).toBeLessThan(tally)
      expect(high).toBeGreaterThan(tally)
    }
    const width = (id: string) => (ends.get(id)?.high ?? 0) - (ends.get(id)?.low ?? 0)
    // Nobody knows anything of the Saturday.
    expect(width(saturday.id)).toBeGreaterThan(width(queue.id))
  })

  test('has another hash when one answer was another one; hidden ideas meet nobody', async () => {
    const made = await voted()
    const person = await aPerson()
    await say(made, person, 'call', 'chair')
    const one = await countContest(made.owner, made.contest.slug)
    await undoComparison(person, made.contest.slug, pairKey(made.ideas.call.id, made.ideas.chair.id))
    await say(made, person, 'call', 'chair', 'second')
    const other = await countContest(made.owner, made.contest.slug)
    expect(other.hash).not.toBe(one.hash)
    await transaction(() => changeIdea(made.ideas.call.id, { state: 'hidden' }))
    const hidden = await countContest(made.owner, made.contest.slug)
    expect(hidden.stages[0]).toMatchObject({ duels: 4 })
    expect(hidden.winners[0]?.id).toBe(made.ideas.queue.id)
  })

  test('is locked at the close, taken out as a table, and its log can be checked by anybody', async () => {
    const made = await voted()
    await closeContest(made.owner, made.contest.slug, 'Done.')
    const contest = (await contestById(made.contest.id)) as ContestRow
    const count = (await officialCountOf(contest)) as Count
    expect(count.others).toEqual([])
    const lines = (await textOf(ballotsCsv(contest))).trim().split('\r\n')
    expect(lines[0]).toContain('ballot,idea,other,mark,state')
    expect(lines).toHaveLength(14)
    const files = unzipSync(await bytesOf(recountZip(contest, count)))
    const known = JSON.parse(Buffer.from(files['ideas.json'] ?? []).toString()) as { id: string }[]
    expect(known).toHaveLength(4)
    const at = mkdtempSync(path.join(folder, 'recount-'))
    for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(at, name), bytes)
    const run = spawnSync(process.execPath, ['tools/verify.mjs', at], { encoding: 'utf8' })
    expect([run.status, run.stdout]).toEqual([0, expect.stringContaining('13 stand')])
  })
})
