import { expect, test } from 'vitest'
import { searchIdeas } from '#app/features/ideas/search-ideas.server.ts'
import { submitIdea } from '#app/features/ideas/submit-idea.server.ts'
import { aContest, anEmployee, aPerson, aVisitor } from '#tests/factory.ts'

const plain = { body: '', beneath: '', beneathFor: 'everyone' as const, tags: [], pseudonym: '' }

async function aContestWith(titles: string[], given = {}) {
  const contest = await aContest(given)
  // Not on their first day, when three ideas an hour are all.
  const author = await anEmployee({ createdAt: new Date(2026, 0, 1) })
  for (const title of titles)
    expect(await submitIdea(author, contest.slug, { ...plain, title })).toMatchObject({ ok: true })
  return contest
}

const found = async (q: string, contest?: string, viewer = aVisitor()) =>
  (await searchIdeas(viewer, { q, contest })).items.map(({ title }) => title)

const ideas = [
  'Ёлка во дворе для всех',
  'Más árboles en el jardín',
  'Night café for students',
  'A bicycle shed by the gate',
]
const park = await aContestWith(ideas)

test.each([
  ['елка', ideas[0]],
  ['ЁЛКА ДВОРЕ', ideas[0]],
  ['mas arboles', ideas[1]],
  ['jardin', ideas[1]],
  ['CAFE', ideas[2]],
  ['bicy', ideas[3]],
  ['gate bicycle', ideas[3]],
])('“%s” finds “%s”', async (q, title) => {
  expect(await found(q, park.slug)).toEqual([title])
})

const nasty = [
  '"',
  '""',
  "'",
  "' OR 1=1 --",
  'a" OR "b',
  'NEAR(a b)',
  'a AND',
  'OR',
  'NOT gate',
  '*',
  'gate*',
  '^gate',
  'title:gate',
  '(gate',
  'gate)',
  '{gate}',
  '\\',
  '%',
  '_',
  ':*',
  '& | !',
  '<-> gate',
  'ga\u0000te',
  '\u{1F600}',
  '\u{e000}',
  'a'.repeat(500),
]

test.each(nasty)('%j breaks nothing', async (q) => {
  const { items } = await searchIdeas(aVisitor(), { q, contest: park.slug })
  expect(items.length).toBeLessThanOrEqual(4)
})

test('a word inside the nonsense is still found', async () => {
  expect(await found('" gate" OR (', park.slug)).toEqual([ideas[3]])
})

test('when no idea holds all the words, those with some of them are shown and it is said', async () => {
  const result = await searchIdeas(aVisitor(), { q: 'bicycle helicopter', contest: park.slug })
  expect(result).toMatchObject({ any: true, items: [{ title: ideas[3] }] })
})

test('an internal contest is searched by employees and not there for others', async () => {
  const inside = await aContestWith(['Quetzal meeting room'], { audience: 'employees', takePart: 'employees' })
  expect(await found('quetzal')).toEqual([])
  expect(await found('quetzal', inside.slug, await aPerson())).toEqual([])
  expect(await found('quetzal', undefined, await anEmployee())).toEqual(['Quetzal meeting room'])
  expect((await searchIdeas(aVisitor(), { q: 'x' })).contests.map(({ id }) => id)).not.toContain(inside.id)
})

test('pages follow one another without a gap or a repeat', async () => {
  const many = await aContestWith(Array.from({ length: 23 }, (_, n) => `Walrus number ${n}`))
  const first = await searchIdeas(aVisitor(), { q: 'walrus', contest: many.slug })
  const second = await searchIdeas(aVisitor(), { q: 'walrus', contest: many.slug, cursor: first.next ?? '' })
  const ids = [...first.items, ...second.items].map(({ id }) => id)
  expect([first.items.length, second.items.length, second.next, new Set(ids).size, first.total]).toEqual([
    20,
    3,
    null,
    23,
    23,
  ])
})

test('the words of the query are marked where they stand, accents and all', async () => {
  const { items } = await searchIdeas(aVisitor(), { q: 'arbol', contest: park.slug })
  expect(items[0]?.titleLit).toContainEqual({ text: 'árboles', hit: true })
})
