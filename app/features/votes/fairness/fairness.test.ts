import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { tidyUp } from '#app/features/admin/tidy-up.server.ts'
import { freezeContest } from '#app/features/contests/freeze-contest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { adoptVotes } from '#app/features/votes/adopt-votes.server.ts'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { eraseBallots } from '#app/features/votes/erase-ballots.server.ts'
import { decideBallot } from '#app/features/votes/fairness/decide-ballot.server.ts'
import { fairnessPage } from '#app/features/votes/fairness/fairness-page.server.ts'
import { findSuspects } from '#app/features/votes/fairness/find-suspects.server.ts'
import { recountVotes } from '#app/features/votes/recount-votes.server.ts'
import { verifyChain } from '#app/features/votes/verify-chain.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { recountZip } from '#app/features/winners/recount/recount-zip.server.ts'
import { requestContext, runInRequestContext } from '#app/web/request-context.server.ts'
import { transaction } from '#drizzle/database.ts'
import { reviewOf } from '#drizzle/queries/ballot-reviews.ts'
import { type ContestRow, changeContest, contestById } from '#drizzle/queries/contests.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { ideasByIds } from '#drizzle/queries/ideas.ts'
import { latestMails } from '#drizzle/queries/mails.ts'
import { personById } from '#drizzle/queries/people.ts'
import { tracedVotes } from '#drizzle/queries/vote-traces.ts'
import { aContest, again, aModerator, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { checkExport } from '#tests/verify/check-export.ts'
import { bytesOf } from '#tests/whole-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-fairness-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const from = <Answer>(ip: string, act: () => Promise<Answer>) =>
  runInRequestContext({ ...requestContext(), ip, agent: 'Firefox/130.0' }, act)
const hour = 60 * 60 * 1000
const now = (id: string) => contestById(id) as Promise<ContestRow>

/** Twelve puppets behind one address vote for one idea within a minute; thirty honest people for five others. */
async function aRingedContest(given: Partial<ContestRow> = {}, puppetAt = (n: number) => `203.0.113.${n}`) {
  const host = await anEmployee({ role: 'owner' })
  const contest = freezeContest(await aContest({ hostId: host.id, places: 1, ...given }), new Date())
  await transaction(() => changeContest(contest.id, contest))
  const ids: string[] = []
  for (let n = 0; n < 6; n++) ids.push((await anIdea({ contestId: contest.id })).id)
  const say = async (voter: Viewer, ip: string, idea: string, at: Date) => {
    const papers = contest.ballot === 'approve' ? undefined : () => ({ [idea]: 1 })
    await from<unknown>(ip, () => (papers ? castPaper(voter, contest.slug, papers, at) : castVote(voter, idea, at)))
  }
  const [honest, puppets]: [Viewer[], Viewer[]] = [[], []]
  for (let n = 0; n < 30; n++) {
    const voter = await aPerson()
    honest.push(voter)
    const idea = ids[n < 8 ? 1 : 2 + (n % 4)] as string
    await say(voter, `10.0.${n}.1`, idea, new Date(Date.now() - 20 * hour + n * (hour / 2)))
  }
  for (let n = 0; n < 12; n++) {
    const voter = await aPerson()
    puppets.push(voter)
    await say(voter, puppetAt(n), ids[0] as string, new Date(Date.now() - 2 * hour + n * 4000))
  }
  // The factory sets no counters of ideas: only what changes from here on is looked at.
  await recountVotes()
  return { contest: await now(contest.id), host: await again(host), ids, honest, puppets }
}

const aside = { decision: 'quarantine', words: 'Twelve ballots from one network in a minute.' } as const
const back = { decision: 'release', words: 'They are a class with one teacher.' } as const

async function written(contest: ContestRow, count: Count, change?: (files: Record<string, string>) => void) {
  const place = mkdtempSync(path.join(folder, 'export-'))
  const files = Object.fromEntries(
    Object.entries(unzipSync(await bytesOf(recountZip(contest, count)))).map(([name, bytes]) => [
      name,
      Buffer.from(bytes).toString(),
    ]),
  )
  change?.(files)
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(place, name), text)
  return place
}

