import { expect, test } from 'vitest'
import { similarIdeas } from '#app/features/ideas/similar-ideas.server.ts'
import { submitIdea } from '#app/features/ideas/submit-idea.server.ts'
import { withdrawIdea } from '#app/features/ideas/withdraw-idea.server.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { aContest, aPerson, aVisitor } from '#tests/factory.ts'

const plain = { body: '', beneath: '', beneathFor: 'everyone' as const, tags: [], pseudonym: '' }

const others = [
  'Take a queue ticket by phone before setting out',
  'Open the branch on Saturday mornings',
  'A quiet room for parents',
  'Más bancos a la sombra en la plaza',
  'Carriles para bicicletas hasta la estación',
  'Un buzón para quejas anónimas',
  'Больше скамеек во дворе',
  'Открывать отделение в субботу',
  'Велодорожка до вокзала',
]

async function contestWith(titles: string[]) {
  const contest = await aContest()
  // Not on their first day, when three ideas an hour are all.
  const author = await aPerson({ createdAt: new Date(2026, 0, 1) })
  for (const title of titles)
    expect(await submitIdea(author, contest.slug, { ...plain, title })).toMatchObject({ ok: true })
  return (await contestById(contest.id)) as ContestRow
}

const mixed = await contestWith([
  ...others,
  'Call me back at the hour I choose',
  'Que me devuelvan la llamada a la hora que elija',
  'Перезвоните мне в удобное для меня время',
])

test.each([
  ['Please call me bakc at the hour I chose', 'Call me back at the hour I choose'],
  ['que me devuelban la yamada a la hora que yo elija', 'Que me devuelvan la llamada a la hora que elija'],
  ['перезвоните мне в удобнае время', 'Перезвоните мне в удобное для меня время'],
])('“%s” comes close to “%s”, typing errors or not', async (text, title) => {
  const [closest] = await similarIdeas(aVisitor(), mixed, text)
  expect(closest).toMatchObject({ title })
  expect(closest?.similarity).toBeGreaterThanOrEqual(0.4)
})

test('nearly the same words are called probably the same; something else is not shown', async () => {
  expect((await similarIdeas(aVisitor(), mixed, 'Call me back at the hour I choose!'))[0]).toMatchObject({ same: true })
  expect(await similarIdeas(aVisitor(), mixed, 'Paint the ceiling of the canteen yellow')).toEqual([])
})

test('never more than five, the closest first', async () => {
  const contest = await contestWith(Array.from({ length: 9 }, (_, n) => `Longer opening hours at branch number ${n}`))
  const close = await similarIdeas(aVisitor(), contest, 'longer opening hours at the branch')
  expect(close).toHaveLength(5)
  expect(close.map(({ similarity }) => similarity)).toEqual(
    close.map(({ similarity }) => similarity).sort((a, b) => b - a),
  )
})

test('neither withdrawn ideas nor what lies beneath for the team give themselves away', async () => {
  const contest = await aContest()
  const author = await aPerson()
  const secret = {
    ...plain,
    title: 'Better lights',
    beneath: 'I was robbed in the car park at night',
    beneathFor: 'team' as const,
  }
  await submitIdea(author, contest.slug, secret)
  const gone = await submitIdea(author, contest.slug, { ...plain, title: 'Free umbrellas when it rains' })
  if (gone.ok) await withdrawIdea(author, gone.idea.id)
  const now = (await contestById(contest.id)) as ContestRow
  expect(await similarIdeas(aVisitor(), now, 'I was robbed in the car park at night')).toEqual([])
  expect(await similarIdeas(aVisitor(), now, 'Free umbrellas when it rains')).toEqual([])
})

test('other contests stay apart', async () => {
  const contest = await contestWith(['Something else entirely'])
  expect(await similarIdeas(aVisitor(), contest, 'Call me back at the hour I choose')).toEqual([])
})

test('an idea proposed a moment ago is found already', async () => {
  const contest = await contestWith(['Plant lavender at the entrance'])
  expect(await similarIdeas(aVisitor(), contest, 'Plant lavender by the entrance')).toHaveLength(1)
})

test.each(['', '   ', 'a', '!!!', '"*(', '%%%%%%', "''''''", '____', 'x'.repeat(5000)])(
  '%j breaks nothing',
  async (text) => {
    expect(await similarIdeas(aVisitor(), mixed, text)).toEqual([])
  },
)
