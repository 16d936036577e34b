import { describe, expect, test } from 'vitest'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import { editIdea } from '#app/features/ideas/edit-idea.server.ts'
import { appealPage } from '#app/features/moderation/appeal-page.server.ts'
import { askAgain } from '#app/features/moderation/ask-again.server.ts'
import { decide, type Wish } from '#app/features/moderation/decide.server.ts'
import { moderationItem } from '#app/features/moderation/moderation-queue.server.ts'
import { undoDecision } from '#app/features/moderation/undo-decision.server.ts'
import { hearEvents } from '#app/features/notifications/hear-events.server.ts'
import { newsPage } from '#app/features/notifications/news-page.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { commentWithPlace } from '#drizzle/queries/comments.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { changePerson, listPeople } from '#drizzle/queries/people.ts'
import { aContest, again, aModerator, anAdmin, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { mailTo } from '#tests/mailbox.ts'

const wish = (decision: Wish['decision'], given: Partial<Wish> = {}): Wish => ({
  decision,
  seen: 'appealed',
  version: 0,
  ...given,
})
const stateOf = async (id: string) => (await ideaWithContest(id))?.idea.state
const status = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: Response) => thrown.status,
  )

async function aHiddenIdea(given: { decision?: 'hide' | 'return' } = {}) {
  const author = await aPerson()
  const idea = await anIdea({ authorId: author.id, title: 'Night trains' })
  const [first, thing] = [await aModerator({ name: 'Olga' }), { subject: 'idea' as const, id: idea.id }]
  const why = { seen: 'published' as const, reason: 'spam' as const, words: 'No adverts.' }
  const decided = await decide(first, thing, wish(given.decision ?? 'hide', why))
  if (!decided.ok) throw new Error(decided.reason)
  return { author, idea, first, thing, decisionId: decided.id }
}

