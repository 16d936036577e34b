import { describe, expect, test } from 'vitest'
import { ideaDiscussion } from '#app/features/comments/discussion-of.server.ts'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import * as edit from '#app/routes/comments/edit.tsx'
import * as remove from '#app/routes/comments/remove.tsx'
import * as report from '#app/routes/comments/report.tsx'
import * as reportIdea from '#app/routes/comments/report-idea.tsx'
import * as write from '#app/routes/comments/write.tsx'
import * as writeInDebate from '#app/routes/comments/write-in-debate.tsx'
import * as debatePage from '#app/routes/contests/debate.tsx'
import * as show from '#app/routes/ideas/show.tsx'
import { commentWithPlace } from '#drizzle/queries/comments.ts'
import { aContest, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { visitRoute } from '#tests/visit-route.ts'

const at = (idea: { id: string; slug: string }) => ({ idea: `${idea.id}-${idea.slug}` })
const words = { text: 'An hour in line', stance: 'for', pseudonym: '' }

async function said(author: Viewer, ideaId: string) {
  const sent = await writeComment(author, { ideaId }, { text: 'My words', stance: 'for', parent: null, pseudonym: '' })
  if (!sent.ok) throw new Error(sent.reason)
  return sent.comment
}

describe('sending an argument', () => {
  test('leads back to it on the idea’s page, and a stranger is remembered by a cookie', async () => {
    const idea = await anIdea()
    const sent = await visitRoute(write, `/i/${idea.id}/comments`, { form: words, params: at(idea) })
    expect(sent.status).toBe(303)
    expect(sent.to).toMatch(new RegExp(`^/i/${idea.id}-${idea.slug}#comment-[a-z0-9]{26}$`))
    expect(sent.cookies.some((line) => line.startsWith('visitor='))).toBe(true)
    const page = await visitRoute(show, `/i/${at(idea).idea}`, { params: at(idea) })
    expect(page.page).toMatchObject({ discussion: { items: [{ stance: 'for' }], counts: { all: 1 } } })
  })

  test.each([
    [{ ...words, text: '' }, 'text'],
    [{ ...words, text: 'x'.repeat(10_001) }, 'text'],
    [{ ...words, stance: 'loud' }, 'stance'],
  ])('keeps what was written when it is not accepted (%#)', async (form, field) => {
    const idea = await anIdea()
    const refused = await visitRoute(write, `/i/${idea.id}/comments`, { form, params: at(idea) })
    expect(refused).toMatchObject({ status: 400, page: { errors: { [field]: [expect.any(String)] }, values: form } })
    expect((await ideaDiscussion(aVisitor(), idea.id, new URLSearchParams())).items).toEqual([])
  })

  test('keeps what was written when the discussion is over, or when one was signed out', async () => {
    const over = await anIdea({ contestId: (await aContest({ state: 'closed' })).id })
    const late = await visitRoute(write, `/i/${over.id}/comments`, { form: words, params: at(over) })
    expect(late).toMatchObject({
      status: 409,
      page: { formErrors: [expect.stringContaining('closed')], values: words },
    })
    const inside = await anIdea({ contestId: (await aContest({ takePart: 'employees' })).id })
    const out = await visitRoute(write, `/i/${inside.id}/comments`, { form: words, params: at(inside) })
    expect(out).toMatchObject({
      status: 403,
      page: { formErrors: [expect.stringContaining('signed out')], values: words },
    })
  })

  test('to an idea that others may not know of finds nothing', async () => {
    const secret = await anIdea({ contestId: (await aContest({ audience: 'employees' })).id })
    for (const form of [undefined, words]) {
      expect(
        (await visitRoute(write, `/i/${secret.id}/comments`, { form, params: at(secret), as: await aPerson() })).status,
      ).toBe(404)
    }
  })

  test('to a debate stands on the page of the debate', async () => {
    const debate = await aContest({ kind: 'debate', votingFrom: null, votingUntil: null })
    const params = { debate: debate.slug }
    const sent = await visitRoute(writeInDebate, `/d/${debate.slug}/comments`, { form: words, params })
    expect(sent).toMatchObject({ status: 303, to: expect.stringContaining(`/d/${debate.slug}?thread=`) })
    const page = await visitRoute(debatePage, `/d/${debate.slug}`, { params })
    expect(page.page).toMatchObject({ discussion: { counts: { all: 1, for: 1 } } })
  })
})

test('its author edits a comment on a page of its own, and two tabs do not overwrite each other', async () => {
  const [idea, ana] = [await anIdea(), await aPerson()]
  const comment = await said(ana, idea.id)
  const params = { comment: comment.id }
  expect((await visitRoute(edit, '/', { params, as: ana })).page).toMatchObject({ text: 'My words', version: 0 })
  const form = { text: 'Other words', stance: 'against', version: '0' }
  expect(await visitRoute(edit, '/', { params, as: ana, form })).toMatchObject({
    status: 303,
    to: expect.stringContaining(comment.id),
  })
  const stale = { ...form, text: 'From an old tab' }
  expect(await visitRoute(edit, '/', { params, as: ana, form: stale })).toMatchObject({
    status: 409,
    page: { changed: true, refusal: { values: stale } },
  })
  expect((await visitRoute(edit, '/', { params, as: ana, form: { ...form, text: '' } })).status).toBe(400)
  expect((await commentWithPlace(comment.id))?.comment).toMatchObject({ text: 'Other words', version: 1 })
})

test('nobody else edits or removes it, by form or by address', async () => {
  const comment = await said(await aPerson(), (await anIdea()).id)
  const params = { comment: comment.id }
  for (const as of [undefined, await aPerson()]) {
    for (const form of [undefined, { text: 'x', stance: 'for', version: '0' }]) {
      expect((await visitRoute(edit, '/', { params, as, form })).status).toBe(403)
      expect((await visitRoute(remove, '/', { params, as, form })).status).toBe(403)
    }
  }
  expect((await visitRoute(edit, '/', { params: { comment: 'nothing' } })).status).toBe(404)
})

test('removing asks first and leaves the page without the words', async () => {
  const [idea, ana] = [await anIdea(), await aPerson()]
  const comment = await said(ana, idea.id)
  const params = { comment: comment.id }
  expect((await visitRoute(remove, '/', { params, as: ana })).page).toMatchObject({
    html: expect.stringContaining('My words'),
  })
  expect((await visitRoute(remove, '/', { params, as: ana, form: {} })).status).toBe(303)
  const page = await visitRoute(show, `/i/${at(idea).idea}`, { params: at(idea), as: ana })
  expect(page.page).toMatchObject({ discussion: { items: [{ state: 'removed', html: '' }] } })
})

test('reporting a comment or an idea needs a reason and says thank you', async () => {
  const [idea, reader] = [await anIdea(), await aPerson()]
  const comment = await said(await aPerson(), idea.id)
  for (const [route, params] of [
    [report, { comment: comment.id }],
    [reportIdea, at(idea)],
  ] as const) {
    expect((await visitRoute(route, '/', { params, as: reader })).status).toBe(200)
    expect(await visitRoute(route, '/', { params, as: reader, form: { words: 'hm' } })).toMatchObject({
      status: 400,
      page: { errors: { reason: [expect.any(String)] }, values: { words: 'hm' } },
    })
    expect((await visitRoute(route, '/', { params, as: reader, form: { reason: 'rude', words: '' } })).status).toBe(303)
  }
})
