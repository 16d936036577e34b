import { describe, expect, test } from 'vitest'
import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { followThing } from '#app/features/notifications/follow-thing.server.ts'
import { followingPage } from '#app/features/notifications/following-page.server.ts'
import { hearEvents } from '#app/features/notifications/hear-events.server.ts'
import { newsPage, readNews, unreadNews } from '#app/features/notifications/news-page.server.ts'
import { publicPage } from '#app/features/notifications/public-page.server.ts'
import { adoptGuest } from '#app/features/people/adopt-guest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { changeContest } from '#drizzle/queries/contests.ts'
import { unheardEvents } from '#drizzle/queries/events.ts'
import { doesFollow } from '#drizzle/queries/follows.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { addNotifications } from '#drizzle/queries/notifications.ts'
import { addPerson, changePerson } from '#drizzle/queries/people.ts'
import { aContest, again, anAdmin, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { mailsTo } from '#tests/mailbox.ts'

const status = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: unknown) => (thrown as Response).status,
  )
const follow = (viewer: Viewer, kind: 'contest' | 'idea' | 'person' | 'tag', subject: string) =>
  followThing(viewer, { kind, subject, on: true })
const published = async (author: Viewer, about: { contestId: string; ideaId: string }) => {
  await transaction(() => record('idea.published', author, about))
  await hearEvents()
}
const sentences = async (viewer: Viewer) => (await newsPage(viewer)).items.map(({ sentence }) => sentence)

/** A new idea in a new contest, published by its author while these people already follow. */
async function aNewIdea(given: Parameters<typeof anIdea>[0] = {}, about: Parameters<typeof aContest>[0] = {}) {
  const author = await aPerson({ name: 'Ana', isPublic: true })
  const contest = await aContest({ title: 'No more waiting', ...about })
  const publish = async () => {
    const idea = await anIdea({ contestId: contest.id, authorId: author.id, title: 'Ring me', ...given })
    await published(author, { contestId: contest.id, ideaId: idea.id })
    return idea
  }
  return { author, contest, publish }
}

