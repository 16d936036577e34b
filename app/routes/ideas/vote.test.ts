import { describe, expect, test } from 'vitest'
import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { action as unvote } from '#app/routes/ideas/unvote.ts'
import { loader, action as vote } from '#app/routes/ideas/vote.ts'
import { takeNote } from '#app/web/note.server.ts'
import { readVisitor, rememberVisitor } from '#app/web/visitor.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import type { PersonRow } from '#drizzle/queries/people.ts'
import { addPerson, personById } from '#drizzle/queries/people.ts'
import { voteOf } from '#drizzle/queries/votes.ts'
import { aContest, anIdea, aPerson, aRequest } from '#tests/factory.ts'

type Press = { cookie?: string; back?: string; accept?: string }

const request = (path: string, { cookie, back, accept }: Press) =>
  aRequest(path, {
    form: back === undefined ? { nothing: '' } : { back },
    headers: { ...(cookie ? { Cookie: cookie } : {}), ...(accept ? { Accept: accept } : {}) },
  })

const press = (act: typeof vote, ideaId: string, how: Press = {}) =>
  act({ request: request(`/i/${ideaId}/vote`, how), params: { idea: ideaId }, context: {} }) as Promise<Response>

/** The cookies an answer sets, as the browser sends them back. */
const kept = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
const asBrowser = (cookie: string) => aRequest('/', { headers: { Cookie: cookie } })
const noteAfter = (response: Response) => takeNote(asBrowser(kept(response))).note

async function signedIn(viewer: Viewer) {
  const cookie = await startSession((await personById(viewer.id)) as PersonRow, aRequest('/'))
  return cookie.split(';')[0] as string
}

const counts = async (ideaId: string) => {
  const idea = (await ideaWithContest(ideaId))?.idea
  return [idea?.votes, idea?.provisional]
}

describe('with a form', () => {
  test('a customer comes back to the place in the list, is told the place and can undo it', async () => {
    const idea = await anIdea()
    const back = '/c/no-more-waiting?order=new&cursor=abc'
    const response = await press(vote, idea.id, { cookie: await signedIn(await aPerson()), back })

    expect([response.status, response.headers.get('Location')]).toEqual([303, `${back}#idea-${idea.id}`])
    const act = { label: 'Undo', href: `/i/${idea.id}/unvote`, post: { back: `${back}#idea-${idea.id}` } }
    expect(noteAfter(response)).toEqual({ text: 'Counted. It is now in 1st place.', tone: 'done', act })
    expect(await counts(idea.id)).toEqual([1, 0])
  })

  test('undoing leads back to the same place', async () => {
    const idea = await anIdea()
    const cookie = await signedIn(await aPerson())
    await press(vote, idea.id, { cookie })
    const response = await press(unvote, idea.id, { cookie, back: '/c/x?order=top#idea-other' })
    expect(response.headers.get('Location')).toBe(`/c/x?order=top#idea-${idea.id}`)
    expect(noteAfter(response)?.text).toBe('Your vote is taken back.')
    expect(await counts(idea.id)).toEqual([0, 0])
  })

  test('a stranger’s vote is kept under a new visitor id, and confirming is offered', async () => {
    const idea = await anIdea()
    const response = await press(vote, idea.id, { back: '/c/x' })

    const visitorId = readVisitor(asBrowser(kept(response))) as string
    expect(await voteOf(idea.contestId, visitorId, idea.id)).toMatchObject({ state: 'provisional' })
    expect(response.headers.get('Location')).toBe(`/c/x#idea-${idea.id}`)
    const next = encodeURIComponent(`/c/x#idea-${idea.id}`)
    expect(noteAfter(response)).toMatchObject({ act: { label: 'Confirm the address', href: `/in?next=${next}` } })

    const again = await press(vote, idea.id, { cookie: kept(response), back: '/c/x' })
    expect(readVisitor(asBrowser(kept(again)))).toBe(visitorId)
    expect(await counts(idea.id)).toEqual([0, 1])
  })

  test.each(['members', 'invited'] as const)(
    'a contest for %s leads a stranger to sign in, with the vote kept',
    async (eligibility) => {
      const idea = await anIdea({ contestId: (await aContest({ eligibility })).id })
      const response = await press(vote, idea.id, { back: '/c/x' })
      expect(response.headers.get('Location')).toBe(`/in?next=${encodeURIComponent(`/c/x#idea-${idea.id}`)}`)
      expect(noteAfter(response)?.text).toContain('Your vote is kept.')
      expect(await counts(idea.id)).toEqual([0, 1])
    },
  )

  test('a refusal says why and changes nothing', async () => {
    const author = await aPerson()
    const idea = await anIdea({ authorId: author.id })
    const response = await press(vote, idea.id, { cookie: await signedIn(author), back: '/c/x' })
    expect(response.status).toBe(303)
    expect(noteAfter(response)).toMatchObject({ tone: 'refused', text: 'This idea is yours: others vote for it.' })
    expect(await counts(idea.id)).toEqual([0, 0])
  })

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'x'.repeat(5000), ''])(
    '%s is no place to go back to',
    async (back) => {
      const idea = await anIdea()
      const response = await press(vote, idea.id, { cookie: await signedIn(await aPerson()), back })
      expect(response.headers.get('Location')).toBe(`/i/${idea.id}#idea-${idea.id}`)
      expect(await counts(idea.id)).toEqual([1, 0])
    },
  )

  test('a suspended guest’s cookie is no longer theirs', async () => {
    const idea = await anIdea()
    const id = newId()
    await transaction(() => addPerson({ id, kind: 'guest', suspendedAt: new Date() }))
    const response = await press(vote, idea.id, { cookie: rememberVisitor(id).split(';')[0], back: '/c/x' })
    expect(readVisitor(asBrowser(kept(response)))).not.toBe(id)
    expect(await voteOf(idea.contestId, id, idea.id)).toBeUndefined()
  })

  test('the address of a press, opened by hand, shows the idea', async () => {
    const asked = { request: aRequest('/i/abc/vote'), params: { idea: 'abc-title' }, context: {} }
    const response = (await loader(asked)) as Response
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/i/abc'])
  })

  test('an idea nobody may know of is not there', async () => {
    const inside = await anIdea({ contestId: (await aContest({ audience: 'employees' })).id })
    await expect(press(vote, inside.id)).rejects.toMatchObject({ status: 404 })
    await expect(press(unvote, inside.id)).rejects.toMatchObject({ status: 404 })
    await expect(press(vote, 'nothing')).rejects.toMatchObject({ status: 404 })
  })
})

