import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  max,
  notInArray,
  or,
  type Placeholder,
  placeholder,
  type SQL,
  sql,
} from 'drizzle-orm'
import { db } from '../database.ts'
import type { Db } from '../engines/sqlite.ts'
import { keepQuery } from '../keep-query.ts'
import { ideas, ideaTags } from '../schema/index.ts'
import { sharedFor, sharedRead } from '../shared-read.ts'
import { unionAll } from '../union-all.ts'

/** What lists are sorted by. `lot` decides what is left, rotated by the reader's own offset where `hash` stands. */
export interface IdeaKeys {
  id: string
  lot: number
  votes: number
  views: number
  listVotes: number
  fairScore: number
  publishedAt: Date | null
  trendingScore: number
  debatedScore: number
}

export type SortField =
  | 'fairScore'
  | 'views'
  | 'votes'
  | 'publishedAt'
  | 'trendingScore'
  | 'debatedScore'
  | 'lot'
  | 'hash'
export interface SortStep {
  by: SortField
  down: boolean
}
export type Stream = 'fair' | 'quiet' | 'top' | 'new' | 'trending' | 'debated' | 'random' | 'random-down'

/** How each stream is sorted, most important first. Every one follows an index of `ideas` as far as `hash`. */
export const streams: Record<Stream, readonly SortStep[]> = {
  fair: [down('fairScore'), up('views'), up('hash')],
  quiet: [up('views'), up('hash')],
  top: [down('votes'), down('lot')],
  new: [down('publishedAt'), down('lot')],
  trending: [down('trendingScore'), down('lot')],
  debated: [down('debatedScore'), down('lot')],
  random: [up('hash')],
  'random-down': [down('hash')],
}

function up(by: SortField): SortStep {
  return { by, down: false }
}

function down(by: SortField): SortStep {
  return { by, down: true }
}

/** A place in a stream: the values of its steps; instants as milliseconds, `hash` as the lot it was made of. */
export type Place = number[]

/** By its key, a status that the organisation named itself. */
export type OwnStatusKey = `own-${string}`

export type IdeaStatus = PlainStatus | OwnStatusKey

type PlainStatus = 'waiting' | 'answered' | 'shortlisted' | 'winners'

export interface ListFilter {
  contestId: string
  tag?: string
  status?: IdeaStatus
  /** Only these ideas: hits of a search. */
  ids?: string[]
  exceptLots: number[]
  /** Nothing up to these places of the streams. */
  after: Partial<Record<Stream, Place>>
  /** The reader's rotation: `hash` is (lot + offset) mod 2^31. */
  offset: number
}

const LOTS = 2 ** 31

/** The columns of `IdeaKeys`. */
export const keys = {
  id: ideas.id,
  lot: ideas.lot,
  votes: ideas.votes,
  views: ideas.views,
  listVotes: ideas.listVotes,
  fairScore: ideas.fairScore,
  publishedAt: ideas.publishedAt,
  trendingScore: ideas.trendingScore,
  debatedScore: ideas.debatedScore,
}

/** The first ideas of a stream by its first step alone, within those whose leading steps equal `fixed`. */
export async function firstByStep(
  steps: readonly SortStep[],
  fixed: Fixed,
  filter: ListFilter,
  limit: number,
): Promise<IdeaKeys[]> {
  const leading = steps[0] as SortStep
  // Further columns only in the direction of the index: ties that this leaves open are the caller's.
  const turned = steps.map((step) => (leading.down ? desc(column(step.by)) : asc(column(step.by))))
  const first = (connection: Db, chosen: SQL | undefined, most: number | Placeholder) =>
    connection
      .select(keys)
      .from(ideas)
      .where(chosen)
      .orderBy(...turned)
      .limit(most)
  if (!isPlain(filter)) return first(db(), and(listed(filter), same(fixed)), limit)

  const shape = `${leading.down} ${steps.map(({ by }) => by)} within ${Object.keys(fixed)}`
  const query = keepQuery(shape, (connection) => first(connection, whole(fixed), placeholder('limit')).prepare())
  const asked = { ...fixed, contestId: filter.contestId, limit }
  return sharedRead(`first ideas ${shape} ${JSON.stringify(asked)}`, () => query.execute(asked))
}

/**
 * At least the first ideas of the reader's shuffle within those equal to `fixed`, in no promised order. Where few are
 * level they are read once for everybody. Else two ranges of lots, one behind the other: the second is only begun where
 * the first falls short, so that no more rows are read than there are answers.
 */
