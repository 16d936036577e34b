import { expect, test } from 'vitest'
import { announcePhases } from '#app/features/contests/announce-phases.server.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { unheardEvents } from '#drizzle/queries/events.ts'
import { transitionsOf } from '#drizzle/queries/transitions.ts'
import { aContest } from '#tests/factory.ts'

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

test('drafts and finished contests are left alone', async () => {
  const draft = await aContest({ ...dates, state: 'draft' })
  const over = await aContest({ ...dates, state: 'concluded', announcedPhase: 'answered' })
  await announcePhases(day(11))
  expect(await announcementsOf(draft.id)).toEqual([])
  expect(await announcementsOf(over.id)).toEqual([])
})
