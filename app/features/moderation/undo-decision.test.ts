import { describe, expect, test } from 'vitest'
import { ideaDiscussion } from '#app/features/comments/discussion-of.server.ts'
import { reportThing } from '#app/features/comments/report-thing.server.ts'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import { editIdea } from '#app/features/ideas/edit-idea.server.ts'
import { submitIdea } from '#app/features/ideas/submit-idea.server.ts'
import { decide, type Wish } from '#app/features/moderation/decide.server.ts'
import type { Thing } from '#app/features/moderation/find-thing.server.ts'
import { moderationQueue } from '#app/features/moderation/moderation-queue.server.ts'
import { undoDecision } from '#app/features/moderation/undo-decision.server.ts'
import { hearEvents } from '#app/features/notifications/hear-events.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { recountVotes } from '#app/features/votes/recount-votes.server.ts'
import { commentWithPlace } from '#drizzle/queries/comments.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { dueMails } from '#drizzle/queries/mails.ts'
import { aContest, aModerator, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { mailsTo } from '#tests/mailbox.ts'

const second = 1000
const start = new Date()
const later = (seconds: number) => new Date(start.getTime() + seconds * second)
const ideaNow = async (id: string) => (await ideaWithContest(id))?.idea
const commentNow = async (id: string) => (await commentWithPlace(id))?.comment
const status = (work: Promise<unknown>) => work.catch((thrown: unknown) => (thrown as Response).status)
const idsWaiting = async (viewer: Viewer) => (await moderationQueue(viewer)).items.map(({ id }) => id)

async function aHeldIdea(author: Viewer) {
  const contest = await aContest({ moderation: 'before' })
  const words = { title: 'Call me back', body: 'By *phone*', beneath: '', tags: [], pseudonym: '' }
  const sent = await submitIdea(author, contest.id, { ...words, beneathFor: 'everyone' })
  if (!sent.ok) throw new Error(sent.reason)
  return (await ideaNow(sent.idea.id)) as NonNullable<Awaited<ReturnType<typeof ideaNow>>>
}

async function aComment(author: Viewer, moderation: 'before' | 'after') {
  const idea = await anIdea({ contestId: (await aContest({ moderation })).id })
  const input = { text: 'An hour in line', stance: 'for' as const, parent: null, pseudonym: '' }
  const sent = await writeComment(author, { ideaId: idea.id }, input)
  if (!sent.ok) throw new Error(sent.reason)
  return sent.comment
}

async function decided(viewer: Viewer, thing: Thing, wish: Partial<Wish> & Pick<Wish, 'decision'>, now?: Date) {
  const made = await decide(viewer, thing, { seen: 'held', version: 0, ...wish }, now)
  if (!made.ok) throw new Error(made.reason)
  return made.id
}

/** How an idea stands. Its version grows with every change of the words; scores sort only what is published. */
const standing = (idea: Awaited<ReturnType<typeof ideaNow>>) => ({
  ...idea,
  ...{ version: 0, fairScore: 0, trendingScore: 0 },
})

describe('a decision taken back leaves an idea as it was', () => {
  test.each([
    ['publish', {}],
    ['return', { reason: 'unclear', words: 'Who?' }],
    ['hide', { reason: 'spam' }],
    ['edit', { title: 'Call me at my hour', text: 'By mail', words: 'Clearer so.' }],
  ] as const)('%s', async (decision, given) => {
    const author = await aPerson()
    const [idea, moderator] = [await aHeldIdea(author), await aModerator()]
    const thing = { subject: 'idea' as const, id: idea.id }
    const id = await decided(moderator, thing, { decision, ...given })
    expect(standing(await ideaNow(idea.id))).not.toEqual(standing(idea))
    expect(await undoDecision(moderator, id)).toEqual({ ok: true, ...thing })
    expect(standing(await ideaNow(idea.id))).toEqual(standing(idea))
    expect((await contestById(idea.contestId))?.ideas).toBe(0)
    expect(await idsWaiting(moderator)).toContain(idea.id)
    await hearEvents()
    expect(await mailsTo(author.email ?? '')).toBe(0)
  })

  test('also one that was reported: the reports are open again, votes and counters stay exact', async () => {
    const contest = await aContest()
    const [idea, moderator] = [await anIdea({ contestId: contest.id }), await aModerator()]
    await recountVotes()
    await castVote(await aPerson(), idea.id)
    await reportThing(aVisitor(), { subject: 'idea', id: idea.id }, { reason: 'spam', words: 'Look' })
    const before = await ideaNow(idea.id)
    const wish = { decision: 'hide', seen: 'reported', reason: 'spam' } as const
    const id = await decided(moderator, { subject: 'idea', id: idea.id }, wish)
    expect(await idsWaiting(moderator)).not.toContain(idea.id)
    expect(await undoDecision(moderator, id)).toMatchObject({ ok: true })
    expect(await ideaNow(idea.id)).toEqual(before)
    expect((await moderationQueue(moderator)).items.find((item) => item.id === idea.id)).toMatchObject({
      standing: 'reported',
      reports: [{ words: 'Look' }],
    })
    expect((await recountVotes()).filter((drift) => [idea.id, contest.id].includes(drift.id))).toEqual([])
  })

  test('and published anew it keeps the votes it got meanwhile', async () => {
    const [idea, moderator] = [await aHeldIdea(await aPerson()), await aModerator()]
    const thing = { subject: 'idea' as const, id: idea.id }
    const id = await decided(moderator, thing, { decision: 'publish' })
    await castVote(await aPerson(), idea.id)
    await undoDecision(moderator, id)
    expect(await ideaNow(idea.id)).toMatchObject({ publishedAt: null })
    await decided(moderator, thing, { decision: 'publish' }, new Date(Date.now() + 3_600_000))
    expect(await ideaNow(idea.id)).toMatchObject({ state: 'published', votes: 1 })
    expect((await recountVotes()).filter((drift) => drift.id === idea.id)).toEqual([])
  })
})

test.each([
  ['before', { decision: 'publish' }],
  ['before', { decision: 'edit', text: 'Half an hour', words: 'Calmer.' }],
  ['after', { decision: 'hide', seen: 'published', reason: 'rude' }],
] as const)('a comment in a contest moderated %s stands as before after %j', async (moderation, wish) => {
  const author = await aPerson()
  const [comment, moderator] = [await aComment(author, moderation), await aModerator()]
  const before = await commentNow(comment.id)
  const shown = moderation === 'after' ? 1 : 0
  const id = await decided(moderator, { subject: 'comment', id: comment.id }, wish)
  expect(await ideaNow(comment.ideaId ?? '')).toMatchObject({ comments: 1 - shown })
  expect(await undoDecision(moderator, id)).toMatchObject({ ok: true })
  expect({ ...(await commentNow(comment.id)), version: 0 }).toEqual({ ...before, version: 0 })
  expect(await ideaNow(comment.ideaId ?? '')).toMatchObject({ comments: shown, commentsFor: shown })
  const read = await ideaDiscussion(aVisitor(), comment.ideaId ?? '', new URLSearchParams())
  expect(read.items).toHaveLength(shown)
  expect(await mailsTo(author.email ?? '')).toBe(0)
})

describe('taking back', () => {
  test('is offered to whoever decided, for half a minute, the last decision first', async () => {
    const author = await aPerson()
    const [first, second] = [await aHeldIdea(author), await aHeldIdea(author)]
    const [moderator, other] = [await aModerator(), await aModerator()]
    const one = await decided(moderator, { subject: 'idea', id: first.id }, { decision: 'publish' }, later(0))
    const two = await decided(moderator, { subject: 'idea', id: second.id }, { decision: 'hide' }, later(10))
    expect((await moderationQueue(other)).last).toBeNull()
    expect((await moderationQueue(moderator, later(38))).last).toEqual({
      ...{ id: two, decision: 'hide', title: 'Call me back' },
    })
    expect((await moderationQueue(moderator, later(60))).last).toBeNull()
    await undoDecision(moderator, two, later(12))
    expect((await moderationQueue(moderator, later(12))).last).toMatchObject({ id: one })
  })

  test('is not possible when the letter to the author may have left', async () => {
    const author = await aPerson()
    const [idea, moderator] = [await aHeldIdea(author), await aModerator()]
    const thing = { subject: 'idea' as const, id: idea.id }
    const id = await decided(moderator, thing, { decision: 'hide', reason: 'spam' }, later(0))
    const dueAt = async (at: Date) => (await dueMails(at, 500, 12)).filter(({ to }) => to === author.email)
    expect(await dueAt(later(20))).toHaveLength(0)
    expect(await dueAt(later(40))).toHaveLength(1)
    expect(await undoDecision(moderator, id, later(40))).toEqual({ ok: false, reason: 'late' })
    expect(await dueAt(later(40))).toHaveLength(1)
    expect(await undoDecision(moderator, id, later(20))).toMatchObject({ ok: true })
  })

  test('is one’s own right only', async () => {
    const author = await aPerson()
    const [idea, moderator] = [await aHeldIdea(author), await aModerator()]
    const id = await decided(moderator, { subject: 'idea', id: idea.id }, { decision: 'publish' })
    for (const viewer of [author, aVisitor(), await anEmployee(), await aModerator()])
      expect(await status(undoDecision(viewer, id))).toBe(404)
    expect(await status(undoDecision(moderator, 'nothing'))).toBe(404)
    expect((await ideaNow(idea.id))?.state).toBe('published')
    expect(await undoDecision(moderator, id)).toMatchObject({ ok: true })
  })

  test('happens once, however often it is pressed', async () => {
    const [idea, moderator] = [await aHeldIdea(await aPerson()), await aModerator()]
    const id = await decided(moderator, { subject: 'idea', id: idea.id }, { decision: 'publish' })
    const pressed = await Promise.all([1, 2, 3].map(() => undoDecision(moderator, id)))
    expect(pressed.every(({ ok }) => ok)).toBe(true)
    expect((await contestById(idea.contestId))?.ideas).toBe(0)
    const log = (await auditEntries(200)).filter(({ entry }) => entry.subjectId === idea.id)
    expect(log.map(({ entry }) => entry.action).sort()).toEqual(['idea.decision-undone', 'idea.moderated'])
  })

  test('gives way to what others decided or wrote meanwhile', async () => {
    const author = await aPerson()
    const [idea, moderator, other] = [await aHeldIdea(author), await aModerator(), await aModerator({ name: 'Olga' })]
    const thing = { subject: 'idea' as const, id: idea.id }
    const id = await decided(moderator, thing, { decision: 'publish' })
    await decided(other, thing, { decision: 'hide', seen: 'published' })
    expect(await undoDecision(moderator, id)).toEqual({ ok: false, reason: 'decided', by: 'Olga' })

    const returned = await aHeldIdea(author)
    const sentBack = await decided(moderator, { subject: 'idea', id: returned.id }, { decision: 'return' })
    const { title, body, beneath, beneathFor, tags } = returned
    await editIdea(author, returned.id, { title: `${title}!`, body, beneath, beneathFor, tags, version: 0 })
    expect(await undoDecision(moderator, sentBack)).toEqual({ ok: false, reason: 'changed' })
    expect((await ideaNow(returned.id))?.title).toBe('Call me back!')
  })
})