describe('a ring of twelve', () => {
  test('is named with its reasons, nobody honest is, and nothing is decided', async () => {
    const { contest, host, puppets, ids } = await aRingedContest()
    expect(await findSuspects(contest)).toBe(12)
    const page = await fairnessPage(host, contest.slug)
    expect(page.sums).toEqual({ open: 12, standing: 0, quarantined: 0 })
    expect(page.ballots.map(({ id }) => id).sort()).toEqual(puppets.map(({ id }) => id).sort())
    expect(page.ballots[0]?.grounds.join(' ')).toMatch(/networks.*12 ballots/)
    const [idea] = await ideasByIds([ids[0] as string])
    expect(idea?.votes).toBe(12)
  })

  test('is not named when it comes from everywhere', async () => {
    const { contest } = await aRingedContest({}, (n) => `198.51.${n}.1`)
    expect(await findSuspects(contest)).toBe(0)
  })

  test('leaves no address behind, and no trace at all once the contest is concluded or the person erased', async () => {
    const { contest, puppets } = await aRingedContest()
    const traces = await tracedVotes(contest.id)
    expect(traces.every(({ network }) => network && !network.includes('.'))).toBe(true)
    expect(new Set(traces.map(({ network }) => network)).size).toBe(31)
    await eraseBallots(puppets[0]?.id as string)
    const left = await tracedVotes(contest.id)
    expect(left.find(({ voter }) => voter === puppets[0]?.id)?.network).toBeNull()
    await transaction(() => changeContest(contest.id, { state: 'concluded' }))
    await tidyUp()
    expect((await tracedVotes(contest.id)).every(({ network }) => network === null)).toBe(true)
  })
})

test('everybody is noted by their own network, also when many vote in the same moment', async () => {
  const contest = await aContest({})
  const idea = await anIdea({ contestId: contest.id })
  const voters = await Promise.all(Array.from({ length: 8 }, () => aPerson()))
  const votes = voters.map((voter, n) => from(`10.${n}.0.1`, () => castVote(voter, idea.id)))
  await Promise.all(votes)
  const traces = await tracedVotes(contest.id)
  expect(new Set(traces.map(({ network }) => network)).size).toBe(8)
})

test('where a guest’s votes came from goes over with them', async () => {
  const contest = await aContest()
  const [idea, guest, account] = [await anIdea({ contestId: contest.id }), aVisitor(), await aPerson()]
  await from('203.0.113.7', () => castVote(guest, idea.id))
  await transaction(() => adoptVotes(guest.id, account.id))
  const traces = await tracedVotes(contest.id)
  expect(traces).toEqual([expect.objectContaining({ voter: account.id, network: expect.stringMatching(/^.{22}$/) })])
})

