import { expect, test } from 'vitest'
import { announcePhases } from '#app/features/contests/announce-phases.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { withdrawVote } from '#app/features/votes/withdraw-vote.server.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { unheardEvents } from '#drizzle/queries/events.ts'
import { transitionsOf } from '#drizzle/queries/transitions.ts'
import { aContest, anIdea, aPerson } from '#tests/factory.ts'

const day = (n: number) => new Date(Date.UTC(2026, 2, n))
const dates = { ideasFrom: day(1), ideasUntil: day(10), votingFrom: day(10), votingUntil: day(20) }

const announcementsOf = async (contestId: string) =>
  (await unheardEvents(1000))
    .filter((event) => event.contestId === contestId && event.kind === 'contest.phase')
    .map(({ details }) => details)

test('each turn is announced once, however often the job runs', async () => {
  const contest = await aContest({ ...dates, announcedPhase: 'ideas' })
  expect(await announcePhases(day(5))).toBe(0)
  expect(await announcePhases(day(11))).toBe(1)
  await Promise.all([announcePhases(day(11)), announcePhases(day(12))])
  await announcePhases(day(21))

  expect(await announcementsOf(contest.id)).toEqual([
    { from: 'ideas', to: 'voting' },
    { from: 'voting', to: 'deciding' },
  ])
  expect((await transitionsOf(contest.id)).map(({ phase }) => phase)).toEqual(['voting', 'deciding'])
  expect((await contestById(contest.id))?.announcedPhase).toBe('deciding')
})

test('what has ended stays ended when the clock is set back', async () => {
  const contest = await aContest({ ...dates, announcedPhase: 'voting' })
  const [idea, customer] = [await anIdea({ contestId: contest.id }), await aPerson()]
  expect(await castVote(customer, idea.id, day(19))).toMatchObject({ ok: true })
  await announcePhases(day(21))

  await announcePhases(day(15))
  const late = await anIdea({ contestId: contest.id })
  expect(await castVote(customer, late.id, day(15))).toMatchObject({ ok: false, reason: 'closed' })
  expect(await withdrawVote(customer, idea.id, day(15))).toMatchObject({ ok: false })
  expect((await transitionsOf(contest.id)).map(({ phase }) => phase)).toEqual(['deciding'])
})

test('drafts and finished contests are left alone', async () => {
  const draft = await aContest({ ...dates, state: 'draft' })
  const over = await aContest({ ...dates, state: 'concluded', announcedPhase: 'answered' })
  await announcePhases(day(11))
  expect(await announcementsOf(draft.id)).toEqual([])
  expect(await announcementsOf(over.id)).toEqual([])
})