describe('an appeal', () => {
  test('is answered by another moderator, never by who decided, nor by who wrote the text', async () => {
    const { author, idea, first, thing } = await aHiddenIdea()
    await askAgain(author, thing, 'It is no advert.')
    for (const decision of ['restore', 'uphold'] as const)
      expect(await decide(first, thing, wish(decision, { words: 'No.' }))).toEqual({
        ok: false,
        reason: 'own-decision',
      })
    await transaction(() => changePerson(author.id, { role: 'moderator' }))
    expect(await decide(await again(author), thing, wish('restore'))).toEqual({ ok: false, reason: 'own-decision' })
    expect(await stateOf(idea.id)).toBe('hidden')
    expect((await moderationItem(first, thing)).decisions).toEqual([])

    const other = await aModerator()
    expect(await moderationItem(other, thing)).toMatchObject({
      decisions: ['restore', 'uphold'],
      appeal: { by: 'Olga', notYours: false },
    })
    expect(await decide(other, thing, wish('restore', { words: 'You are right.' }))).toMatchObject({ ok: true })
    expect(await stateOf(idea.id)).toBe('published')
  })

  test('tells its author the result with words, by mail, as news and on its page; all of it is in the audit log', async () => {
    const { author, idea, thing } = await aHiddenIdea()
    expect((await mailTo(author.email ?? '')).text).toContain('ask for another look')
    await askAgain(author, thing, 'It is no advert.')
    expect(await appealPage(author, thing)).toMatchObject({
      mayAsk: false,
      asked: 'It is no advert.',
      decided: { reason: expect.stringContaining('advertising'), words: 'No adverts.' },
      outcome: { tone: 'sun' },
    })
    const other = await aModerator()
    await decide(other, thing, wish('uphold', { words: 'It names a shop three times.' }))
    expect(await stateOf(idea.id)).toBe('hidden')
    expect((await mailTo(author.email ?? '')).text).toContain('It names a shop three times.')
    expect((await appealPage(author, thing)).outcome).toMatchObject({
      tone: 'contra',
      words: 'It names a shop three times.',
    })
    await hearEvents()
    const news = await newsPage(await again(author))
    expect(JSON.stringify(news)).toContain(`/appeal/idea/${idea.id}`)
    const log = (await auditEntries(500)).map(({ entry }) => entry).filter(({ subjectId }) => subjectId === idea.id)
    expect(log.map(({ action }) => action).sort()).toEqual(['idea.appealed', 'idea.moderated', 'idea.moderated'])
    expect(log.find(({ after }) => after?.decision === 'uphold')).toMatchObject({ actorId: other.id })
  })

  test('is made once for each decision: not against its own answer, but against a new one', async () => {
    const { author, thing } = await aHiddenIdea()
    const others = [await aModerator(), await aModerator()] as const
    expect(await askAgain(author, thing, 'One')).toMatchObject({ fresh: true })
    await decide(others[0], thing, wish('uphold', { words: 'It stays.' }))
    expect(await askAgain(author, thing, 'Two')).toMatchObject({ fresh: false })
    await decide(others[1], thing, wish('restore', { seen: 'hidden' }))
    await decide(others[1], thing, wish('hide', { seen: 'published', reason: 'rude' }))
    expect(await askAgain(author, thing, 'Three')).toMatchObject({ fresh: true })
    expect((await moderationItem(others[0], thing)).reports).toMatchObject([{ words: 'Three' }])
  })

  test('may be made about a text that was sent back; whoever amends it instead sends a new text', async () => {
    const { author, idea, first, thing } = await aHiddenIdea({ decision: 'return' })
    await askAgain(author, thing, 'It is clear enough.')
    expect((await moderationItem(await aModerator(), thing)).standing).toBe('appealed')
    expect(await decide(first, thing, wish('restore'))).toEqual({ ok: false, reason: 'own-decision' })
    const { title, body, beneath, beneathFor, tags } = idea
    await editIdea(author, idea.id, { title: `${title} again`, body, beneath, beneathFor, tags, version: 0 })
    expect((await moderationItem(first, thing)).decisions).toContain('publish')
    await decide(first, thing, wish('publish', { seen: 'held', version: 1 }))
    expect((await appealPage(author, thing)).outcome?.tone).toBe('pro')
  })

  test('a comment comes back by it too, with its counters', async () => {
    const [author, idea] = [await aPerson(), await anIdea()]
    const sent = await writeComment(
      author,
      { ideaId: idea.id },
      { text: 'An hour', stance: 'for', parent: null, pseudonym: '' },
    )
    if (!sent.ok) throw new Error(sent.reason)
    const [first, thing] = [await aModerator(), { subject: 'comment' as const, id: sent.comment.id }]
    await decide(first, thing, wish('hide', { seen: 'published', reason: 'rude' }))
    await askAgain(author, thing, 'Why?')
    expect(await decide(first, thing, wish('restore'))).toEqual({ ok: false, reason: 'own-decision' })
    await decide(await anAdmin(), thing, wish('restore', { words: 'Sorry.' }))
    expect((await commentWithPlace(thing.id))?.comment.state).toBe('published')
    expect((await ideaWithContest(idea.id))?.idea.comments).toBe(1)
    await hearEvents()
    expect(JSON.stringify(await newsPage(await again(author)))).toContain('is back')
  })

  test('is over when the decision is taken back', async () => {
    const { author, idea, first, thing, decisionId } = await aHiddenIdea()
    await askAgain(author, thing, 'It is no advert.')
    expect(await undoDecision(first, decisionId)).toMatchObject({ ok: true })
    expect(await stateOf(idea.id)).toBe('published')
    expect((await moderationItem(first, thing)).reports).toEqual([])
  })

  test('says so plainly where nobody but who decided is there, and waits', async () => {
    const contest = await aContest()
    const everybody = (await listPeople(10_000, 0)).filter(({ role, id }) => role !== 'member' || id === contest.hostId)
    await transaction(async () => {
      for (const { id } of everybody) await changePerson(id, { suspendedAt: new Date() })
    })
    try {
      const [author, admin] = [await aPerson(), await anAdmin()]
      const idea = await anIdea({ contestId: contest.id, authorId: author.id })
      const thing = { subject: 'idea' as const, id: idea.id }
      await decide(admin, thing, wish('hide', { seen: 'published', reason: 'spam' }))
      expect((await appealPage(author, thing)).alone).toBe(true)
      expect(await askAgain(author, thing, 'Please')).toMatchObject({ fresh: true })
      expect((await moderationItem(admin, thing)).appeal).toMatchObject({ notYours: true, nobodyElse: true })
      expect(await decide(admin, thing, wish('restore'))).toEqual({ ok: false, reason: 'own-decision' })
      await aModerator()
      expect((await appealPage(author, thing)).alone).toBe(false)
    } finally {
      await transaction(async () => {
        for (const { id, suspendedAt } of everybody) await changePerson(id, { suspendedAt })
      })
    }
  })

  test('belongs to the author of the text; nobody else finds it', async () => {
    const { first, thing } = await aHiddenIdea()
    for (const viewer of [aVisitor(), await aPerson(), first]) {
      expect(await status(appealPage(viewer, thing))).toBe(404)
      expect(await status(askAgain(viewer, thing, 'Please'))).toBe(404)
    }
  })
})

test('the rule: staff, but for who decided and who wrote', () => {
  const contest = { id: 'c', state: 'open', audience: 'everyone', takePart: 'everyone' } as const
  const facts = { decidedBy: 'one', authorId: 'two', contest }
  const moderator = (id: string) => ({ ...aVisitor(), kind: 'account', role: 'moderator', id }) as Viewer
  expect(can(moderator('three'), 'appeal.decide', facts)).toEqual({ allow: true })
  for (const id of ['one', 'two'])
    expect(can(moderator(id), 'appeal.decide', facts)).toMatchObject({ reason: 'own-decision', conceal: false })
  expect(can({ ...aVisitor(), kind: 'account' }, 'appeal.decide', facts)).toMatchObject({ conceal: true })
  expect(can({ ...moderator('three'), scopes: ['participate'] }, 'appeal.decide', facts)).toMatchObject({
    reason: 'scope-missing',
  })
})