export async function firstByHash(
  isDown: boolean,
  fixed: Fixed,
  filter: ListFilter,
  limit: number,
): Promise<IdeaKeys[]> {
  const start = (LOTS - filter.offset) % LOTS
  if (!isPlain(filter)) return inTwoRanges(db(), isDown, and(listed(filter), same(fixed)), start, limit)
  const level = await fewLevel(fixed, filter.contestId)
  if (level) return level

  const query = keepQuery(`hash ${isDown} within ${Object.keys(fixed)}`, (connection) =>
    inTwoRanges(connection, isDown, whole(fixed), placeholder('start'), placeholder('limit')).prepare(),
  )
  return query.execute({ ...fixed, contestId: filter.contestId, start, limit })
}

const few = 100
const manyStayMs = 60_000

/** All ideas equal to `fixed`, where they are few; whether they are is looked at once a minute. */
async function fewLevel(fixed: Fixed, contestId: string) {
  const [shape, asked] = [`level within ${Object.keys(fixed)}`, { ...fixed, contestId }]
  const name = `${shape} ${JSON.stringify(asked)}`
  const level = (connection: Db) =>
    connection
      .select(keys)
      .from(ideas)
      .where(whole(fixed))
      .limit(few + 1)
  const counted = keepQuery(`how many ${shape}`, (connection) => {
    const some = connection
      .select({ lot: ideas.lot })
      .from(ideas)
      .where(whole(fixed))
      .limit(few + 1)
      .as('some')
    return connection.select({ n: count() }).from(some).prepare()
  })
  const [some] = await sharedFor(`how many ${name}`, manyStayMs, () => counted.execute(asked))
  if ((some?.n ?? 0) > few) return undefined
  const rows = await sharedRead(name, () =>
    keepQuery(shape, (connection) => level(connection).prepare()).execute(asked),
  )
  return rows.length > few ? undefined : rows
}

type Given = number | Placeholder

function inTwoRanges(connection: Db, isDown: boolean, chosen: SQL | undefined, start: Given, limit: Given) {
  const range = (condition: SQL, name: string) =>
    connection
      .select(keys)
      .from(ideas)
      .where(and(chosen, condition))
      .orderBy(isDown ? desc(ideas.lot) : asc(ideas.lot))
      .limit(limit)
      .as(name)
  const ranges = [range(gte(ideas.lot, start), 'high'), range(lt(ideas.lot, start), 'low')] as const
  const [first, second] = isDown ? [ranges[1], ranges[0]] : ranges
  return unionAll(connection.select().from(first), connection.select().from(second)).limit(limit)
}

/** The beginning of a whole list: what most readers ask for. */
const isPlain = ({ tag, status, exceptLots, after }: ListFilter) =>
  tag === undefined && status === undefined && exceptLots.length === 0 && Object.keys(after).length === 0

/** All published ideas of a contest that equal `fixed`, with placeholders for the contest and for what they equal. */
function whole(fixed: Fixed) {
  const fields = Object.keys(fixed) as (keyof Fixed)[]
  return and(
    eq(ideas.contestId, placeholder('contestId')),
    eq(ideas.state, 'published'),
    ...fields.map((field) => eq(ideas[field], placeholder(field))),
  )
}

/** Of the first `limit` lots of a contest's published ideas, from one upwards: how many there are, and the last. */
export async function lotsFrom(contestId: string, from: number, limit: number) {
  const query = keepQuery('lots from', (connection) => {
    const upwards = connection
      .select({ lot: ideas.lot })
      .from(ideas)
      .where(
        and(
          eq(ideas.contestId, placeholder('contestId')),
          eq(ideas.state, 'published'),
          gte(ideas.lot, placeholder('from')),
        ),
      )
      .orderBy(asc(ideas.lot))
      .limit(placeholder('limit'))
      .as('upwards')
    return connection
      .select({ n: count(), last: max(upwards.lot) })
      .from(upwards)
      .prepare()
  })
  const [row] = await query.execute({ contestId, from, limit })
  return row ?? { n: 0, last: null }
}

