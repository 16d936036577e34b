import { expect, test } from 'vitest'
import { createContest } from '#app/features/contests/create-contest.server.ts'
import { editContest } from '#app/features/contests/edit-contest.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import { again, aModerator, anAdmin, anEmployee, aPerson, aVisitor } from '#tests/factory.ts'

const now = new Date('2026-03-02T09:00:00Z')
const closes = new Date('2026-03-28T19:00:00Z')

async function aDraft(wish: ContestWish = {}) {
  const author = await anEmployee({ role: 'owner' })
  const made = await createContest(author, { question: 'Why?', closes, ...wish }, now)
  if (!made.ok) throw new Error(made.reason)
  return { owner: await again(author), draft: made.contest }
}

test('what was not mentioned stays as it is', async () => {
  const { owner, draft } = await aDraft({ places: 7, brief: 'Because.' })
  await editContest(owner, draft.slug, { title: 'No more waiting' }, now)
  const expected = {
    title: 'No more waiting',
    slug: 'no-more-waiting',
    places: 7,
    briefHtml: draft.briefHtml,
    version: 1,
  }
  expect(await findContest(owner, draft.id)).toMatchObject(expected)
})

test('dates that follow from the close go on following it', async () => {
  const { owner, draft } = await aDraft()
  const later = new Date('2026-04-11T19:00:00Z')
  await editContest(owner, draft.slug, { closes: later }, now)
  const expected = { ideasUntil: later, votingUntil: later, answerBy: new Date('2026-04-17T19:00:00Z') }
  expect(await findContest(owner, draft.id)).toMatchObject(expected)
})

test('two tabs: the second change is refused instead of undoing the first', async () => {
  const { owner, draft } = await aDraft()
  expect(await editContest(owner, draft.slug, { places: 5, version: 0 }, now)).toMatchObject({ ok: true })
  expect(await editContest(owner, draft.slug, { places: 9, version: 0 }, now)).toMatchObject({
    reason: 'changed-meanwhile',
  })
  expect(await findContest(owner, draft.id)).toMatchObject({ places: 5 })
})

test('only its owner and administrators change a draft', async () => {
  const { draft } = await aDraft()
  for (const stranger of [aVisitor(), await aPerson(), await anEmployee({ role: 'owner' }), await aModerator()]) {
    await expect(editContest(stranger, draft.slug, { places: 5 }, now)).rejects.toMatchObject({ status: 404 })
  }
  expect(await editContest(await anAdmin(), draft.slug, { places: 5 }, now)).toMatchObject({ ok: true })
})
