import { expect, test } from 'vitest'
import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import { followIdea } from '#app/features/ideas/follow-idea.server.ts'
import { stopPath } from '#app/features/ideas/stop-following.server.ts'
import { bundleNews } from '#app/features/notifications/bundle-news.server.ts'
import { hearEvents } from '#app/features/notifications/hear-events.server.ts'
import { stopMailPath } from '#app/features/people/news/stop-mail.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import * as stop from '#app/routes/ideas/stop.tsx'
import { doesFollow } from '#drizzle/queries/follows.ts'
import { aContest, again, anIdea, aPerson } from '#tests/factory.ts'
import { mailTo } from '#tests/mailbox.ts'
import { visitRoute } from '#tests/visit-route.ts'

async function aFollower() {
  const [contest, follower, author] = [await aContest(), await aPerson(), await aPerson()]
  const idea = await anIdea({ contestId: contest.id, authorId: author.id })
  await followIdea(follower, idea.id, true)
  const host = await again({ id: contest.hostId } as Viewer)
  await answerIdea(host, idea.id, { outcome: 'planned', text: 'In the plan.' })
  return { idea, follower, author }
}

const follows = (person: { id: string }, idea: { id: string }) => doesFollow(person.id, 'idea', idea.id)
const tokenOf = (path: string) => ({ token: path.replace('/stop/', '') })

test('a follower’s digest carries the address that ends it, the author’s own letter one that stops such letters', async () => {
  const { idea, follower, author } = await aFollower()
  await hearEvents()
  await bundleNews(new Date(Date.now() + 48 * 60 * 60 * 1000))
  const digest = await mailTo(follower.email ?? '')
  expect(digest.text).toContain(`http://localhost:3000${stopPath(follower.id, idea.id)}`)
  expect(digest.text).toContain('In the plan.')
  expect((await mailTo(author.email ?? '')).stopPath).toBe(stopMailPath(author.id, 'own'))
})

test('opening it changes nothing, one press without a cookie ends it and leads nowhere else', async () => {
  const { idea, follower } = await aFollower()
  const params = tokenOf(stopPath(follower.id, idea.id))
  expect((await visitRoute(stop, '/', { params })).page).toEqual({ title: idea.title, follows: true })
  expect(await follows(follower, idea)).toBe(true)
  const form = { 'List-Unsubscribe': 'One-Click' }
  expect(await visitRoute(stop, '/', { params, form })).toMatchObject({ status: 200, page: { follows: false } })
  expect(await follows(follower, idea)).toBe(false)
  expect(await visitRoute(stop, '/', { params, form })).toMatchObject({ status: 200 })
})

test('an address we did not write ends nothing', async () => {
  const { idea, follower } = await aFollower()
  const { token } = tokenOf(stopPath(follower.id, idea.id))
  const other = tokenOf(stopPath((await aPerson()).id, idea.id)).token
  const forged = `${token.split('.')[0]}.${other.split('.')[1]}`
  for (const wrong of ['', 'x', forged, `${token}x`]) {
    expect((await visitRoute(stop, '/', { params: { token: wrong } })).status).toBe(404)
    expect((await visitRoute(stop, '/', { params: { token: wrong }, form: { a: 'b' } })).status).toBe(404)
  }
  expect(await follows(follower, idea)).toBe(true)
})
