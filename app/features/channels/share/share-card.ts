/** What a share picture says, in words already; nothing of it is for a few only. */
export interface ShareCard {
  organisation: string
  /** The line above the title: where it belongs. */
  above: string
  title: string
  /** Votes, days left, what became of it. */
  facts: string[]
}

/** Pixels of a share picture, as the pages that show links want them. */
export const CARD_WIDTH = 1200
export const CARD_HEIGHT = 630