describe('who follows hears', () => {
  test('of a new idea in a contest, by a person, about a tag; once, for the nearest reason', async () => {
    const { author, contest, publish } = await aNewIdea({ tags: ['phone'] })
    const [byContest, byPerson, byTag, byAll, silent] = [
      await aPerson(),
      await aPerson(),
      await aPerson(),
      await aPerson(),
      await aPerson(),
    ]
    await follow(byContest, 'contest', contest.slug)
    await follow(byPerson, 'person', author.id)
    await follow(byTag, 'tag', 'phone')
    for (const [kind, subject] of [
      ['tag', 'phone'],
      ['contest', contest.id],
      ['person', author.id],
    ] as const)
      await follow(byAll, kind, subject)
    const idea = await publish()
    await hearEvents()
    expect(await sentences(byContest)).toEqual(['A new idea in “No more waiting”: Ring me'])
    expect(await sentences(byPerson)).toEqual(['Ana has a new idea: Ring me'])
    expect(await sentences(byTag)).toEqual(['A new idea about “phone”: Ring me'])
    expect(await sentences(byAll)).toEqual(['Ana has a new idea: Ring me'])
    expect((await newsPage(byAll)).items[0]?.path).toContain(`/i/${idea.id}`)
    for (const person of [silent, author]) expect(await sentences(person)).toEqual([])
  })

  test('of answers to an idea, with the words; a correction takes the place of the first', async () => {
    const host = await anEmployee({ role: 'owner', name: 'Marta', title: 'product' })
    const contest = await aContest({ hostId: host.id })
    const author = await aPerson()
    const idea = await anIdea({ contestId: contest.id, authorId: author.id, title: 'Ring me' })
    const [follower, owner] = [await aPerson(), await again(host)]
    await follow(follower, 'idea', idea.id)
    await answerIdea(owner, idea.id, { outcome: 'planned', text: 'In the plan.' })
    await hearEvents()
    await answerIdea(owner, idea.id, { outcome: 'declined', text: 'We were wrong.' })
    await hearEvents()
    const { items } = await newsPage(follower)
    expect(items).toMatchObject([{ sentence: 'An answer to an idea you follow: Ring me' }])
    expect(items[0]?.text).toContain('We were wrong.\n\n— Marta, product')
    expect(await sentences(author)).toEqual(['An answer to your idea: Ring me'])
  })

  test('the author of an idea and whoever is answered hear of comments, but not of their own', async () => {
    const [author, first, second] = [await aPerson(), await aPerson(), await aPerson({ name: 'Sol' })]
    const idea = await anIdea({ authorId: author.id, title: 'Ring me' })
    const words = { stance: 'none' as const, pseudonym: '' }
    const asked = await writeComment(first, { ideaId: idea.id }, { ...words, text: 'When?', parent: null })
    if (!asked.ok) throw new Error(asked.reason)
    await writeComment(second, { ideaId: idea.id }, { ...words, text: 'Soon.', parent: asked.comment.id })
    await writeComment(author, { ideaId: idea.id }, { ...words, text: 'Today.', parent: asked.comment.id })
    await hearEvents()
    expect(await sentences(author)).toHaveLength(2)
    expect((await newsPage(first)).items.map(({ text }) => text).sort()).toEqual(['Soon.', 'Today.'])
    expect(await sentences(first)).toContain('Sol answered you at “Ring me”')
    expect(await sentences(second)).toEqual([])
  })

  test('everybody who took part hears that it is decided', async () => {
    const [contest, voter] = [await aContest({ title: 'No more waiting' }), await aPerson()]
    const idea = await anIdea({ contestId: contest.id })
    await writeComment(voter, { ideaId: idea.id }, { text: 'Yes.', stance: 'for', parent: null, pseudonym: '' })
    await transaction(async () => {
      await changeContest(contest.id, { state: 'concluded', conclusion: 'We learned a lot.' })
      await record('contest.concluded', await anAdmin(), { contestId: contest.id })
    })
    await hearEvents()
    expect((await newsPage(voter)).items).toMatchObject([
      { sentence: 'It is decided: No more waiting', text: 'We learned a lot.', path: `/c/${contest.slug}/results` },
    ])
  })

  test('what fails for one event keeps none of the others, and is heard again', async () => {
    const { contest, publish } = await aNewIdea()
    const [follower, author] = [await aPerson(), await aPerson()]
    await follow(follower, 'contest', contest.id)
    const broken = await aContest({ timeZone: 'Nowhere/AtAll' })
    const idea = await anIdea({ contestId: broken.id, authorId: author.id, promisedBy: new Date() })
    await follow(follower, 'idea', idea.id)
    await transaction(() => record('idea.published', author, { contestId: broken.id, ideaId: idea.id }))
    await expect(publish()).rejects.toThrow('time zone')
    expect(await sentences(follower)).toHaveLength(1)
    expect(await unheardEvents(10)).toMatchObject([{ contestId: broken.id }])
    await transaction(() => changeContest(broken.id, { timeZone: 'UTC' }))
    await hearEvents()
    expect(await unheardEvents(10)).toEqual([])
    expect(await mailsTo(author.email ?? '')).toBe(1)
  })
})

describe('what is shown is asked again', () => {
  test('what was hidden, made for others or withdrawn since is neither listed nor counted', async () => {
    const { contest, publish } = await aNewIdea()
    const follower = await aPerson()
    await follow(follower, 'contest', contest.id)
    const idea = await publish()
    const seen = async () => [(await sentences(follower)).length, (await unreadNews(follower))?.n]
    expect(await seen()).toEqual([1, 1])
    for (const state of ['hidden', 'withdrawn', 'held'] as const) {
      await transaction(() => changeIdea(idea.id, { state }))
      expect(await seen()).toEqual([0, 0])
    }
    await transaction(() => changeIdea(idea.id, { state: 'published' }))
    expect(await seen()).toEqual([1, 1])
    await transaction(() => changeContest(contest.id, { audience: 'employees' }))
    expect(await seen()).toEqual([0, 0])
  })

  test('an idea under another name is news of nobody, and a page that was closed tells no more', async () => {
    const disguised = await aNewIdea({ pseudonym: 'A neighbour' })
    const open = await aNewIdea()
    const follower = await aPerson()
    for (const { author } of [disguised, open]) await follow(follower, 'person', author.id)
    await disguised.publish()
    await open.publish()
    expect(await sentences(follower)).toEqual(['Ana has a new idea: Ring me'])
    expect((await publicPage(follower, disguised.author.id)).ideas).toEqual([])
    expect((await publicPage(follower, open.author.id)).ideas).toHaveLength(1)
    await transaction(() => changePerson(open.author.id, { isPublic: false }))
    expect(await sentences(follower)).toEqual([])
    expect((await followingPage(follower)).parts.flatMap(({ items }) => items)).toHaveLength(1)
  })
})

