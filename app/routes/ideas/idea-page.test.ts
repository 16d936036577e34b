import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { expect, test, vi } from 'vitest'
import { ideaPage } from '#app/features/ideas/idea-page.server.ts'
import { takeDownIdea } from '#app/features/ideas/take-down-idea.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import * as edit from '#app/routes/ideas/edit.tsx'
import * as follow from '#app/routes/ideas/follow.ts'
import * as history from '#app/routes/ideas/history.tsx'
import * as restore from '#app/routes/ideas/restore.ts'
import * as search from '#app/routes/ideas/search.tsx'
import * as show from '#app/routes/ideas/show.tsx'
import * as withdraw from '#app/routes/ideas/withdraw.tsx'
import { db, transaction } from '#drizzle/database.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { edges } from '#drizzle/schema/index.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aContest, again, anAdmin, anEmployee, anIdea, aPerson, aRequest } from '#tests/factory.ts'

interface Route {
  loader?: (given: LoaderFunctionArgs) => unknown
  action?: (given: ActionFunctionArgs) => unknown
}

/** What a person's browser gets from a route about an idea. */
async function visit(route: Route, path: string, idea: string, by?: Viewer, form?: Record<string, string>) {
  const person = by && ((await personById(by.id)) as PersonRow)
  const headers = person ? { Cookie: cookieHeader(await startSession(person, aRequest('/'))) } : undefined
  const given = { request: aRequest(path, { form, headers }), params: { idea }, context: {} }
  const answer = await Promise.resolve((form ? route.action : route.loader)?.(given)).catch((thrown: unknown) => thrown)
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get('Location'), text: '' }
  const told = answer as { data?: unknown; init?: ResponseInit | null }
  return { status: told.init?.status ?? 200, to: null, text: JSON.stringify(told.data ?? answer) }
}

const see = (idea: { id: string; slug: string }, by?: Viewer) =>
  visit(show, `/i/${idea.id}-${idea.slug}`, `${idea.id}-${idea.slug}`, by)

test('an old or missing name in the address leads to the right one, the id is what counts', async () => {
  const idea = await anIdea({ slug: 'new-name' })
  const answer = await visit(show, `/i/${idea.id}-old-name?x=1`, `${idea.id}-old-name`)
  expect(answer).toMatchObject({ status: 303, to: `/i/${idea.id}-new-name?x=1` })
  expect((await see(idea)).status).toBe(200)
  expect((await visit(show, '/i/nothing', 'nothing')).status).toBe(404)
})

test('what lies beneath for the team only is on the page of its author and the team, and nowhere for others', async () => {
  const author = await aPerson()
  const idea = await anIdea({ authorId: author.id, beneath: 'SECRET-NEED', beneathFor: 'team' })
  const pages = await Promise.all([
    see(idea),
    see(idea, await aPerson()),
    see(idea, author),
    see(idea, await anAdmin()),
  ])
  expect(pages.map(({ text }) => text.includes('SECRET-NEED'))).toEqual([false, false, true, true])
})

test('a held idea does not exist for others', async () => {
  const author = await aPerson()
  const idea = await anIdea({ authorId: author.id, state: 'held', publishedAt: null })
  const statuses = await Promise.all([
    see(idea),
    see(idea, await aPerson()),
    see(idea, author),
    see(idea, await anAdmin()),
  ])
  expect(statuses.map(({ status }) => status)).toEqual([404, 404, 200, 200])
  expect((await visit(history, `/i/${idea.id}/history`, idea.id)).status).toBe(404)
})

test('an idea of an internal contest does not exist outside', async () => {
  const inside = await aContest({ audience: 'employees', takePart: 'employees' })
  const idea = await anIdea({ contestId: inside.id })
  const pages = await Promise.all([see(idea, await aPerson()), see(idea, await anEmployee())])
  expect(pages.map(({ status }) => status)).toEqual([404, 200])
})

test.each(['withdrawn', 'hidden'] as const)(
  'a %s idea leaves a tombstone with the reason, without its words',
  async (state) => {
    const idea = await anIdea({ title: 'WORDS-OF-IDEA' })
    await transaction(() => takeDownIdea(idea, { state, words: 'given reason' }, new Date()))
    const answer = await see(idea)
    expect(answer.status).toBe(410)
    expect(answer.text).toContain('given reason')
    expect(answer.text).not.toContain('WORDS-OF-IDEA')
    expect((await visit(history, `/i/${idea.id}/history`, idea.id)).status).toBe(403)
  },
)

