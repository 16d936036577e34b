import { expect, test } from 'vitest'
import { listIdeas } from '#app/features/ideas/list-ideas.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import * as counts from '#app/routes/ideas/counts.ts'
import { aContest, anEmployee, anIdea, aPerson, aRequest, aVisitor } from '#tests/factory.ts'
import { visitRoute } from '#tests/visit-route.ts'

type Asked = { contest: { slug: string }; ids: string[]; as?: Awaited<ReturnType<typeof aPerson>> }

const ask = ({ contest: { slug }, ids, as }: Asked) =>
  visitRoute(counts, `/c/${slug}/counts?ideas=${ids.join('+')}`, { as, params: { contest: slug } })

test('a page that stays open learns how its figures stand now', async () => {
  const contest = await aContest({ counts: 'shown' })
  const [idea, other] = [await anIdea({ contestId: contest.id }), await anIdea({ contestId: contest.id })]
  expect((await listIdeas(aVisitor(), contest)).counts).toBe(`/c/${contest.slug}/counts`)
  const none = { comments: 0, votes: 0, provisional: 0 }
  expect((await ask({ contest, ids: [idea.id, other.id] })).page).toEqual({
    ideas: { [idea.id]: none, [other.id]: none },
  })
  await castVote(await aPerson(), idea.id)
  expect((await ask({ contest, ids: [idea.id, other.id] })).page).toEqual({
    ideas: { [idea.id]: { ...none, votes: 1 }, [other.id]: none },
  })
})

test('hidden numbers stay hidden until the reader has voted', async () => {
  const contest = await aContest({ counts: 'hidden' })
  const idea = await anIdea({ contestId: contest.id, comments: 2 })
  const reader = await aPerson()
  await castVote(await aPerson(), idea.id)
  expect((await ask({ contest, ids: [idea.id], as: reader })).page).toEqual({ ideas: { [idea.id]: { comments: 2 } } })
  await castVote(reader, idea.id)
  const told = { comments: 2, votes: 2, provisional: 0 }
  expect((await ask({ contest, ids: [idea.id], as: reader })).page).toEqual({ ideas: { [idea.id]: told } })
})

test('hidden ideas, those of another contest and made-up ones are all just not there', async () => {
  const contest = await aContest()
  const hidden = await anIdea({ contestId: contest.id, state: 'hidden' })
  const elsewhere = await anIdea({ contestId: (await aContest()).id })
  expect((await ask({ contest, ids: [hidden.id, elsewhere.id, 'madeup'] })).page).toEqual({ ideas: {} })
  const inside = await aContest({ audience: 'employees' })
  const idea = await anIdea({ contestId: inside.id })
  expect((await ask({ contest: inside, ids: [idea.id] })).status).toBe(404)
  expect((await ask({ contest: inside, ids: [idea.id], as: await anEmployee() })).status).toBe(200)
})

test('what has not changed is not sent again; nonsense is refused', async () => {
  const contest = await aContest()
  const idea = await anIdea({ contestId: contest.id })
  const get = (headers?: HeadersInit) =>
    counts.loader({
      request: aRequest(`/c/${contest.slug}/counts?ideas=${idea.id}`, { headers }),
      params: { contest: contest.slug },
      context: {},
    })
  const first = await get()
  expect(first.headers.get('Cache-Control')).toBe('private, no-cache')
  const known = { 'If-None-Match': first.headers.get('ETag') ?? '' }
  expect((await get(known)).status).toBe(304)
  await castVote(await aPerson(), idea.id)
  expect((await get(known)).status).toBe(200)
  const many = Array.from({ length: 101 }, (_, nth) => `idea${nth}`)
  expect((await ask({ contest, ids: many })).status).toBe(400)
  expect((await ask({ contest, ids: ["'; --"] })).status).toBe(400)
})
