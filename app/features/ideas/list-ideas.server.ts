import { createHash } from 'node:crypto'
import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { countsVisible, votingIsOver } from '#app/features/contests/counts-visible.ts'
import { cardsOf } from '#app/features/ideas/cards-of.server.ts'
import type { IdeaCardData } from '#app/features/ideas/idea-card-data.ts'
import { type ListPosition, packPosition, readPosition } from '#app/features/ideas/list-cursor.server.ts'
import { listPage, type Narrowing } from '#app/features/ideas/list-page.server.ts'
import { orderSentence } from '#app/features/ideas/order-sentence.server.ts'
import { type Order, offeredOrders, orderOf } from '#app/features/ideas/orders.ts'
import { searchWords } from '#app/features/ideas/search/search-text.ts'
import { signShown } from '#app/features/ideas/shown-list.server.ts'
import { staffOf, type Viewer } from '#app/features/policy/viewer.ts'
import { CARDS_PER_VISITOR, explorationShare } from '#app/features/ranking/orders/exploration-share.ts'
import { LOTS, rotationStart } from '#app/features/ranking/orders/reader-hash.ts'
import { shuffleStart } from '#app/features/ranking/orders/shuffle-start.ts'
import { badRequest } from '#app/web/refuse.server.ts'
import { wordHits } from '#drizzle/engines/search.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { type IdeaStatus, isOwn, lotsFrom, markedIds } from '#drizzle/queries/idea-lists.ts'
import { ballotShown } from '#drizzle/queries/votes.ts'

export interface ListQuestion {
  /** One of `orders`; unknown or not offered ones fall back. */
  order?: string | null
  q?: string | null
  tag?: string | null
  /** See `listedStatus`; unknown ones are ignored. */
  status?: string | null
  cursor?: string | null
  limit?: number
}

export interface IdeaListData {
  items: IdeaCardData[]
  /** Cursor of the next page; null at the end. */
  next: string | null
  order: Order
  /** How this order works, in a sentence. */
  about: string
  /** The order that was asked for is not offered to this reader. */
  fellBack: boolean
  offered: Order[]
  countsHidden: boolean
  /** Null where there is no limit. */
  votesLeft: number | null
  /** Address that tells how their figures stand later. */
  counts: string
  /** Says which ideas were listed here, signed, for the views that follow. */
  shown: string
}

export const ideaStatuses = ['waiting', 'answered', 'shortlisted', 'winners'] as const satisfies IdeaStatus[]

/** A status ideas can be listed by: one of ours, or by its key one of the organisation's own. */
export const listedStatus = (status: string | null | undefined): IdeaStatus | undefined =>
  ideaStatuses.find((word) => word === status) ?? (status && isOwn(status) ? status : undefined)

const pageSize = 20
const mostPerPage = 100
/** Up to so many ideas a search, a rare tag or status is read whole; what is more common goes along the order's index. */
const small = 500

/**
 * One page of a contest's published ideas, for one reader. The caller has made sure that they may see the contest.
 * Throws 400 for a cursor that we did not write, or not for this contest.
 */
export async function listIdeas(
  viewer: Viewer,
  contest: ContestRow,
  asked: ListQuestion = {},
  now = new Date(),
): Promise<IdeaListData> {
  const ballot = viewer.kind === 'visitor' ? { spent: 0, voted: false } : await ballotShown(contest, viewer.id)
  // Where people fill in ballots, ideas have no votes to be ordered by or to show.
  const papers = hasPapers(contest)
  const countsHidden = papers || !countsVisible(viewer, contest, ballot.voted, now)
  const order = orderOf(asked.order, countsHidden, !papers && votingIsOver(contest, now))
  const position = asked.cursor
    ? whereFrom(contest.id, asked.cursor, countsHidden)
    : await start(viewer, contest, order)

  const size = Math.max(1, Math.min(asked.limit ?? pageSize, mostPerPage))
  const only = await narrowing(viewer, contest, asked)
  const { page, next } = await listPage(only, position, size)
  const { order: inOrder, count: from, last } = position
  const narrowed = Boolean(only.ids || only.status || only.tag)
  const place = { order: inOrder, from, votesBefore: last.top?.[0] ?? null, narrowed }
  const items = await cardsOf({ viewer, contest, countsHidden, now, ...place }, page)
  return {
    items,
    next: next && packPosition(contest.id, next),
    order: inOrder,
    about: orderSentence(inOrder, { papers, share: position.share }),
    fellBack: Boolean(asked.order) && asked.order !== inOrder,
    offered: offeredOrders(countsHidden),
    countsHidden: countsHidden && !papers,
    votesLeft: papers || contest.votesPerPerson === null ? null : Math.max(0, contest.votesPerPerson - ballot.spent),
    counts: `/c/${contest.slug}/counts`,
    shown: signShown(
      contest.id,
      items.map(({ id }) => id),
      now,
    ),
  }
}

async function start(viewer: Viewer, contest: ContestRow, order: Order): Promise<ListPosition> {
  const share = explorationShare(contest.views / CARDS_PER_VISITOR, contest.ideas)
  const seed = seedOf(viewer, contest.id)
  return {
    order,
    seed,
    ...(order === 'random' && { offset: await shuffleOffset(contest, seed) }),
    share,
    count: 0,
    lots: [],
    mark: 0,
    last: {},
    marked: {},
    floor: {},
  }
}

/** The rotation that begins a reader's shuffle at an idea chosen by its number, so that none is favoured. */
async function shuffleOffset({ id, ideas }: ContestRow, seed: string) {
  const { from, steps } = shuffleStart(seed, ideas)
  const upwards = await lotsFrom(id, from, steps + 1)
  const missing = steps + 1 - upwards.n
  const last = missing > 0 ? ((await lotsFrom(id, 0, missing)).last ?? upwards.last) : upwards.last
  return (LOTS - (last ?? rotationStart(seed))) % LOTS
}

function whereFrom(contestId: string, cursor: string, countsHidden: boolean): ListPosition {
  const position = readPosition(contestId, cursor)
  if (!position || !offeredOrders(countsHidden).includes(position.order)) badRequest()
  return position
}

/** The reader's own shuffle of this contest; an address that carries it says nothing about them. */
function seedOf(viewer: Viewer, contestId: string) {
  return createHash('sha256').update(`${viewer.id} ${contestId}`).digest('base64url').slice(0, 16)
}

async function narrowing(viewer: Viewer, contest: ContestRow, { q, tag, status }: ListQuestion): Promise<Narrowing> {
  const contestId = contest.id
  const known = listedStatus(status)
  if (known && !isAnnounced(known, viewer, contest)) return { contestId, ids: [] }
  const only = { contestId, status: known, tag: tag || undefined }
  if (q?.trim()) return { ...only, ids: await hits(contestId, q) }
  if (!only.status && !only.tag) return only
  const marked = await markedIds(only, small + 1)
  return marked.length > small ? only : { ...only, ids: marked }
}

/** Nobody learns from a list what has not been said yet. */
function isAnnounced(status: IdeaStatus, viewer: Viewer, contest: ContestRow) {
  if (staffOf(viewer, contest.id) || contest.state === 'concluded') return true
  return status !== 'winners' && (status !== 'shortlisted' || contest.state === 'closed')
}

function hits(contestId: string, q: string) {
  const words = searchWords(q.slice(0, 200)).split(' ').filter(Boolean)
  return wordHits({ words, any: false, unfinished: true }, [contestId], small)
}
