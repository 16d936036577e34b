import type { IdeaCardData } from '#app/features/ideas/idea-card-data.ts'
import type { IdeaListData } from '#app/features/ideas/list-ideas.server.ts'

/**
 * A list as it travels to its page. All cards are one text, a card a line, each a JSON array of its values: to send every
 * value alone costs ten times as much, and names beside them half as much again.
 */
export type PackedList = Omit<IdeaListData, 'items'> & { cards: string }

/** A card on its way: what stands on it is unpacked by whoever draws it. */
export interface PackedCard {
  id: string
  rank: number
  line: string
}

/** Every value of a card, in the order of its line. One that is absent travels as null. */
const order: Record<keyof IdeaCardData, 'always' | 'or absent'> = {
  id: 'always',
  rank: 'always',
  slug: 'always',
  title: 'always',
  excerpt: 'always',
  language: 'always',
  tags: 'always',
  author: 'always',
  team: 'always',
  publishedAt: 'always',
  comments: 'always',
  chips: 'always',
  status: 'or absent',
  cost: 'or absent',
  place: 'always',
  votes: 'or absent',
  provisional: 'or absent',
  voted: 'always',
  closed: 'always',
  why: 'always',
}
const names = Object.keys(order) as (keyof IdeaCardData)[]

export function packList({ items, ...list }: IdeaListData): PackedList {
  return { ...list, cards: items.map((card) => JSON.stringify(names.map((name) => card[name]))).join('\n') }
}

export function cardsIn(cards: string): PackedCard[] {
  return cards ? cards.split('\n').map(cardIn) : []
}

/** Finds the first two values without reading the line: no id holds a quotation mark. */
function cardIn(line: string): PackedCard {
  const [, id = '', rank] = /^\["([^"]+)",(\d+),/.exec(line) ?? []
  return { id, rank: Number(rank), line }
}

export function unpackCard(line: string): IdeaCardData {
  const values: unknown[] = JSON.parse(line)
  const given = names.map((name, at) => [name, values[at]] as const)
  const card = Object.fromEntries(given.filter(([name, value]) => value !== null || order[name] === 'always'))
  return { ...(card as unknown as IdeaCardData), publishedAt: new Date(card.publishedAt as string) }
}
