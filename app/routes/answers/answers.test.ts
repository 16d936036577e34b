import { expect, test } from 'vitest'
import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import * as answer from '#app/routes/answers/answer.tsx'
import * as answers from '#app/routes/answers/answers.tsx'
import * as notes from '#app/routes/answers/notes.tsx'
import * as show from '#app/routes/ideas/show.tsx'
import { answersOf, internalNotesOf } from '#drizzle/queries/answers.ts'
import { aContest, again, aModerator, anEmployee, anIdea, aPerson } from '#tests/factory.ts'
import { visitRoute } from '#tests/visit-route.ts'

async function asked() {
  const host = await anEmployee({ role: 'owner', name: 'Marta', title: 'product' })
  const contest = await aContest({ hostId: host.id })
  const idea = await anIdea({ contestId: contest.id, title: 'Call me back', body: 'By phone' })
  return { host: await again(host), idea, params: { idea: `${idea.id}-${idea.slug}` } }
}

const form = { outcome: 'planned', reason: '', text: 'You cannot hold the line.', seen: '' }

test('an owner answers and lands on the answer, which everybody reads', async () => {
  const { host, idea, params } = await asked()
  expect((await visitRoute(answer, '/i/x/answer', { as: host, params })).page).toMatchObject({
    signed: 'Marta, product',
    values: { text: '' },
  })
  expect(await visitRoute(answer, '/', { as: host, params, form })).toMatchObject({
    status: 303,
    to: `/i/${idea.id}-${idea.slug}#answer`,
  })
  const page = await visitRoute(show, `/i/${params.idea}`, { params })
  expect(page.page).toMatchObject({
    page: { answer: { author: 'Marta', outcome: 'planned', html: expect.stringContaining('hold the line') } },
  })
})

test('without a script the quotation is a link away', async () => {
  const { host, params } = await asked()
  expect((await visitRoute(answer, '/i/x/answer?quote', { as: host, params })).page).toMatchObject({
    values: { text: '> Call me back\n>\n> By phone\n\n' },
  })
})

test('what is missing is said beside its field and nothing written is lost; somebody else’s answer is not covered unseen', async () => {
  const { host, idea, params } = await asked()
  expect(await visitRoute(answer, '/', { as: host, params, form: { ...form, outcome: '' } })).toMatchObject({
    status: 400,
    page: { errors: { outcome: [expect.any(String)] }, values: { text: form.text } },
  })
  expect(
    (await visitRoute(answer, '/', { as: host, params, form: { ...form, text: 'x'.repeat(10_001) } })).status,
  ).toBe(400)
  expect((await visitRoute(answer, '/', { as: host, params, form: { ...form, reason: 'because' } })).status).toBe(400)
  await answerIdea(host, idea.id, { outcome: 'done', text: 'First' })
  expect(await visitRoute(answer, '/', { as: host, params, form })).toMatchObject({
    status: 409,
    page: { formErrors: [expect.stringContaining('Marta')], values: form },
  })
  expect(await answersOf(idea.id)).toHaveLength(1)
})

test('answering and the team’s notes are closed to all others', async () => {
  const { host, idea, params } = await asked()
  expect((await visitRoute(notes, '/', { as: host, params, form: { text: 'Ask legal' } })).status).toBe(303)
  expect((await visitRoute(notes, '/', { as: await aModerator(), params })).page).toMatchObject({
    notes: [{ author: 'Marta' }],
  })
  for (const as of [undefined, await aPerson(), await anEmployee(), await again({ id: idea.authorId } as Viewer)]) {
    for (const sent of [undefined, { ...form }]) {
      expect((await visitRoute(answer, '/', { as, params, form: sent })).status).toBe(403)
      expect((await visitRoute(notes, '/', { as, params, form: sent })).status).toBe(403)
    }
  }
  expect(await internalNotesOf(idea.id)).toHaveLength(1)
  expect((await visitRoute(notes, '/', { as: host, params, form: { text: '' } })).status).toBe(400)
})

test('every answer can be read at one address', async () => {
  const { host, idea, params } = await asked()
  await answerIdea(host, idea.id, { outcome: 'planned', text: 'First' })
  await answerIdea(host, idea.id, { outcome: 'done', text: 'Second' })
  expect((await visitRoute(answers, '/', { params })).page).toMatchObject({
    answers: [{ outcome: 'done' }, { outcome: 'planned' }],
  })
})
