import { expect, test } from 'vitest'
import { sinceLastVisit } from '#app/features/contests/page/since-last-visit.server.ts'
import { db, transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { answers } from '#drizzle/schema/index.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aContest, anEmployee, anIdea, aPerson, aRequest, aVisitor } from '#tests/factory.ts'

const monday = new Date(Date.now() + 1000)
const later = (minutes: number) => new Date(monday.getTime() + minutes * 60_000)

/** Looks at the front page with the cookie of the look before. */
async function look(viewer: Awaited<ReturnType<typeof aPerson>>, at: Date, open: { id: string }[], cookie = '') {
  const { since, headers } = await sinceLastVisit(aRequest('/', { headers: { Cookie: cookie } }), viewer, open, at)
  return { since, cookie: cookieHeader(new Headers(headers).getSetCookie()) }
}

test('a person who comes back hears what is new, the whole visit long', async () => {
  const [contest, internal] = [await aContest(), await aContest({ audience: 'employees', takePart: 'employees' })]
  const ana = await aPerson()
  const first = await look(ana, monday, [contest])
  expect(first.since).toBeNull()

  const idea = await anIdea({ contestId: contest.id, publishedAt: later(60) })
  await anIdea({ contestId: contest.id, publishedAt: later(-60) })
  await anIdea({ contestId: contest.id, publishedAt: later(60), state: 'held' })
  const secret = await anIdea({ contestId: internal.id, publishedAt: later(60) })
  const author = await anEmployee()
  for (const ideaId of [idea.id, secret.id]) {
    const answer = {
      id: newId(),
      ideaId,
      authorId: author.id,
      outcome: 'planned' as const,
      text: 'Yes',
      html: '<p>Yes</p>',
    }
    await transaction(async () => {
      await db()
        .insert(answers)
        .values({ ...answer, createdAt: later(61) })
    })
  }

  const second = await look(ana, later(120), [contest], first.cookie)
  expect(second.since).toEqual({ answers: 1, ideas: 1 })
  const reload = await look(ana, later(125), [contest], second.cookie)
  expect(reload.since).toEqual({ answers: 1, ideas: 1 })
  const third = await look(ana, later(240), [contest], reload.cookie)
  expect(third.since).toBeNull()
})

test('a visitor who only reads gets no cookie', async () => {
  const { since, cookie } = await look(aVisitor(), monday, [])
  expect(since).toBeNull()
  expect(cookie).toBe('')
})