/** The keys of given ideas that belong into the list, in no order. */
export async function keysOf(filter: ListFilter & { ids: string[] }): Promise<IdeaKeys[]> {
  if (filter.ids.length === 0) return []
  const rows = await db()
    .select({ keys, contestId: ideas.contestId, state: ideas.state })
    .from(ideas)
    // Contest and state are looked at afterwards: in here they would tempt the planner away from the ids.
    .where(and(inArray(ideas.id, filter.ids), narrowed(filter)))
  const inList = rows.filter((row) => row.contestId === filter.contestId && row.state === 'published')
  return inList.map((row) => row.keys)
}

/** Ids of a contest's ideas with a tag or in a status, up to `limit` of them. */
export async function markedIds({ contestId, tag, status }: ListFilter | Marks, limit: number) {
  const rows =
    tag === undefined
      ? await db()
          .select({ id: ideas.id })
          .from(ideas)
          .where(and(eq(ideas.contestId, contestId), status && inStatus(status)))
          .limit(limit)
      : await db()
          .select({ id: ideaTags.ideaId })
          .from(ideaTags)
          .where(and(eq(ideaTags.contestId, contestId), eq(ideaTags.tag, tag)))
          .limit(limit)
  return rows.map((row) => row.id)
}

type Marks = Pick<ListFilter, 'contestId' | 'tag' | 'status'>

export type Fixed = Partial<Record<'fairScore' | 'views', number>>

function same(fixed: Fixed) {
  return and(
    fixed.fairScore === undefined ? undefined : eq(ideas.fairScore, fixed.fairScore),
    fixed.views === undefined ? undefined : eq(ideas.views, fixed.views),
  )
}

const listed = (filter: ListFilter) =>
  and(eq(ideas.contestId, filter.contestId), eq(ideas.state, 'published'), narrowed(filter))

function narrowed({ contestId, tag, status, exceptLots, after, offset }: ListFilter) {
  const passed = (Object.keys(after) as Stream[]).map((stream) =>
    behind(streams[stream], after[stream] as Place, offset),
  )
  return and(
    tag === undefined ? undefined : withTag(contestId, tag),
    status && inStatus(status),
    exceptLots.length > 0 ? notInArray(ideas.lot, exceptLots) : undefined,
    ...passed,
  )
}

const inStatus = (status: IdeaStatus) => (isOwn(status) ? eq(ideas.status, status) : statuses[status])

export const isOwn = (status: string): status is OwnStatusKey => status.startsWith('own-')

/** Whether any published idea of a contest has this own status. */
export async function isInUse(contestId: string, status: string) {
  const query = keepQuery('own status in use', (connection) =>
    connection
      .select({ id: ideas.id })
      .from(ideas)
      .where(
        and(
          eq(ideas.contestId, placeholder('contest')),
          eq(ideas.status, placeholder('status')),
          eq(ideas.state, 'published'),
        ),
      )
      .limit(1)
      .prepare(),
  )
  return (await query.execute({ contest: contestId, status })).length > 0
}

const statuses: Record<PlainStatus, SQL> = {
  waiting: isNull(ideas.answeredAt),
  answered: isNotNull(ideas.answeredAt),
  shortlisted: isNotNull(ideas.shortlistedAt),
  winners: isNotNull(ideas.place),
}

function withTag(contestId: string, tag: string) {
  const tagged = db()
    .select({ id: ideaTags.ideaId })
    .from(ideaTags)
    .where(and(eq(ideaTags.contestId, contestId), eq(ideaTags.tag, tag), eq(ideaTags.ideaId, ideas.id)))
  return exists(tagged)
}

/** Behind a place, step by step; the bound on the first step lets the index begin there. */
export function behind(steps: readonly SortStep[], place: Place, offset: number): SQL | undefined {
  const [step, ...rest] = steps as [SortStep, ...SortStep[]]
  const value = place[place.length - steps.length] as number
  if (step.by === 'hash') {
    const hash = sql`((cast(${ideas.lot} as bigint) + ${offset}) % ${LOTS})`
    const there = (value + offset) % LOTS
    return step.down ? sql`${hash} < ${there}` : sql`${hash} > ${there}`
  }
  const [field, bound] = [column(step.by), step.by === 'publishedAt' ? new Date(value) : value]
  const strictly = step.down ? lt(field, bound) : gt(field, bound)
  if (rest.length === 0) return strictly
  const within = step.down ? lte(field, bound) : gte(field, bound)
  return and(within, or(strictly, behind(rest, place, offset)))
}

const column = (by: SortField) => (by === 'hash' ? ideas.lot : ideas[by])