describe('a ballot that was set aside', () => {
  test('does not count, can be brought back, and counters and log agree at every step', async () => {
    const { contest, host, puppets, ids } = await aRingedContest()
    await findSuspects(contest)
    const [one] = puppets as [Viewer]
    const votes = async () => (await ideasByIds([ids[0] as string]))[0]?.votes
    expect(await decideBallot(host, contest.slug, { ballot: one.id, ...aside })).toEqual({ ok: true })
    expect(await votes()).toBe(11)
    expect(await recountVotes()).toEqual([])
    expect(await verifyChain(await now(contest.id))).toBeNull()
    expect(await reviewOf(contest.id, one.id)).toMatchObject({ state: 'quarantined', words: aside.words })

    expect(await decideBallot(host, contest.slug, { ballot: one.id, ...aside })).toMatchObject({ reason: 'decided' })
    expect(await decideBallot(host, contest.slug, { ballot: one.id, ...back })).toEqual({ ok: true })
    expect(await votes()).toBe(12)
    expect(await recountVotes()).toEqual([])
    expect(await verifyChain(await now(contest.id))).toBeNull()
  })

  test('is told to its voter and written into the audit log', async () => {
    const { contest, host, puppets } = await aRingedContest()
    await findSuspects(contest)
    const [one] = puppets as [Viewer]
    await decideBallot(host, contest.slug, { ballot: one.id, ...aside })
    const address = (await personById(one.id))?.email as string
    expect((await latestMails(200)).filter(({ to }) => to === address)).toEqual([
      expect.objectContaining({ kind: 'ballot-set-aside' }),
    ])
    const rows = (await auditEntries(500)).map(({ entry }) => entry)
    expect(rows).toContainEqual(expect.objectContaining({ action: 'ballot.quarantine', reason: aside.words }))
  })

  test('keeps its person from voting on, also through a guest’s votes', async () => {
    const { contest, host, puppets, ids } = await aRingedContest()
    await findSuspects(contest)
    const [one] = puppets as [Viewer]
    const before = await castVote(one, ids[3] as string)
    expect(before).toMatchObject({ ok: true })
    await decideBallot(host, contest.slug, { ballot: one.id, ...aside })
    expect(await castVote(one, ids[4] as string)).toMatchObject({ ok: false, reason: 'void' })
    const guest = aVisitor()
    await castVote(guest, ids[5] as string)
    await transaction(() => adoptVotes(guest.id, one.id))
    expect(await recountVotes()).toEqual([])
    const [idea] = await ideasByIds([ids[5] as string])
    expect(idea?.provisional).toBe(1)
  })

  test('needs a reason, an open contest and somebody who may; nobody decides about their own', async () => {
    const { contest, host, puppets, honest } = await aRingedContest()
    await findSuspects(contest)
    const [one, two] = puppets as [Viewer, Viewer]
    const wish = { ballot: one.id, ...aside }
    for (const stranger of [aVisitor(), honest[0] as Viewer, await anEmployee()])
      await expect(decideBallot(stranger, contest.slug, wish)).rejects.toMatchObject({ status: 404 })
    await expect(fairnessPage(honest[0] as Viewer, contest.slug)).rejects.toMatchObject({ status: 404 })
    expect(await decideBallot(host, contest.slug, { ...wish, words: ' ' })).toMatchObject({ reason: 'words-missing' })
    expect(await decideBallot(await aModerator(), contest.slug, wish)).toEqual({ ok: true })
    const puppetModerator = { ...(await aModerator()), id: two.id }
    expect(await decideBallot(puppetModerator, contest.slug, { ...wish, ballot: two.id })).toMatchObject({
      reason: 'own-ballot',
    })
    await closeContest(host, contest.slug, 'Done.')
    expect(await decideBallot(host, contest.slug, { ballot: one.id, ...back })).toMatchObject({ reason: 'closed' })
  })
})

describe('the count', () => {
  test.each([
    ['approvals', {}],
    ['approvals by Phragmén', { rule: 'phragmen' as const }],
    ['stars', { ballot: 'score' as const, rule: 'score' as const }],
  ])('of %s says both totals, and anybody can check both', async (_, given) => {
    const { contest, host, puppets, ids } = await aRingedContest(given)
    await findSuspects(contest)
    for (const { id } of puppets) await decideBallot(host, contest.slug, { ballot: id, ...aside })
    const [last] = puppets.slice(-1) as [Viewer]
    await decideBallot(host, contest.slug, { ballot: last.id, ...back })
    const closed = await closeContest(host, contest.slug, 'Done.')
    const count = (closed.ok && closed.count) as Count
    expect(count.ballots).toBe(31)
    expect(count.winners.map(({ id }) => id)).toEqual([ids[1]])
    expect(count.setAside).toMatchObject({ ballots: 11, winners: [ids[0]] })
    expect(count.setAside?.support).toContainEqual({ id: ids[0], supporters: 12 })

    const closedNow = await now(contest.id)
    const { code, said } = await checkExport(await written(closedNow, count))
    expect(said).toContain('31 ballots, 11 set aside')
    expect(code).toBe(0)
    const forged = await checkExport(
      await written(closedNow, { ...count, setAside: { ...count.setAside, winners: [ids[1]] } as Count['setAside'] }),
    )
    expect(forged).toMatchObject({ code: 1, said: expect.stringContaining('another “setAside”') })
    const silent = await checkExport(await written(closedNow, { ...count, setAside: undefined }))
    expect(silent).toMatchObject({ code: 1, said: expect.stringContaining('another “setAside”') })
  })
})
