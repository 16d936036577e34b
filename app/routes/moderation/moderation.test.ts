import { expect, test } from 'vitest'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import * as appeal from '#app/routes/moderation/appeal.tsx'
import * as decide from '#app/routes/moderation/decide.tsx'
import * as queue from '#app/routes/moderation/queue.tsx'
import * as undo from '#app/routes/moderation/undo.ts'
import { transaction } from '#drizzle/database.ts'
import { commentWithPlace } from '#drizzle/queries/comments.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { aContest, again, aModerator, anEmployee, anIdea, aPerson } from '#tests/factory.ts'
import { visitRoute } from '#tests/visit-route.ts'

async function aHeldComment() {
  const idea = await anIdea({ contestId: (await aContest({ moderation: 'before' })).id })
  const sent = await writeComment(
    await aPerson(),
    { ideaId: idea.id },
    { text: 'Words', stance: 'for', parent: null, pseudonym: '' },
  )
  if (!sent.ok) throw new Error(sent.reason)
  return sent.comment
}

const seen = { seen: 'held', version: '0', back: '/desk/moderation' }
const press = (
  as: Viewer | undefined,
  thing: string,
  decision: string,
  form: Record<string, string> | undefined = seen,
) => visitRoute(decide, '/', { as, form, params: { subject: 'comment', thing, decision } })

test('the queue is there for moderators and owners, and for nobody else', async () => {
  const comment = await aHeldComment()
  expect((await visitRoute(queue, '/', { as: await aModerator() })).page).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ id: comment.id })]),
  })
  const owner = await again({ id: (await aContest()).hostId } as Viewer)
  expect(await visitRoute(queue, '/', { as: owner })).toMatchObject({
    status: 200,
    page: { items: [], more: false, last: null },
  })
  for (const as of [undefined, await aPerson(), await anEmployee()]) {
    expect((await visitRoute(queue, '/', { as })).status).toBe(404)
    for (const form of [undefined, seen]) expect((await press(as, comment.id, 'publish', form)).status).toBe(404)
  }
  expect((await commentWithPlace(comment.id))?.comment.state).toBe('held')
})

test('a press decides and leads back to the queue; a second one is told who was first', async () => {
  const comment = await aHeldComment()
  expect(await press(await aModerator({ name: 'Olga' }), comment.id, 'publish')).toMatchObject({
    status: 303,
    to: '/desk/moderation',
  })
  const second = await press(await aModerator(), comment.id, 'return', { ...seen, reason: 'rude', words: '' })
  expect(second).toMatchObject({ status: 409, page: { refusal: { formErrors: [expect.stringContaining('Olga')] } } })
  expect((await commentWithPlace(comment.id))?.comment.state).toBe('published')
})

test('returning needs a reason, editing needs words, and neither loses what was written', async () => {
  const [comment, moderator] = [await aHeldComment(), await aModerator()]
  const wordless = { ...seen, reason: '', words: 'Please no names' }
  expect(await press(moderator, comment.id, 'return', wordless)).toMatchObject({
    status: 400,
    page: { refusal: { errors: { reason: [expect.any(String)] }, values: wordless } },
  })
  const unexplained = { ...seen, text: 'Better', words: '' }
  expect(await press(moderator, comment.id, 'edit', unexplained)).toMatchObject({
    status: 400,
    page: { refusal: { values: unexplained } },
  })
  expect((await commentWithPlace(comment.id))?.comment).toMatchObject({ state: 'held', text: 'Words' })
})

test('one press takes the last decision back, without a script as well', async () => {
  const [comment, moderator] = [await aHeldComment(), await aModerator()]
  await press(moderator, comment.id, 'publish')
  const { page } = await visitRoute(queue, '/', { as: moderator })
  const { last } = page as unknown as { last: { id: string } }
  const form = { decision: last.id }
  for (const as of [undefined, await aPerson(), await aModerator()])
    expect((await visitRoute(undo, '/', { as, form })).status).toBe(404)
  expect(await visitRoute(undo, '/', { as: moderator, form })).toMatchObject({
    status: 303,
    to: `/desk/moderation#comment-${comment.id}`,
  })
  expect((await commentWithPlace(comment.id))?.comment.state).toBe('held')
  expect((await visitRoute(undo, '/', { as: moderator, form: { decision: 'gone' } })).status).toBe(404)
})

test('no decision leads to another site', async () => {
  const comment = await aHeldComment()
  const sent = await press(await aModerator(), comment.id, 'publish', { ...seen, back: '//evil.example/x' })
  expect(sent.to?.startsWith('//')).toBe(false)
})

test.each([
  [{ subject: 'person', thing: 'x' }],
  [{ subject: 'comment', thing: 'x', decision: 'erase' }],
  [{ subject: 'comment', thing: 'nothing' }],
])('%j is no page', async (params) => {
  expect((await visitRoute(decide, '/', { as: await aModerator(), params })).status).toBe(404)
})

test('only its author may ask for another look at what was taken down', async () => {
  const author = await aPerson()
  const idea = await anIdea({ authorId: author.id })
  const params = { subject: 'idea', thing: idea.id }
  const form = { words: 'It is no advert.' }
  expect((await visitRoute(appeal, '/', { as: author, params })).status).toBe(404)
  await transaction(() => changeIdea(idea.id, { state: 'hidden', stateReason: 'spam' }))
  for (const as of [undefined, await aPerson(), await aModerator()])
    expect((await visitRoute(appeal, '/', { as, params, form })).status).toBe(404)
  expect((await visitRoute(appeal, '/', { as: author, params })).page).toMatchObject({
    decided: { reason: expect.stringContaining('advertising') },
    mayAsk: true,
  })
  expect((await visitRoute(appeal, '/', { as: author, params, form: { words: '' } })).status).toBe(400)
  expect((await visitRoute(appeal, '/', { as: author, params, form })).status).toBe(303)
})
