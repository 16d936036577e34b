import { createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson } from '#app/features/contests/canonical-json.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { eraseBallots } from '#app/features/votes/erase-ballots.server.ts'
import { findReceipt } from '#app/features/votes/find-receipt.server.ts'
import { publishedLog } from '#app/features/votes/published-log.server.ts'
import type { Receipt } from '#app/features/votes/receipt.ts'
import { signHeads } from '#app/features/votes/sign-heads.server.ts'
import { verifyChain } from '#app/features/votes/verify-chain.server.ts'
import { withdrawVote } from '#app/features/votes/withdraw-vote.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { contestPublicKey } from '#app/server/secrets.server.ts'
import { secretOf } from '#drizzle/queries/ballot-log.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { aContest, again, anEmployee, anIdea, aPerson } from '#tests/factory.ts'

const rulesHash = 'ab'.repeat(32)
const now = async (contest: ContestRow) => (await contestById(contest.id)) as ContestRow

const isSigned = (said: object, signature: string) =>
  verify(null, Buffer.from(canonicalJson(said)), createPublicKey(contestPublicKey()), Buffer.from(signature, 'hex'))

async function aVotedContest() {
  const host = await anEmployee({ role: 'owner' })
  const contest = await aContest({ hostId: host.id, contractHash: rulesHash })
  const idea = await anIdea({ contestId: contest.id })
  const voter = await aPerson()
  const vote = await castVote(voter, idea.id)
  if (!vote.ok) throw new Error(vote.reason)
  return { host, contest, idea, voter, receipt: vote.receipt as Receipt }
}

test('where a log stands is signed when it has grown, and only then', async () => {
  const { contest, idea, voter } = await aVotedContest()
  const first = new Date('2026-03-01T12:00:00Z')
  expect(await signHeads(first)).toBeGreaterThanOrEqual(1)
  expect(await signHeads(new Date('2026-03-01T12:05:00Z'))).toBe(0)
  await withdrawVote(voter, idea.id)
  await signHeads(new Date('2026-03-01T12:10:00Z'))

  const { heads, key } = await publishedLog(await now(contest))
  expect(key).toBe(contestPublicKey())
  expect(heads.map(({ seq, ballots, at }) => [seq, ballots, at])).toEqual([
    [1, 1, '2026-03-01T12:00:00.000Z'],
    [2, 0, '2026-03-01T12:10:00.000Z'],
  ])
  for (const { signature, ...head } of heads) expect(isSigned({ contest: contest.id, ...head }, signature)).toBe(true)
  expect(heads.at(-1)?.head).toBe((await now(contest)).logHead)
})

test('what is published while people vote names nobody and tells no vote', async () => {
  const { contest, idea, voter } = await aVotedContest()
  await signHeads()
  const said = JSON.stringify(await publishedLog(await now(contest)))
  for (const secret of [voter.id, idea.id, 'cast', 'commitment']) expect(said).not.toContain(secret)
})

test('the close signs the end of the log with it, even of an empty one', async () => {
  const { host, contest } = await aVotedContest()
  await closeContest(await again(host), contest.slug, 'Done.')
  const closed = await now(contest)
  expect((await publishedLog(closed)).heads).toMatchObject([{ seq: 1, head: closed.logHead, ballots: 1, rulesHash }])
  expect(await signHeads()).toBe(0)

  const owner = await anEmployee({ role: 'owner' })
  const empty = await aContest({ hostId: owner.id })
  await closeContest(await again(owner), empty.slug, 'Nobody came.')
  expect((await publishedLog(await now(empty))).heads).toMatchObject([{ seq: 0, ballots: 0 }])
})

test('a receipt is signed at once, for a vote and for its withdrawal, and is the same when asked again', async () => {
  const { contest, idea, voter, receipt } = await aVotedContest()
  const { seq, head, signature } = receipt
  expect(isSigned({ contest: contest.id, seq, head, rulesHash }, signature)).toBe(true)
  expect(isSigned({ contest: contest.id, seq: seq + 1, head, rulesHash }, signature)).toBe(false)
  expect(await castVote(voter, idea.id)).toMatchObject({ fresh: false, receipt })
  const taken = await withdrawVote(voter, idea.id)
  const other = taken.ok && taken.receipt
  if (!other) throw new Error('There is no receipt.')
  expect(isSigned({ contest: contest.id, seq: 2, head: other.head, rulesHash }, other.signature)).toBe(true)
})

test('a receipt is found by its commitment and by its number, before and after a head covers it', async () => {
  const { contest, receipt } = await aVotedContest()
  const { seq, commitment } = receipt
  const entry = { found: 'entry', seq, commitment }
  expect(await findReceipt(contest.id, commitment)).toEqual({ ...entry, signed: null })
  const at = new Date()
  await signHeads(at)
  expect(await findReceipt(contest.id, ` ${commitment.toUpperCase()} `)).toEqual({ ...entry, signed: { seq: 1, at } })
  expect(await findReceipt(contest.id, '1')).toEqual({ ...entry, signed: { seq: 1, at } })
  expect(await findReceipt(contest.id, '2')).toEqual({ found: 'missing' })
  expect(await findReceipt((await aContest()).id, commitment)).toEqual({ found: 'missing' })
  for (const nonsense of ['', 'mine', '0', '-1', `${commitment}0`])
    expect(await findReceipt(contest.id, nonsense), nonsense).toEqual({ found: 'unreadable' })
})

test('after an erasure the vote counts, the log verifies, and nothing leads to the person', async () => {
  const { contest, idea, voter } = await aVotedContest()
  await castVote(await aPerson(), idea.id)
  expect(await eraseBallots(voter.id)).toBe(1)
  expect(await eraseBallots(voter.id)).toBe(0)

  expect(await secretOf(contest.id, voter.id)).toBeUndefined()
  expect(await now(contest)).toMatchObject({ votes: 2 })
  expect(await verifyChain(await now(contest))).toBeNull()
  expect(await castVote(voter, idea.id)).toMatchObject({ fresh: false, receipt: null })
})
