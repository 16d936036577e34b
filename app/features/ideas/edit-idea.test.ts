import { expect, test } from 'vitest'
import { editIdea } from '#app/features/ideas/edit-idea.server.ts'
import { ideaHistory } from '#app/features/ideas/idea-history.server.ts'
import { restoreIdea } from '#app/features/ideas/restore-idea.server.ts'
import { searchIdeas } from '#app/features/ideas/search-ideas.server.ts'
import { submitIdea } from '#app/features/ideas/submit-idea.server.ts'
import { withdrawIdea } from '#app/features/ideas/withdraw-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { changeContest, contestById } from '#drizzle/queries/contests.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, anAdmin, aPerson } from '#tests/factory.ts'

const words = {
  title: 'Show the waiting time',
  body: '',
  beneath: '',
  beneathFor: 'everyone' as const,
  tags: [] as string[],
}

async function anIdeaOf(author: Viewer, given = {}, contestGiven = {}) {
  const contest = await aContest(contestGiven)
  const submitted = await submitIdea(author, contest.slug, { ...words, pseudonym: '', ...given })
  if (!submitted.ok) throw new Error(submitted.reason)
  return submitted
}

test('an edit keeps the earlier wording for everybody to read', async () => {
  const author = await aPerson()
  const { idea } = await anIdeaOf(author)
  const edited = await editIdea(author, idea.id, { ...words, title: 'Show the real waiting time', version: 0 })
  expect(edited).toMatchObject({ ok: true, held: false, idea: { version: 1, title: 'Show the real waiting time' } })
  const { changes } = await ideaHistory(await aPerson(), idea.id)
  expect(changes).toHaveLength(1)
  expect(changes[0]?.title).toContainEqual({ kind: 'added', text: 'real ' })
})

test('of two edits at once one is written; the other is told and loses nothing', async () => {
  const author = await aPerson()
  const { idea } = await anIdeaOf(author)
  const outcomes = await Promise.all(
    ['From the first tab', 'From the second tab'].map((title) =>
      editIdea(author, idea.id, { ...words, title, version: 0 }),
    ),
  )
  expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'changed' })
  expect((await ideaHistory(author, idea.id)).changes).toHaveLength(1)
})

test('saving without a change writes no history', async () => {
  const author = await aPerson()
  const { idea } = await anIdeaOf(author)
  expect(await editIdea(author, idea.id, { ...words, version: 0 })).toMatchObject({ ok: true })
  expect((await ideaHistory(author, idea.id)).changes).toEqual([])
})

test('search follows the new wording', async () => {
  const author = await aPerson()
  const { idea, contest } = await anIdeaOf(author, { title: 'Flamingo desk' })
  await editIdea(author, idea.id, { ...words, title: 'Pelican desk', version: 0 })
  const hits = async (q: string) => (await searchIdeas(await aPerson(), { q, contest: contest.slug })).total
  expect([await hits('flamingo'), await hits('pelican')]).toEqual([0, 1])
})

test('where ideas are read first, a new wording is read first too', async () => {
  const author = await aPerson()
  const { idea, contest } = await anIdeaOf(author)
  await transaction(() => changeContest(contest.id, { moderation: 'before' }))
  const edited = await editIdea(author, idea.id, { ...words, title: 'Buy my pills', version: 0 })
  expect(edited).toMatchObject({ ok: true, held: true })
  expect((await ideaWithContest(idea.id))?.idea.state).toBe('held')
  expect(await contestById(contest.id)).toMatchObject({ ideas: 0 })
})

test('others cannot edit or withdraw, and a closed contest lets nobody', async () => {
  const author = await aPerson()
  const { idea, contest } = await anIdeaOf(author)
  await expect(editIdea(await aPerson(), idea.id, { ...words, version: 0 })).rejects.toMatchObject({ status: 403 })
  await expect(withdrawIdea(await anAdmin(), idea.id)).rejects.toMatchObject({ status: 403 })
  await transaction(() => changeContest(contest.id, { state: 'closed' }))
  expect(await editIdea(author, idea.id, { ...words, title: 'Too late', version: 0 })).toMatchObject({
    reason: 'closed',
  })
  expect(await withdrawIdea(author, idea.id)).toMatchObject({ ok: false, reason: 'counted' })
})

test('a withdrawn idea leaves list, count and search, and can come back', async () => {
  const author = await aPerson()
  const { idea, contest } = await anIdeaOf(author, { title: 'Marmot at the window' })
  const hits = async () => (await searchIdeas(await aPerson(), { q: 'marmot', contest: contest.slug })).total
  expect(await withdrawIdea(author, idea.id, 'I thought better of it')).toMatchObject({ ok: true })
  expect([await hits(), (await contestById(contest.id))?.ideas]).toEqual([0, 0])
  expect(await withdrawIdea(author, idea.id)).toMatchObject({ ok: true })
  expect((await contestById(contest.id))?.ideas).toBe(0)
  expect(await restoreIdea(author, idea.id)).toMatchObject({ ok: true })
  expect([await hits(), (await contestById(contest.id))?.ideas]).toEqual([1, 1])
  expect((await ideaWithContest(idea.id))?.idea.publishedAt).toEqual(idea.publishedAt)
})

test('making a text for the team only hides it from the history too', async () => {
  const author = await aPerson()
  const { idea } = await anIdeaOf(author, { beneath: 'I cannot hear on the phone' })
  await editIdea(author, idea.id, { ...words, beneath: 'I cannot hear at all', beneathFor: 'team', version: 0 })
  await editIdea(author, idea.id, {
    ...words,
    title: 'New title',
    beneath: 'I cannot hear at all',
    beneathFor: 'team',
    version: 1,
  })
  const others = await ideaHistory(await aPerson(), idea.id)
  expect(others).toMatchObject({ beneathHidden: true })
  expect(JSON.stringify(others)).not.toContain('hear')
  expect(JSON.stringify(await ideaHistory(author, idea.id))).toContain('hear')
  expect(JSON.stringify(await ideaHistory(await anAdmin(), idea.id))).toContain('hear')
})