describe('with a script', () => {
  const accept = 'application/json'

  test('the answer carries the new count and what to say', async () => {
    const idea = await anIdea({ votes: 4 })
    const cookie = await signedIn(await aPerson())
    const taken = await press(vote, idea.id, { cookie, accept })
    expect(await taken.json()).toEqual({
      ok: true,
      voted: 'counted',
      votes: 5,
      text: 'Counted. It is now in 1st place.',
      receipt: expect.objectContaining({ kind: 'cast', seq: 1, signature: expect.stringMatching(/^[0-9a-f]{128}$/) }),
    })
    expect(taken.headers.get('Cache-Control')).toBe('no-store')
    const back = await press(unvote, idea.id, { cookie, accept })
    expect(await back.json()).toEqual({
      ok: true,
      voted: null,
      votes: 4,
      text: 'Your vote is taken back.',
      receipt: expect.objectContaining({ kind: 'withdraw', seq: 2 }),
    })
  })

  test('the place is the one after what others voted a moment ago, and told to the thirtieth', async () => {
    const contest = await aContest()
    const [ours, theirs] = [await anIdea({ contestId: contest.id, votes: 1 }), await anIdea({ contestId: contest.id })]
    const told = async (ideaId: string) =>
      ((await (await press(vote, ideaId, { cookie: await signedIn(await aPerson()), accept })).json()) as Said).text
    type Said = { text: string }
    await told(ours.id)
    expect(await told(theirs.id)).toContain('2nd place')
    await told(theirs.id)
    expect(await told(theirs.id)).toContain('1st place')
    expect(await told(ours.id)).toMatch(/(1st|2nd) place/)
    for (let nth = 0; nth < 29; nth++) await anIdea({ contestId: contest.id, votes: 50 })
    expect(await told(ours.id)).toContain('30th place')
    await anIdea({ contestId: contest.id, votes: 50 })
    expect(await told(ours.id)).toBe('Counted.')
  })

  test('who takes back the only vote does not see the counts any more', async () => {
    const idea = await anIdea({ votes: 4, contestId: (await aContest({ counts: 'hidden' })).id })
    const cookie = await signedIn(await aPerson())
    expect(await (await press(vote, idea.id, { cookie, accept })).json()).toMatchObject({ votes: 5 })
    expect(await (await press(unvote, idea.id, { cookie, accept })).json()).toMatchObject({ votes: null })
  })

  test('a stranger is remembered, and led to sign in where that is needed', async () => {
    const idea = await anIdea({ contestId: (await aContest({ takePart: 'customers' })).id })
    const response = await press(vote, idea.id, { accept, back: '/c/x' })
    expect(await response.json()).toEqual({
      ok: false,
      text: 'Please sign in to vote here.',
      goTo: `/in?next=${encodeURIComponent(`/c/x#idea-${idea.id}`)}`,
    })
    expect(response.headers.getSetCookie()).toEqual([])
  })
})
