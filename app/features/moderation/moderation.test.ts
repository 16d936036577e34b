import { describe, expect, test } from 'vitest'
import { ideaDiscussion } from '#app/features/comments/discussion-of.server.ts'
import { editComment } from '#app/features/comments/edit-comment.server.ts'
import { removeComment } from '#app/features/comments/remove-comment.server.ts'
import { reportThing } from '#app/features/comments/report-thing.server.ts'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import { editIdea } from '#app/features/ideas/edit-idea.server.ts'
import { ideaHistory } from '#app/features/ideas/idea-history.server.ts'
import { submitIdea } from '#app/features/ideas/submit-idea.server.ts'
import { askAgain } from '#app/features/moderation/ask-again.server.ts'
import { decide, type Wish } from '#app/features/moderation/decide.server.ts'
import { moderationItem, moderationQueue } from '#app/features/moderation/moderation-queue.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { recountVotes } from '#app/features/votes/recount-votes.server.ts'
import { m } from '#app/paraglide/messages.js'
import { transaction } from '#drizzle/database.ts'
import { commentWithPlace } from '#drizzle/queries/comments.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { changeIdea, ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, again, aModerator, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { mailsTo, mailTo } from '#tests/mailbox.ts'

const status = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: unknown) => (thrown as Response).status,
  )
const beforehand = () => aContest({ moderation: 'before' })
const ideaNow = async (id: string) => (await ideaWithContest(id))?.idea
const commentNow = async (id: string) => (await commentWithPlace(id))?.comment
const wish = (decision: Wish['decision'], given: Partial<Wish> = {}): Wish => ({
  decision,
  seen: 'held',
  version: 0,
  ...given,
})

async function aHeldIdea(author: Viewer, title = 'Call me back') {
  const contest = await beforehand()
  const input = { title, body: '', beneath: '', beneathFor: 'everyone' as const, tags: [], pseudonym: '' }
  const sent = await submitIdea(author, contest.id, input)
  if (!sent.ok) throw new Error(sent.reason)
  return sent.idea
}

async function aHeldComment(author: Viewer, text = 'An hour in line') {
  const idea = await anIdea({ contestId: (await beforehand()).id })
  return said(author, idea.id, text)
}

async function said(author: Viewer, ideaId: string, text = 'An hour in line') {
  const sent = await writeComment(author, { ideaId }, { text, stance: 'for', parent: null, pseudonym: '' })
  if (!sent.ok) throw new Error(sent.reason)
  return sent.comment
}

const ids = async (viewer: Viewer) => (await moderationQueue(viewer)).items.map(({ id }) => id)

describe('the queue', () => {
  test('holds what waits and what was reported, longest wait first, with the record of its author', async () => {
    const [author, contest] = [await aPerson(), await beforehand()]
    const owner = await again({ id: contest.hostId } as Viewer)
    const old = new Date(Date.now() - 134 * 60_000)
    const idea = await anIdea({ contestId: contest.id, authorId: author.id, state: 'held', updatedAt: old })
    const shown = await anIdea({ contestId: contest.id, authorId: author.id })
    const held = await said(author, shown.id, 'Call me at 600 123 456')
    await reportThing(aVisitor(), { subject: 'idea', id: shown.id }, { reason: 'spam', words: 'Look' })

    const { items } = await moderationQueue(owner)
    expect(items.map(({ id }) => id)).toEqual([idea.id, held.id, shown.id])
    expect(items[0]).toMatchObject({ waitingMinutes: 134, standing: 'held', record: { published: 1, returned: 0 } })
    expect(items[1]).toMatchObject({ standing: 'held', why: ['phone'] })
    expect(items[2]).toMatchObject({ standing: 'reported', reports: [{ about: 'It is advertising', words: 'Look' }] })
  })

  test('is only for those who look after a contest, and only with what is in theirs', async () => {
    const comment = await aHeldComment(await aPerson())
    const other = await beforehand()
    for (const viewer of [aVisitor(), await aPerson(), await anEmployee()]) {
      expect(await status(moderationQueue(viewer))).toBe(404)
      expect(await status(moderationItem(viewer, { subject: 'comment', id: comment.id }))).toBe(404)
    }
    expect(await ids(await again({ id: other.hostId } as Viewer))).toEqual([])
    expect(
      await status(moderationItem(await again({ id: other.hostId } as Viewer), { subject: 'comment', id: comment.id })),
    ).toBe(404)
    expect(await ids(await aModerator())).toContain(comment.id)
  })

  test('forgets what its author took back', async () => {
    const author = await aPerson()
    const comment = await aHeldComment(author)
    await removeComment(author, comment.id)
    expect(await ids(await aModerator())).not.toContain(comment.id)
  })
})

