import { type ListPosition, movePosition } from '#app/features/ideas/list-cursor.server.ts'
import type { Order } from '#app/features/ideas/orders.ts'
import { placeIn, readQuiet, readSmall, readStream } from '#app/features/ideas/read-stream.server.ts'
import { fairPage } from '#app/features/ranking/orders/fair-page.ts'
import { seedOffset } from '#app/features/ranking/orders/reader-hash.ts'
import type { IdeaKeys, ListFilter, Stream } from '#drizzle/queries/idea-lists.ts'

export interface Listed {
  idea: IdeaKeys
  /** What its card is there for; only the fair order has two reasons. */
  why: 'quiet' | 'fair' | 'order'
}

export type Narrowing = Pick<ListFilter, 'contestId' | 'tag' | 'status' | 'ids'>

/** Orders in which nothing moves go on from where they were; in the others what was listed must be remembered. */
const unmoving: readonly Order[] = ['new', 'random']

/** The next `size` ideas after a position, and the position behind them, null at the end of the list. */
export async function listPage(narrowing: Narrowing, position: ListPosition, size: number) {
  const filter: ListFilter = {
    ...narrowing,
    exceptLots: position.lots,
    after: position.floor,
    offset: position.offset ?? seedOffset(position.seed),
  }
  const rows = await candidates(position, filter, size + 1)
  const more = position.order === 'fair' ? interleave(rows, position, size + 1) : plain(rows, size + 1)
  const page = more.slice(0, size)
  const last = lastPlaces(page, position)
  const remember = !unmoving.includes(position.order)
  const moved = movePosition(position, { lots: page.map(({ idea }) => idea.lot), last, remember })
  return { page, next: more.length > size ? moved : null }
}

/** A reader's shuffle runs one way or the other, by a bit of their seed. */
function streamsOf({ order, seed }: ListPosition): Stream[] {
  if (order === 'fair') return ['quiet', 'fair']
  if (order === 'random') return [seedOffset(`direction ${seed}`) % 2 === 0 ? 'random' : 'random-down']
  return [order]
}

async function candidates(position: ListPosition, filter: ListFilter, need: number) {
  const { ids } = filter
  if (ids) return readSmall({ ...filter, ids }, streamsOf(position), need)
  if (position.order === 'fair') return bothStreams(position, filter, need)
  const [only] = streamsOf(position) as [Stream]
  return new Map([[only, await readStream(only, filter, need)]])
}

async function bothStreams({ share }: ListPosition, filter: ListFilter, need: number) {
  const fair = await readStream('fair', filter, need)
  const quiet = await readQuiet(filter, need, { fair, turns: Math.ceil(need / share) })
  return new Map<Stream, IdeaKeys[]>([
    ['quiet', quiet],
    ['fair', fair],
  ])
}

function plain(rows: Map<Stream, IdeaKeys[]>, size: number): Listed[] {
  return [...rows.values()]
    .flat()
    .slice(0, size)
    .map((idea) => ({ idea, why: 'order' }))
}

function interleave(rows: Map<Stream, IdeaKeys[]>, { seed, count, share }: ListPosition, size: number): Listed[] {
  const [quiet, fair] = [rows.get('quiet') ?? [], rows.get('fair') ?? []]
  const byId = new Map([...quiet, ...fair].map((idea) => [idea.id, idea]))
  const ids = { quiet: quiet.map(({ id }) => id), fair: fair.map(({ id }) => id) }
  const cards = fairPage({ seed, share, size, offset: count, listed: new Set<string>(), ...ids })
  return cards.map(({ id, why }) => ({ idea: byId.get(id) as IdeaKeys, why }))
}

/** How far each stream has come with this page. */
function lastPlaces(page: Listed[], position: ListPosition): ListPosition['last'] {
  const last: ListPosition['last'] = {}
  const [only] = streamsOf(position)
  for (const { idea, why } of page) {
    const stream = why === 'order' ? (only as Stream) : why
    last[stream] = placeIn(stream, idea)
  }
  return last
}
