import { expect, test } from 'vitest'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { contestNamed } from '#drizzle/queries/contests.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, again, anEmployee, anIdea, aPerson } from '#tests/factory.ts'
import { closeContest } from './close-contest.server.ts'
import { concludeContest } from './conclude-contest.server.ts'
import { countContest } from './count-contest.server.ts'
import { pickWinners } from './pick-winners.server.ts'
import { shortlistIdea } from './shortlist-idea.server.ts'

/** A contest with three ideas that got two, one and no votes; two places. */
async function aVotedContest(given: Partial<ContestRow> = {}) {
  const host = await anEmployee({ role: 'owner' })
  const contest = await aContest({ places: 2, hostId: host.id, ...given })
  const ideas = []
  for (const title of ['Call me back', 'Show the queue', 'Robot cat'])
    ideas.push(await anIdea({ contestId: contest.id, title }))
  const [first, second, third] = ideas as [(typeof ideas)[0], (typeof ideas)[0], (typeof ideas)[0]]
  for (const voter of [await aPerson(), await aPerson()]) await castVote(voter, first.id)
  await castVote(await aPerson(), second.id)
  return { contest, first, second, third, owner: await again(host) }
}

const ideaNow = async (id: string) => (await ideaWithContest(id))?.idea

test('the rule elects the most supported; an idea nobody supports never wins', async () => {
  const { contest, owner, first, second } = await aVotedContest({ places: 3 })
  const count = await countContest(owner, contest.slug)
  expect(count.winners).toEqual([
    { id: first.id, place: 1 },
    { id: second.id, place: 2 },
  ])
  expect(count).toMatchObject({ ballots: 3, rule: 'approval' })
})

test('nobody but its owners counts a contest that is still open', async () => {
  const { contest } = await aVotedContest()
  await expect(countContest(await aPerson(), contest.slug)).rejects.toMatchObject({ status: 404 })
})

test('votes of people who never confirmed are counted apart and decide nothing', async () => {
  const { contest, owner, third, first } = await aVotedContest({ eligibility: 'open' })
  for (let n = 0; n < 3; n++)
    await castVote(await aPerson({ kind: 'guest', email: null, emailConfirmedAt: null }), third.id)
  const count = await countContest(owner, contest.slug)
  expect(count.winners[0]?.id).toBe(first.id)
  expect(count.provisional).toEqual({ ballots: 3, tallies: [{ id: third.id, supporters: 3 }] })
})

test('closing before the announced date needs a public note', async () => {
  const { contest, owner } = await aVotedContest()
  expect(await closeContest(owner, contest.slug)).toEqual({ ok: false, reason: 'note-missing' })
  expect((await contestNamed(contest.slug))?.state).toBe('open')
  expect(await closeContest(owner, contest.slug, 'We have what we need.')).toMatchObject({ ok: true })
})

test('after the close nobody votes, and the count stays as it was locked', async () => {
  const { contest, owner, third } = await aVotedContest()
  const closed = await closeContest(owner, contest.slug, 'Done.')
  expect(await castVote(await aPerson(), third.id)).toMatchObject({ ok: false })
  expect(await closeContest(owner, contest.slug, 'Again.')).toEqual({ ok: false, reason: 'not-open' })
  expect(await countContest(await aPerson(), contest.slug)).toEqual(closed.ok && closed.count)
})

test('a vote racing with the close is either counted or refused, never lost in between', async () => {
  const { contest, owner, second } = await aVotedContest()
  const people = await Promise.all(Array.from({ length: 8 }, () => aPerson()))
  const [closed, ...cast] = await Promise.all([
    closeContest(owner, contest.slug, 'Now.'),
    ...people.map((person) => castVote(person, second.id)),
  ])
  const taken = cast.filter((vote) => vote.ok).length
  const counted = closed.ok ? closed.count?.order.find((idea) => idea.id === second.id)?.supporters : undefined
  expect(counted).toBe(1 + taken)
})

test('winners are picked only after the close', async () => {
  const { contest, owner, first } = await aVotedContest()
  expect(await pickWinners(owner, contest.slug, { ideas: [first.id], reasons: {} })).toMatchObject({
    reason: 'not-closed',
  })
})

test('choosing against the count needs a reason for each idea it concerns', async () => {
  const { contest, owner, first, second, third } = await aVotedContest()
  await closeContest(owner, contest.slug, 'Done.')
  const choice = { ideas: [first.id, third.id], reasons: { [third.id]: 'It costs nothing and makes children smile.' } }
  expect(await pickWinners(owner, contest.slug, choice)).toEqual({
    ok: false,
    reason: 'reason-needed',
    ideas: [second.id],
  })
  expect((await ideaNow(first.id))?.place).toBeNull()

  const reasons = { ...choice.reasons, [second.id]: 'We built it last week.' }
  expect(await pickWinners(owner, contest.slug, { ...choice, reasons })).toMatchObject({ ok: true })
  expect(await ideaNow(third.id)).toMatchObject({
    place: 2,
    winnerReason: 'It costs nothing and makes children smile.',
  })
  expect(await ideaNow(second.id)).toMatchObject({ place: null, winnerReason: 'We built it last week.' })
})

test('a choice may change until the conclusion, and leaves nothing of the earlier one', async () => {
  const { contest, owner, first, second } = await aVotedContest()
  await closeContest(owner, contest.slug, 'Done.')
  await pickWinners(owner, contest.slug, { ideas: [second.id], reasons: { [first.id]: 'Later.' } })
  await pickWinners(owner, contest.slug, {
    ideas: [first.id, second.id],
    reasons: {},
    conclusion: 'Waiting costs more than we thought.',
  })
  expect(await ideaNow(first.id)).toMatchObject({ place: 1, winnerReason: '' })
  expect(await contestNamed(contest.slug)).toMatchObject({
    state: 'concluded',
    conclusion: 'Waiting costs more than we thought.',
  })
  expect(await pickWinners(owner, contest.slug, { ideas: [], reasons: {} })).toMatchObject({ reason: 'concluded' })
})

test('nothing is concluded without words, and an idea of another contest wins nothing here', async () => {
  const { contest, owner } = await aVotedContest()
  expect(await concludeContest(owner, contest.slug, 'Done.')).toMatchObject({ reason: 'not-closed' })
  await closeContest(owner, contest.slug, 'Done.')
  expect(await concludeContest(owner, contest.slug, '  ')).toMatchObject({ reason: 'conclusion-missing' })
  const stranger = await anIdea()
  expect(await pickWinners(owner, contest.slug, { ideas: [stranger.id], reasons: {} })).toMatchObject({
    reason: 'not-an-idea',
  })
})

test('only those who run the contest close, pick and shortlist', async () => {
  const { contest, first } = await aVotedContest()
  const stranger = await anEmployee({ role: 'owner' })
  await expect(closeContest(stranger, contest.slug, 'x')).rejects.toMatchObject({ status: 404 })
  await expect(pickWinners(stranger, contest.slug, { ideas: [], reasons: {} })).rejects.toMatchObject({ status: 404 })
  await expect(shortlistIdea(stranger, first.id, true)).rejects.toMatchObject({ status: 403 })
})
