import { createHash } from 'node:crypto'
import { z } from 'zod'
import { orders } from '#app/features/ideas/orders.ts'
import { sign, unsign } from '#app/web/signed.server.ts'
import type { Stream } from '#drizzle/queries/idea-lists.ts'

const Place = z.array(z.number()).min(1).max(3)
const Places = z.partialRecord(
  z.enum(['fair', 'quiet', 'top', 'new', 'trending', 'debated', 'random', 'random-down'] satisfies Stream[]),
  Place,
)

const Fields = z.object({
  order: z.enum(orders),
  seed: z.string().max(40),
  /** Where the reader's shuffle of all ideas begins; the order by lot alone has one. */
  offset: z.number().int().min(0).optional(),
  /** One card in so many is a quiet one. */
  share: z.union([z.literal(3), z.literal(5)]),
  /** Cards listed so far. */
  count: z.number().int().min(0),
  /** How far each stream had come: now, when the older half of `lots` was listed, and when what is forgotten was. */
  last: Places,
  marked: Places,
  floor: Places,
  /** How many of `lots` were listed before the mark. */
  mark: z.number().int().min(0),
})

/** Where a reader stands in a list: enough to go on without repeating an idea or leaving one out while scores move. */
export type ListPosition = z.infer<typeof Fields> & {
  /** Lots of what was listed of late; older ones are covered by `floor`. */
  lots: number[]
}

/** Halves of this size are forgotten, so that the address stays under 2,000 signs. */
const half = 128

const purposeOf = (contestId: string) => `idea-list:${contestId}`

/** The position as text that only this installation can have written, for one contest. */
export function packPosition(contestId: string, { lots, ...fields }: ListPosition): string {
  const packed = Buffer.from(Uint32Array.from(lots).buffer).toString('base64url')
  return `${sign(purposeOf(contestId), [fields, fingerprint(packed)])}.${packed}`
}

/** The position again; undefined when the text was altered or belongs to another contest. */
export function readPosition(contestId: string, text: string): ListPosition | undefined {
  const cut = text.lastIndexOf('.')
  const packed = text.slice(cut + 1)
  const signed = z.tuple([Fields, z.string()]).safeParse(unsign(purposeOf(contestId), text.slice(0, Math.max(0, cut))))
  if (!signed.success || signed.data[1] !== fingerprint(packed)) return undefined
  const bytes = Buffer.from(packed, 'base64url')
  const lots = Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readUInt32LE(index * 4))
  return { ...signed.data[0], lots }
}

/** The position after one more page. */
export function movePosition(
  position: ListPosition,
  page: { lots: number[]; last: ListPosition['last']; remember: boolean },
): ListPosition {
  const last = { ...position.last, ...page.last }
  const count = position.count + page.lots.length
  if (!page.remember) return { ...position, count, last, floor: last }
  const lots = [...position.lots, ...page.lots]
  if (lots.length - position.mark < half) return { ...position, count, last, lots }
  const kept = lots.slice(position.mark)
  return { ...position, count, last, lots: kept, mark: kept.length, marked: last, floor: position.marked }
}

const fingerprint = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22)