test('a merged idea points to the one it was joined with', async () => {
  const contest = await aContest()
  const [gone, stays] = [
    await anIdea({ contestId: contest.id }),
    await anIdea({ contestId: contest.id, title: 'The one that stays' }),
  ]
  await transaction(async () => {
    await takeDownIdea(gone, { state: 'merged' }, new Date())
    await db().insert(edges).values({ fromId: gone.id, toId: stays.id, kind: 'merge' })
  })
  const answer = await see(gone)
  expect(answer.status).toBe(200)
  expect(answer.text).toContain('The one that stays')
  expect((await see(stays)).text).toContain(gone.id)
})

test('counts stay hidden from who has not voted, and are shown to the team', async () => {
  const contest = await aContest({ counts: 'hidden' })
  const idea = await anIdea({ contestId: contest.id, votes: 4711 })
  expect((await see(idea, await aPerson())).text).not.toContain('4711')
  expect((await see(idea, await anAdmin())).text).toContain('4711')
})

test('the first of the team to open an idea is noted, once; readers and the author are not', async () => {
  const host = await anEmployee({ role: 'owner', name: 'Marta' })
  const contest = await aContest({ hostId: host.id })
  const author = await aPerson()
  const idea = await anIdea({ contestId: contest.id, authorId: author.id })
  await see(idea, author)
  await see(idea, await aPerson())
  expect((await ideaWithContest(idea.id))?.idea.readAt).toBeNull()
  await ideaPage(await again(host), idea.id)
  await vi.waitFor(async () => expect((await ideaWithContest(idea.id))?.idea.readBy).toBe(host.id))
  await see(idea, await anAdmin())
  expect((await see(idea)).text).toContain('Marta')
})

test('editing twice from one page: the second is told, both versions are there, pressing again saves', async () => {
  const author = await aPerson()
  const idea = await anIdea({ authorId: author.id })
  const save = (title: string, version: string) =>
    visit(edit, `/i/${idea.id}/edit`, idea.id, author, { title, version })
  expect((await save('From the first tab', '0')).status).toBe(303)
  const second = await save('From the second tab', '0')
  expect(second).toMatchObject({ status: 409 })
  expect(second.text).toContain('From the second tab')
  expect((await visit(edit, `/i/${idea.id}/edit`, idea.id, author)).text).toContain('From the first tab')
  expect((await save('From the second tab', '1')).status).toBe(303)
})

test('only the author sees the pages for editing and withdrawing', async () => {
  const idea = await anIdea()
  for (const route of [edit, withdraw]) {
    expect((await visit(route, `/i/${idea.id}/edit`, idea.id, await aPerson())).status).toBe(403)
    expect((await visit(route, `/i/${idea.id}/edit`, idea.id)).status).toBe(403)
  }
})

test('withdrawing and bringing back, by pages', async () => {
  const author = await aPerson()
  const idea = await anIdea({ authorId: author.id })
  const gone = await visit(withdraw, `/i/${idea.id}/withdraw`, idea.id, author, { reason: 'changed my mind' })
  expect(gone.status).toBe(303)
  expect(await see(idea, author)).toMatchObject({ status: 410 })
  expect((await visit(restore, `/i/${idea.id}/restore`, idea.id, author, {})).status).toBe(303)
  expect(await see(idea, author)).toMatchObject({ status: 200 })
})

test('following an idea, also as a guest', async () => {
  const idea = await anIdea()
  const reader = await aPerson()
  expect((await visit(follow, `/i/${idea.id}/follow`, idea.id, reader, {})).to).toBe(`/i/${idea.id}-${idea.slug}`)
  expect((await see(idea, reader)).text).toContain('"follows":true')
  expect((await see(idea, await aPerson())).text).toContain('"follows":false')
})

test('the search page answers any query', async () => {
  for (const q of ['', 'idea', '"*(', '%00', 'x'.repeat(3000)]) {
    expect((await visit(search, `/search?q=${encodeURIComponent(q)}`, '')).status).toBe(200)
  }
})
