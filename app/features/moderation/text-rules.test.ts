import { afterEach, describe, expect, test } from 'vitest'
import { editComment } from '#app/features/comments/edit-comment.server.ts'
import { commentsOfNew } from '#app/features/comments/new-here.server.ts'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import { editIdea } from '#app/features/ideas/edit-idea.server.ts'
import { pasteIdeas } from '#app/features/ideas/paste-ideas.server.ts'
import { submitIdea } from '#app/features/ideas/submit-idea.server.ts'
import { decide } from '#app/features/moderation/decide.server.ts'
import { moderationItem } from '#app/features/moderation/moderation-queue.server.ts'
import { setTrustOfAuthor, trustPage } from '#app/features/moderation/set-trust.server.ts'
import { trustOf } from '#app/features/people/trust/trust-of.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import * as words from '#app/routes/admin/words.tsx'
import * as trust from '#app/routes/moderation/trust.tsx'
import * as standing from '#app/routes/people/standing.tsx'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addComment } from '#drizzle/queries/comments.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, again, aModerator, anAdmin, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { visitRoute } from '#tests/visit-route.ts'

const day = 24 * 60 * 60 * 1000
const ago = (days: number) => new Date(Date.now() - days * day)
const plain = { body: '', beneath: '', beneathFor: 'everyone' as const, tags: [], pseudonym: '' }
const propose = (viewer: Viewer, contestId: string, title: string, more: Partial<typeof plain> = {}) =>
  submitIdea(viewer, contestId, { ...plain, title, ...more })
const say = (viewer: Viewer, ideaId: string, text: string) =>
  writeComment(viewer, { ideaId }, { text, stance: 'none', parent: null, pseudonym: '' })
const rules = (change: Parameters<typeof changeSettings>[0]) => changeSettings(change)
const status = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: Response) => thrown.status,
  )

afterEach(() => rules({ heldWords: [], refusedWords: [], linksOfNew: 2 }))

/** Somebody with so many published ideas, here for so many days. */
async function somebody(days: number, accepted: number) {
  const person = await aPerson({ createdAt: ago(days) })
  const contest = await aContest()
  for (let n = 0; n < accepted; n++) await anIdea({ contestId: contest.id, authorId: person.id })
  return person
}

