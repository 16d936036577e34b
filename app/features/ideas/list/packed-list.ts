import type { IdeaCardData } from '#app/features/ideas/idea-card-data.ts'
import type { IdeaListData } from '#app/features/ideas/list-ideas.server.ts'

/** A list as it travels to its page, with all cards in one text: to send each of their values alone costs ten times as much. */
export type PackedList = Omit<IdeaListData, 'items'> & { cards: string }

export function packList({ items, ...list }: IdeaListData): PackedList {
  return { ...list, cards: JSON.stringify(items) }
}

export function unpackCards(cards: string): IdeaCardData[] {
  const items: IdeaCardData[] = JSON.parse(cards)
  return items.map((card) => ({ ...card, publishedAt: new Date(card.publishedAt) }))
}
