import { expect, test } from 'vitest'
import { listIdeas } from '#app/features/ideas/list-ideas.server.ts'
import { flushViews } from '#app/features/ideas/record-views.server.ts'
import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { action } from '#app/routes/ideas/views.ts'
import { loader as image } from '#app/routes/ideas/views-image.ts'
import { readVisitor } from '#app/web/visitor.server.ts'
import { transaction } from '#drizzle/database.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, anIdea, aRequest, aVisitor } from '#tests/factory.ts'

/** A list as a page shows it. */
async function aList() {
  const contest = await aContest()
  const ideas = [await anIdea({ contestId: contest.id }), await anIdea({ contestId: contest.id })]
  const { shown } = await listIdeas(aVisitor(), contest)
  return { shown, ids: ideas.map((idea) => idea.id) }
}

const send = (form: Record<string, string>) =>
  action({ request: aRequest('/views', { form }), params: {}, context: {} })
const fetchImage = (list: string) =>
  image({ request: aRequest(`/views.gif?list=${list}`), params: {}, context: {} }) as Promise<Response>
const views = async (ids: string[]) => {
  await flushViews()
  return Promise.all(ids.map(async (id) => (await ideaWithContest(id))?.idea.views))
}

test('a page says which cards were on the screen; the browser gets an id to be counted once', async () => {
  const { shown, ids } = await aList()
  const response = await send({ list: shown, seen: ids[1] as string })
  expect([response.status, await response.text()]).toEqual([204, ''])
  const cookie = response.headers.get('Set-Cookie')?.split(';')[0] as string
  expect(readVisitor(aRequest('/', { headers: { Cookie: cookie } }))).toMatch(/^[0-9a-z]{26}$/)
  expect(await views(ids)).toEqual([0, 1])

  const again = aRequest('/views', { form: { list: shown, seen: ids.join(' ') }, headers: { Cookie: cookie } })
  await action({ request: again, params: {}, context: {} })
  expect(await views(ids)).toEqual([1, 1])
})

test('without a script an image counts the whole page, and the vote that follows is one from the list', async () => {
  const { shown, ids } = await aList()
  const response = await fetchImage(shown)
  expect(response.headers.get('Content-Type')).toBe('image/gif')
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(bytes.subarray(0, 6).toString()).toBe('GIF89a')

  const cookie = response.headers.get('Set-Cookie')?.split(';')[0] as string
  const reader = await viewerOf(aRequest('/', { headers: { Cookie: cookie } }))
  await castVote({ ...reader, kind: 'account', confirmed: true, id: await knownAs(reader.id) }, ids[0] as string)
  expect((await ideaWithContest(ids[0] as string))?.idea.listVotes).toBe(1)
  expect(await views(ids)).toEqual([1, 1])
})

/** The visitor's own row, as a first vote would make it. */
async function knownAs(id: string) {
  await transaction(() => ensurePerson({ ...aVisitor(), id }))
  return id
}

test('what we did not list counts nothing', async () => {
  const { ids } = await aList()
  await expect(send({ list: 'made.up', seen: ids[0] as string })).rejects.toMatchObject({ status: 400 })
  await expect(send({})).rejects.toMatchObject({ status: 400 })
  await expect(fetchImage('made.up')).rejects.toMatchObject({ status: 400 })
  expect(await views(ids)).toEqual([0, 0])
})