describe('words and links', () => {
  test('a text with a word of the list is kept and waits for a person, who reads why', async () => {
    const [author, contest] = [await aPerson(), await aContest()]
    await rules({ heldWords: ['casino', 'spam.example'] })
    const sent = await propose(author, contest.id, 'A CASINO at the counter')
    if (!sent.ok) throw new Error(sent.reason)
    expect(sent.idea).toMatchObject({ state: 'held', title: 'A CASINO at the counter' })
    const moderator = await aModerator()
    expect(await moderationItem(moderator, { subject: 'idea', id: sent.idea.id })).toMatchObject({ heldFor: ['words'] })
    const idea = await anIdea()
    const said = await say(author, idea.id, 'See www.spam.example')
    expect(said).toMatchObject({ ok: true, comment: { state: 'held' } })
    expect((await ideaWithContest(idea.id))?.idea.comments).toBe(0)
    expect(await propose(author, contest.id, 'A bench at the counter')).toMatchObject({ idea: { state: 'published' } })
  })

  test('what is not taken is refused in the idea, its title, a pasted list, a comment and a later wording', async () => {
    const [author, contest] = [await aPerson(), await aContest()]
    const idea = await anIdea({ authorId: author.id, contestId: contest.id })
    const said = await say(author, idea.id, 'Fine words')
    if (!said.ok) throw new Error(said.reason)
    await rules({ refusedWords: ['cheap pills'] })
    expect(await propose(author, contest.id, 'Cheap pills')).toMatchObject({ ok: false, reason: 'words' })
    expect(await propose(author, contest.id, 'Pills', { body: 'CHEAP\npills' })).toMatchObject({ reason: 'words' })
    const lines = { list: 'A good idea\ncheap pills for all', take: [1, 2] }
    expect(await pasteIdeas(author, contest, lines)).toMatchObject({ ok: false, reason: 'words' })
    expect(await say(author, idea.id, 'cheap pills')).toEqual({ ok: false, reason: 'words' })
    const { title, body, beneath, beneathFor, tags, version } = idea
    const wording = { title: `${title} cheap pills`, body, beneath, beneathFor, tags, version }
    expect(await editIdea(author, idea.id, wording)).toMatchObject({ ok: false, reason: 'words' })
    expect(
      await editComment(author, said.comment.id, { text: 'cheap pills', stance: 'none', version: 0 }),
    ).toMatchObject({ ok: false, reason: 'words' })
    expect((await ideaWithContest(idea.id))?.idea).toMatchObject({ title, state: 'published' })
  })

  test('a later wording with a word of the list leaves the list of ideas and waits', async () => {
    const author = await aPerson()
    const idea = await anIdea({ authorId: author.id })
    await rules({ heldWords: ['casino'] })
    const { body, beneath, beneathFor, tags, version } = idea
    const edited = await editIdea(author, idea.id, { title: 'To the casino', body, beneath, beneathFor, tags, version })
    expect(edited).toMatchObject({ ok: true, held: true })
    expect((await ideaWithContest(idea.id))?.idea.state).toBe('held')
  })

  test('many links of somebody new wait; those of somebody known do not, nor a few', async () => {
    const links = 'https://a.example https://b.example https://c.example'
    const [contest, fresh, known] = [await aContest(), await aPerson(), await somebody(2, 1)]
    expect(await propose(fresh, contest.id, 'Links', { body: links })).toMatchObject({ idea: { state: 'held' } })
    expect(await propose(fresh, contest.id, 'A link', { body: 'https://a.example' })).toMatchObject({
      idea: { state: 'published' },
    })
    expect(await propose(known, contest.id, 'More links', { body: links })).toMatchObject({
      idea: { state: 'published' },
    })
    await rules({ linksOfNew: 'any' })
    expect(await propose(fresh, contest.id, 'Links again', { body: links })).toMatchObject({
      idea: { state: 'published' },
    })
  })

  test('nothing of those who look after the contest waits, and no listed word of the trusted', async () => {
    await rules({ heldWords: ['casino'] })
    const [contest, trusted, known] = [await aContest(), await somebody(40, 10), await somebody(40, 9)]
    const owner = await again({ id: contest.hostId } as Viewer)
    expect(await propose(owner, contest.id, 'A casino')).toMatchObject({ idea: { state: 'published' } })
    expect(await propose(trusted, contest.id, 'A casino')).toMatchObject({ idea: { state: 'published' } })
    expect(await propose(known, contest.id, 'A casino')).toMatchObject({ idea: { state: 'held' } })
  })

  test('an admin keeps the lists on a page of their own, and nobody else', async () => {
    const form = { heldWords: ' casino \n\ncasino\nspam.example', refusedWords: '', linksOfNew: '1' }
    for (const as of [undefined, await aPerson(), await aModerator()])
      expect([404, 302, 303]).toContain((await visitRoute(words, '/', { as, form })).status)
    expect((await visitRoute(words, '/', { as: await aModerator() })).status).toBe(404)
    const admin = await anAdmin()
    expect(await visitRoute(words, '/', { as: admin, form })).toMatchObject({ status: 303, to: '/admin/words' })
    expect((await visitRoute(words, '/', { as: admin })).page).toMatchObject({
      values: { heldWords: 'casino\nspam.example', refusedWords: '', linksOfNew: '1' },
    })
    expect((await visitRoute(words, '/', { as: admin, form: { ...form, linksOfNew: 'any' } })).status).toBe(303)
    const long = { ...form, heldWords: 'x'.repeat(101) }
    expect(await visitRoute(words, '/', { as: admin, form: long })).toMatchObject({ status: 400 })
  })
})

