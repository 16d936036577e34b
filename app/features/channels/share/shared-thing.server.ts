import { createHash } from 'node:crypto'
import { CARD_DESIGN } from '#app/features/channels/share/card-svg.ts'
import type { ShareCard } from '#app/features/channels/share/share-card.ts'

/** Something that anybody may pass on, as every stranger sees it. */
export interface SharedThing {
  path: string
  /** Address of its picture, without the version. */
  picture: string
  title: string
  text: string
  card: ShareCard
}

/** Says all that the picture of a card depends on. */
export const versionOf = (card: ShareCard) =>
  createHash('sha256')
    .update(JSON.stringify([CARD_DESIGN, card]))
    .digest('base64url')
    .slice(0, 16)