describe('a decision', () => {
  test('publishes an idea for everybody, with its counters', async () => {
    const idea = await aHeldIdea(await aPerson())
    expect((await contestById(idea.contestId))?.ideas).toBe(0)
    expect(await decide(await aModerator(), { subject: 'idea', id: idea.id }, wish('publish'))).toMatchObject({
      ok: true,
      decision: 'publish',
    })
    expect(await ideaNow(idea.id)).toMatchObject({ state: 'published', turn: 'ours' })
    expect((await contestById(idea.contestId))?.ideas).toBe(1)
  })

  test('publishes a comment for everybody, with its counters', async () => {
    const author = await aPerson()
    const comment = await aHeldComment(author)
    const ideaId = comment.ideaId ?? ''
    expect((await ideaDiscussion(aVisitor(), ideaId, new URLSearchParams())).items).toEqual([])
    await decide(await aModerator(), { subject: 'comment', id: comment.id }, wish('publish'))
    expect((await ideaDiscussion(aVisitor(), ideaId, new URLSearchParams())).items).toHaveLength(1)
    expect(await ideaNow(ideaId)).toMatchObject({ comments: 1, commentsFor: 1 })
    expect(await mailsTo(author.email ?? '')).toBe(0)
  })

  test('is made once: of many who press at once the others hear who was first, and nothing changes twice', async () => {
    const author = await aPerson()
    const comment = await aHeldComment(author)
    const moderators = await Promise.all(['Olga', 'Luis', 'Ben', 'Eva'].map((name) => aModerator({ name })))
    const presses = moderators.map((moderator, n) => {
      const wanted = n % 2 ? wish('publish') : wish('return', { reason: 'rude' })
      return decide(moderator, { subject: 'comment', id: comment.id }, wanted)
    })
    const decided = await Promise.all(presses)
    const first = decided.findIndex(({ ok }) => ok)
    expect(decided.filter(({ ok }) => ok)).toHaveLength(1)
    for (const one of decided.filter(({ ok }) => !ok))
      expect(one).toEqual({ ok: false, reason: 'decided', by: moderators[first]?.name })
    const published = (await commentNow(comment.id))?.state === 'published'
    expect((await ideaNow(comment.ideaId ?? ''))?.comments).toBe(published ? 1 : 0)
    expect(await mailsTo(author.email ?? '')).toBe(published ? 0 : 1)
    const log = (await auditEntries(200)).filter(({ entry }) => entry.subjectId === comment.id)
    expect(log.map(({ entry }) => [entry.action, entry.actorId])).toEqual([
      ['comment.moderated', moderators[first]?.id],
    ])
  })

  test('is not made about words its author has changed meanwhile', async () => {
    const author = await aPerson()
    const comment = await aHeldComment(author)
    await editComment(author, comment.id, { text: 'Other words', stance: 'for', version: 0 })
    const thing = { subject: 'comment' as const, id: comment.id }
    expect(await decide(await aModerator(), thing, wish('publish'))).toEqual({ ok: false, reason: 'changed' })
    expect(await decide(await aModerator(), thing, wish('publish', { version: 1 }))).toMatchObject({ ok: true })
  })

  test('is not made by anybody else, the author least of all', async () => {
    const author = await aPerson()
    const comment = await aHeldComment(author)
    for (const viewer of [
      author,
      aVisitor(),
      await anEmployee(),
      await again({ id: (await beforehand()).hostId } as Viewer),
    ]) {
      expect(await status(decide(viewer, { subject: 'comment', id: comment.id }, wish('publish')))).toBe(404)
    }
    expect((await commentNow(comment.id))?.state).toBe('held')
  })
})

