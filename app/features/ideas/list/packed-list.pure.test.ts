import { describe, expect, test } from 'vitest'
import type { IdeaCardData } from '#app/features/ideas/idea-card-data.ts'
import { cardsIn, packList, unpackCard } from '#app/features/ideas/list/packed-list.ts'
import type { IdeaListData } from '#app/features/ideas/list-ideas.server.ts'

const plain: IdeaCardData = {
  ...{ id: 'idea1', slug: 'more-light', title: 'More light', excerpt: '', language: '', tags: [], rank: 21 },
  ...{ author: 'Heron', team: false, publishedAt: new Date('2026-11-08T15:58:40.949Z'), comments: 0, chips: [] },
  ...{ place: null, voted: null, closed: null, why: null },
}
const full: IdeaCardData = {
  ...{
    ...plain,
    id: 'idea2',
    rank: 22,
    tags: ['phone', 'branches'],
    team: true,
    comments: 3,
    chips: ['winner', 'quiet'],
  },
  ...{
    status: { words: 'Begun', tone: 'sun' },
    cost: '€ 100',
    place: 1,
    votes: 0,
    provisional: 2,
    voted: 'provisional',
  },
  ...{ closed: 'own-idea', why: { band: 'usual', sentence: 'As usual.' } },
}
const awkward = ['two\nlines', 'a "quoted" word", 7, "', '\\', '\u2028', '</script>', '{"id":"idea9"}', '["idea9",1,']

const packed = (...items: IdeaCardData[]) => packList({ items } as unknown as IdeaListData).cards
const unpacked = (...items: IdeaCardData[]) => cardsIn(packed(...items)).map(({ line }) => unpackCard(line))

describe('a packed list', () => {
  test('gives back every card as it was, with what is absent still absent', () => {
    expect(unpacked(plain, full)).toStrictEqual([plain, full])
    expect(unpacked()).toEqual([])
  })

  test.each(awkward)('holds its lines together around %j', (words) => {
    const cards = [
      plain,
      { ...full, title: words, excerpt: words, author: words, why: { band: words, sentence: words } },
      plain,
    ]
    expect(unpacked(...cards)).toStrictEqual(cards)
    expect(cardsIn(packed(...cards)).map(({ id, rank }) => [id, rank])).toEqual([
      ['idea1', 21],
      ['idea2', 22],
      ['idea1', 21],
    ])
  })
})