describe('what can be followed', () => {
  test('people with a public page only; of others nobody learns that they are there', async () => {
    const [reader, closed, open] = [await aPerson(), await aPerson(), await aPerson({ isPublic: true })]
    expect(await status(follow(reader, 'person', closed.id))).toBe(404)
    expect(await status(publicPage(reader, closed.id))).toBe(404)
    expect(await status(publicPage(closed, closed.id))).toBe('done')
    expect(await status(follow(reader, 'person', open.id))).toBe('done')
    await transaction(() => changePerson(open.id, { suspendedAt: new Date() }))
    expect(await status(publicPage(reader, open.id))).toBe(404)
  })

  test('only what one may see; a stranger is asked to sign in, and may follow an idea as a guest', async () => {
    const contest = await aContest({ audience: 'employees' })
    const idea = await anIdea({ contestId: contest.id })
    const customer = await aPerson()
    expect(await status(follow(customer, 'contest', contest.slug))).toBe(404)
    expect(await status(follow(customer, 'idea', idea.id))).toBe(404)
    expect(await follow(aVisitor(), 'contest', contest.slug)).toEqual({ ok: false, reason: 'sign-in-first' })
    expect(await follow(aVisitor(), 'idea', (await anIdea()).id)).toEqual({ ok: true })
    expect(await status(follow(await anEmployee(), 'contest', contest.slug))).toBe('done')
  })

  test('letting go needs no right: one may have lost it', async () => {
    const contest = await aContest()
    const reader = await aPerson()
    await follow(reader, 'contest', contest.slug)
    await transaction(() => changeContest(contest.id, { audience: 'employees' }))
    await followThing(reader, { kind: 'contest', subject: contest.id, on: false })
    expect(await doesFollow(reader.id, 'contest', contest.id)).toBe(false)
  })
})

test('news is marked as read one by one or at once, by the person themselves only', async () => {
  const { contest, publish } = await aNewIdea()
  const [reader, other] = [await aPerson(), await aPerson()]
  for (const person of [reader, other]) await follow(person, 'contest', contest.id)
  await publish()
  await publish()
  const unread = async (person: Viewer) => (await unreadNews(person))?.n
  const [first] = (await newsPage(reader)).items
  await readNews(other, first?.id)
  expect([await unread(reader), await unread(other)]).toEqual([2, 1])
  await readNews(reader)
  expect([await unread(reader), await unread(other)]).toEqual([0, 1])
  expect((await newsPage(reader)).items.map(({ unread }) => unread)).toEqual([false, false])
})

test('what a guest follows and heard comes along to their account', async () => {
  const idea = await anIdea({ title: 'Ring me' })
  const guest = aVisitor()
  await follow(guest, 'idea', idea.id)
  const host = await anAdmin()
  await answerIdea(host, idea.id, { outcome: 'planned', text: 'In the plan.' })
  await hearEvents()
  const account = await aPerson()
  await transaction(() => adoptGuest(guest.id, account.id))
  expect(await sentences(account)).toEqual(['An answer to an idea you follow: Ring me'])
  expect(await doesFollow(account.id, 'idea', idea.id)).toBe(true)
})

test('a hundred pieces of news come in pages', async () => {
  const [contest, reader] = [await aContest(), await aPerson()]
  const start = Date.now()
  const rows = Array.from({ length: 60 }, (_, nth) => ({
    ...{ personId: reader.id, eventId: `e${nth}-${reader.id}`, kind: 'contest.closed', why: 'contest' as const },
    ...{ contestId: contest.id, createdAt: new Date(start + nth) },
  }))
  await transaction(() => addNotifications(rows))
  const first = await newsPage(reader)
  expect(first.items).toHaveLength(50)
  expect((await newsPage(reader, first.older ?? undefined)).items).toHaveLength(10)
})

test('an author who came with an import is never told anything', async () => {
  const contest = await aContest()
  const id = `imported-${contest.id}`
  await transaction(() => addPerson({ id, kind: 'imported', name: 'Somebody' }))
  const [imported, account, host] = [await again({ id } as Viewer), await aPerson(), await anAdmin()]
  for (const author of [imported, account]) {
    const idea = await anIdea({ contestId: contest.id, authorId: author.id })
    await transaction(() => record('idea.won', host, { contestId: contest.id, ideaId: idea.id }))
  }
  await hearEvents()
  expect(await unreadNews(imported)).toMatchObject({ n: 0 })
  expect(await unreadNews(account)).toMatchObject({ n: 1 })
})