describe('returning', () => {
  test('tells the author of an idea why, in their language; what they change is read again', async () => {
    const author = await aPerson({ language: 'ru' })
    const [idea, moderator] = [await aHeldIdea(author, 'Перезвоните мне'), await aModerator()]
    const thing = { subject: 'idea' as const, id: idea.id }
    await decide(moderator, thing, wish('return', { reason: 'unclear', words: 'Кому перезвонить?' }))

    expect(await ideaNow(idea.id)).toMatchObject({
      state: 'held',
      turn: 'theirs',
      stateReason: 'unclear',
      stateWords: 'Кому перезвонить?',
    })
    const mail = await mailTo(author.email ?? '')
    expect(mail).toMatchObject({ kind: 'idea-returned', subject: 'Ваш ход: Перезвоните мне' })
    expect(mail.text).toContain('Непонятно, что имеется в виду.')
    expect(mail.text).toContain('Кому перезвонить?')
    expect(mail.text).toContain(`/i/${idea.id}/edit`)
    expect(await ids(moderator)).not.toContain(idea.id)

    const { title, body, beneath, beneathFor, tags } = idea
    const unchanged = { title, body, beneath, beneathFor, tags, version: 0 }
    expect(await editIdea(author, idea.id, unchanged)).toMatchObject({ ok: true, held: true })
    expect(await ideaNow(idea.id)).toMatchObject({ state: 'held', turn: 'ours', stateReason: '' })
    expect(await ids(moderator)).toContain(idea.id)
    expect((await moderationItem(moderator, thing)).record).toEqual({ published: 0, returned: 1 })
    expect(await decide(moderator, thing, wish('publish', { version: 1 }))).toMatchObject({ ok: true })
  })

  test('a comment goes back to its author, who alone reads why and may send it again', async () => {
    const author = await aPerson({ language: 'es' })
    const [comment, moderator] = [await aHeldComment(author), await aModerator()]
    const thing = { subject: 'comment' as const, id: comment.id }
    await decide(moderator, thing, wish('return', { reason: 'personal', words: 'Quita el teléfono.' }))
    expect((await mailTo(author.email ?? '')).text).toContain('Contiene datos personales')
    const own = await ideaDiscussion(author, comment.ideaId ?? '', new URLSearchParams())
    expect(own.items).toMatchObject([
      { state: 'held', reason: m.moderation_reason_personal(), words: 'Quita el teléfono.', may: { edit: true } },
    ])
    expect((await ideaDiscussion(aVisitor(), comment.ideaId ?? '', new URLSearchParams())).items).toEqual([])

    await editComment(author, comment.id, { text: 'Sin teléfono', stance: 'for', version: 0 })
    expect(await ids(moderator)).toContain(comment.id)
  })

  test('takes a published comment out of the counts', async () => {
    const idea = await anIdea()
    await recountVotes()
    const comment = await said(await aPerson(), idea.id)
    await reportThing(aVisitor(), { subject: 'comment', id: comment.id }, { reason: 'rude', words: '' })
    const moderator = await aModerator()
    expect(
      await decide(
        moderator,
        { subject: 'comment', id: comment.id },
        wish('return', { seen: 'reported', reason: 'rude' }),
      ),
    ).toMatchObject({ ok: true })
    expect(await ideaNow(idea.id)).toMatchObject({ comments: 0, commentsFor: 0 })
    expect((await recountVotes()).filter(({ id }) => id === idea.id)).toEqual([])
    expect(await ids(moderator)).not.toContain(comment.id)
  })
})

test('leaving a reported text there ends the reports', async () => {
  const [idea, moderator] = [await anIdea(), await aModerator()]
  await reportThing(aVisitor(), { subject: 'idea', id: idea.id }, { reason: 'other', words: '' })
  expect(await ids(moderator)).toContain(idea.id)
  await decide(moderator, { subject: 'idea', id: idea.id }, wish('publish', { seen: 'reported' }))
  expect(await ids(moderator)).not.toContain(idea.id)
  expect((await ideaNow(idea.id))?.state).toBe('published')
})