describe('flood', () => {
  test('somebody new says ten things an hour, somebody known more', async () => {
    const [idea, fresh, known] = [await anIdea(), await aPerson(), await somebody(2, 1)]
    await transaction(async () => {
      for (let n = 1; n < commentsOfNew; n++) {
        const row = {
          contestId: idea.contestId,
          ideaId: idea.id,
          text: 'Word',
          html: 'Word',
          state: 'published' as const,
          updatedAt: new Date(),
        }
        for (const { id: authorId } of [fresh, known]) await addComment({ ...row, id: newId(), authorId })
      }
    })
    for (const person of [fresh, known]) expect(await say(person, idea.id, 'The tenth')).toMatchObject({ ok: true })
    expect(await say(fresh, idea.id, 'One more')).toEqual({ ok: false, reason: 'new-here' })
    expect(await say(known, idea.id, 'One more')).toMatchObject({ ok: true })
  })
})

describe('trust', () => {
  test.each([
    [0, 5, 'new'],
    [2, 0, 'new'],
    [2, 1, 'known'],
    [29, 10, 'known'],
    [30, 10, 'trusted'],
  ])('after %i days with %i accepted texts somebody is %s', async (days, accepted, level) => {
    expect((await trustOf((await somebody(days, accepted)).id)).level).toBe(level)
  })

  test('a text that was taken down costs it, one that came back does not', async () => {
    const person = await somebody(2, 1)
    const idea = await anIdea({ authorId: person.id })
    const thing = { subject: 'idea' as const, id: idea.id }
    const moderator = await aModerator()
    await decide(moderator, thing, { decision: 'hide', seen: 'published', version: 0, reason: 'rude' })
    expect((await trustOf(person.id)).level).toBe('new')
    await decide(moderator, thing, { decision: 'restore', seen: 'hidden', version: 0 })
    expect((await trustOf(person.id)).level).toBe('known')
  })

  test('moderators of the site set it by hand with a reason its owner reads; nobody else, and not their own', async () => {
    const author = await aPerson()
    const idea = await anIdea({ authorId: author.id })
    const [thing, params] = [
      { subject: 'idea' as const, id: idea.id },
      { subject: 'idea', thing: idea.id },
    ]
    const form = { level: 'trusted', reason: 'We know her well.' }
    const owner = await again({ id: (await ideaWithContest(idea.id))?.contest.hostId } as Viewer)
    for (const as of [undefined, author, owner, await anEmployee()]) {
      expect((await visitRoute(trust, '/', { as, params })).status).toBe(404)
      expect((await visitRoute(trust, '/', { as, params, form })).status).toBe(404)
    }
    const moderator = await aModerator()
    expect((await visitRoute(trust, '/', { as: moderator, params, form: { ...form, reason: '' } })).status).toBe(400)
    expect((await visitRoute(trust, '/', { as: moderator, params, form })).status).toBe(303)
    expect(await trustOf(author.id)).toMatchObject({ level: 'trusted', byHand: { reason: 'We know her well.' } })
    expect(JSON.stringify((await visitRoute(standing, '/', { as: author })).page)).toContain('We know her well.')
    expect(JSON.stringify((await visitRoute(standing, '/', { visitor: aVisitor().id })).page)).not.toContain('We know')
    const [entry] = (await auditEntries(200)).filter(
      ({ entry: { action, subjectId } }) => action === 'person.trust-set' && subjectId === author.id,
    )
    expect(entry?.entry).toMatchObject({
      actorId: moderator.id,
      reason: 'We know her well.',
      after: { level: 'trusted' },
    })

    const own = await anIdea({ authorId: moderator.id })
    expect(await status(trustPage(moderator, { subject: 'idea', id: own.id }))).toBe(404)
    await setTrustOfAuthor(moderator, thing, { level: 'rules', reason: '' })
    expect(await trustOf(author.id)).toMatchObject({ level: 'new', byHand: null })
  })
})
