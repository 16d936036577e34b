import { expect, test } from 'vitest'
import { askAgain } from '#app/features/moderation/ask-again.server.ts'
import { decide, type Wish } from '#app/features/moderation/decide.server.ts'
import { publicLog } from '#app/features/moderation/public-log.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { addDecision } from '#drizzle/queries/moderation.ts'
import { aContest, aModerator, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'

const minute = 60_000
const later = () => new Date(Date.now() + minute)
const read = (viewer: Viewer, search = '', now = later()) => publicLog(viewer, new URLSearchParams(search), now)
const wish = (decision: Wish['decision'], given: Partial<Wish> = {}): Wish => ({
  decision,
  seen: 'published',
  version: 0,
  ...given,
})

async function aDecision(contest: ContestRow, given: Partial<Wish> = {}, now = new Date()) {
  const author = await aPerson({ name: 'canary-author' })
  const idea = await anIdea({ contestId: contest.id, authorId: author.id, title: 'canary-title' })
  const [moderator, thing] = [await aModerator({ name: 'canary-moderator' }), { subject: 'idea' as const, id: idea.id }]
  const why = { reason: 'rude' as const, words: 'canary-words', ...given }
  const decided = await decide(moderator, thing, wish('hide', why), now)
  if (!decided.ok) throw new Error(decided.reason)
  return { author, moderator, thing }
}

const inContest = async (viewer: Viewer, { title }: ContestRow, now?: Date) =>
  (await read(viewer, '', now)).entries.filter((entry) => entry.contest.title === title)

test('everybody reads when, what, why and what came of an appeal; nobody’s name and nobody’s words', async () => {
  const contest = await aContest({ title: 'Log of the open contest' })
  const { author, thing } = await aDecision(contest)
  await askAgain(author, thing, 'canary-appeal')
  const [waiting] = await inContest(aVisitor(), contest)
  expect(waiting).toMatchObject({
    kind: 'idea',
    decision: 'Taken down',
    reason: 'It insults or threatens somebody.',
    appeal: 'Waits for another look',
    contest: { path: `/c/${contest.slug}` },
  })
  await decide(await aModerator(), thing, wish('uphold', { seen: 'appealed', words: 'canary-answer' }))
  const log = await inContest(aVisitor(), contest)
  expect(log).toHaveLength(1)
  expect(log[0]).toMatchObject({ decision: 'Taken down', appeal: 'Kept on appeal' })
  const whole = JSON.stringify(await read(aVisitor()))
  expect(whole).not.toMatch(/canary/)
  expect(whole).not.toContain(thing.id)
})

test('decisions of a contest are there only for those who may see it, in the list and in the counts', async () => {
  const contest = await aContest({ title: 'Log of the inner contest', audience: 'employees', takePart: 'employees' })
  const before = await read(aVisitor())
  await aDecision(contest)
  expect(await inContest(aVisitor(), contest)).toEqual([])
  expect(await inContest(await aPerson(), contest)).toEqual([])
  expect((await read(aVisitor())).months).toEqual(before.months)
  expect(await inContest(await anEmployee(), contest)).toHaveLength(1)
})

test('counts month by month, answered appeals by themselves', async () => {
  const contest = await aContest()
  const taken = async () => {
    const [month] = (await read(aVisitor())).months
    return Object.fromEntries(month?.figures.map(({ key, n }) => [key, n]) ?? [])
  }
  const before = await taken()
  const { author, thing } = await aDecision(contest)
  await askAgain(author, thing, 'Please')
  await decide(await aModerator(), thing, wish('restore', { seen: 'appealed' }))
  const after = await taken()
  expect(after.hide).toBe((before.hide ?? 0) + 1)
  expect(after.granted).toBe((before.granted ?? 0) + 1)
  expect(after.upheld).toBe(before.upheld ?? 0)
})

test('what may still be taken back is not told yet', async () => {
  const contest = await aContest({ title: 'Log of the quick contest' })
  const at = new Date()
  await aDecision(contest, {}, at)
  expect(await inContest(aVisitor(), contest, new Date(at.getTime() + 20_000))).toEqual([])
  expect(await inContest(aVisitor(), contest, new Date(at.getTime() + 31_000))).toHaveLength(1)
})

test('goes on page by page to the first decision, each once', async () => {
  const contest = await aContest({ title: 'Log of the long contest' })
  const { id: moderatorId } = await aModerator()
  await transaction(async () => {
    for (let nth = 0; nth < 45; nth++) {
      const row = { id: newId(), contestId: contest.id, subject: 'idea' as const, subjectId: newId(), moderatorId }
      await addDecision({ ...row, decision: 'hide', reason: 'rude', createdAt: new Date() })
    }
  })
  const seen: string[] = []
  const now = later()
  for (let search: string | null = ''; search !== null; ) {
    const { entries, older } = await read(aVisitor(), search, now)
    seen.push(...entries.filter((entry) => entry.contest.title === contest.title).map(({ id }) => id))
    search = older
  }
  expect(seen).toHaveLength(45)
  expect(new Set(seen).size).toBe(45)
  expect((await read(aVisitor(), '?before=forged', now)).entries.length).toBeGreaterThan(0)
})