test('a text that was taken down leaves its place, its author may ask again once, and it can come back', async () => {
  const author = await aPerson()
  const contest = await aContest({ ideas: 1 })
  const idea = await anIdea({ contestId: contest.id, authorId: author.id })
  const [moderator, thing] = [await aModerator(), { subject: 'idea' as const, id: idea.id }]
  await decide(moderator, thing, wish('hide', { seen: 'published', reason: 'spam', words: 'No adverts.' }))
  expect(await ideaNow(idea.id)).toMatchObject({ state: 'hidden', stateReason: 'spam', stateWords: 'No adverts.' })
  expect((await contestById(contest.id))?.ideas).toBe(0)
  expect((await mailTo(author.email ?? '')).text).toContain('No adverts.')
  expect(await ids(moderator)).not.toContain(idea.id)

  for (const viewer of [aVisitor(), await aPerson(), moderator])
    expect(await status(askAgain(viewer, thing, 'Please'))).toBe(404)
  expect(await askAgain(author, thing, 'It is no advert.')).toMatchObject({ ok: true, fresh: true })
  expect(await askAgain(author, thing, 'Really.')).toMatchObject({ ok: true, fresh: false })
  expect((await moderationQueue(moderator)).items.find(({ id }) => id === idea.id)).toMatchObject({
    ...{
      standing: 'appealed',
      decisions: [],
      appeal: { notYours: true },
      reports: [{ reason: 'appeal', words: 'It is no advert.' }],
    },
  })
  await decide(await aModerator(), thing, wish('restore', { seen: 'appealed' }))
  expect(await ideaNow(idea.id)).toMatchObject({ state: 'published', stateReason: '' })
  expect((await contestById(contest.id))?.ideas).toBe(1)
})

describe('editing with a note', () => {
  test('publishes the moderator’s wording of an idea and keeps the author’s in the history', async () => {
    const author = await aPerson()
    const [idea, moderator] = [await aHeldIdea(author), await aModerator()]
    const edit = wish('edit', { title: 'Call me back at my hour', text: 'By *phone*', words: 'Clearer so.' })
    expect(await decide(moderator, { subject: 'idea', id: idea.id }, edit)).toMatchObject({ ok: true })
    const now = await ideaNow(idea.id)
    expect(now).toMatchObject({
      state: 'published',
      title: 'Call me back at my hour',
      slug: 'call-me-back-at-my-hour',
      version: 1,
    })
    expect(now?.bodyHtml).toContain('<em>phone</em>')
    expect((await ideaHistory(aVisitor(), idea.id)).changes).toHaveLength(1)
    expect((await mailTo(author.email ?? '')).text).toContain('Clearer so.')
  })

  test('publishes the moderator’s wording of a comment and sends the author their own', async () => {
    const author = await aPerson()
    const [comment, moderator] = [await aHeldComment(author, 'You fools, call me'), await aModerator()]
    const thing = { subject: 'comment' as const, id: comment.id }
    expect(await decide(moderator, thing, wish('edit', { text: '', words: 'x' }))).toEqual({
      ok: false,
      reason: 'text-missing',
    })
    await decide(moderator, thing, wish('edit', { text: 'Call me', words: 'Without insults.' }))
    expect(await commentNow(comment.id)).toMatchObject({ text: 'Call me', state: 'published', version: 1 })
    expect((await mailTo(author.email ?? '')).text).toContain('You fools, call me')
  })
})

test.each(['draft', 'withdrawn', 'merged'] as const)(
  'of an idea that is %s there is nothing to decide',
  async (state) => {
    const idea = await anIdea()
    await transaction(() => changeIdea(idea.id, { state }))
    const thing = { subject: 'idea' as const, id: idea.id }
    expect(
      await decide(await aModerator(), thing, wish('publish', { seen: 'published' })).catch(
        (thrown: Response) => thrown.status,
      ),
    ).not.toMatchObject({ ok: true })
    expect((await ideaNow(idea.id))?.state).toBe(state)
  },
)
