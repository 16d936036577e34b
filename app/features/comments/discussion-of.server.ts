import { arrangeThreads } from '#app/features/comments/arrange-threads.ts'
import { placePath, THREADS_SHOWN } from '#app/features/comments/comment-path.ts'
import { shownComment } from '#app/features/comments/shown-comment.server.ts'
import type { PlaceFound } from '#app/features/comments/write-comment.server.ts'
import { takesComments } from '#app/features/contests/phase.ts'
import { filesShown } from '#app/features/files/files-shown.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { strangerFields } from '#app/features/people/proof-of-work/stranger-fields.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { readCursor, writeCursor } from '#app/web/cursor.server.ts'
import { debateTallies } from '#drizzle/queries/comments.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import {
  type After,
  type DiscussionRow,
  discussionByStance,
  discussionComment,
  discussionReplies,
  discussionRoots,
} from '#drizzle/queries/discussions.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'

export type Discussion = Awaited<ReturnType<typeof discussionOf>>

const stances = ['for', 'against', 'question'] as const
type Stance = (typeof stances)[number]

const repliesShown = 15
const repliesInThread = 100
const flatShown = 50

/** The discussion of an idea, by what stands in the page's address: `stance`, `thread`, `after`. */
export async function ideaDiscussion(viewer: Viewer, ideaId: string, search: URLSearchParams, now = new Date()) {
  return discussionOf(viewer, await findIdea(viewer, ideaId, 'idea.read'), search, now)
}

/** The same of an idea that is at hand, and of which it is known whether anybody has said or attached anything. */
export async function foundDiscussion(viewer: Viewer, found: FoundIdea, search: URLSearchParams, now = new Date()) {
  const { idea, contest, beside } = found
  insist(can(viewer, 'idea.read', { ...idea, contest }))
  return discussionOf(viewer, { idea, contest, silent: !beside.comments, bare: !beside.commentFiles }, search, now)
}

interface FoundIdea {
  idea: IdeaRow
  contest: ContestRow
  beside: { comments: boolean; commentFiles: boolean }
}

/** The discussion of a debate; the caller has made sure that the viewer may see it. */
export async function debateDiscussion(viewer: Viewer, contest: ContestRow, search: URLSearchParams, now = new Date()) {
  return discussionOf(viewer, { idea: null, contest }, search, now)
}

/**
 * One page of a discussion: threads with their first answers, one thread alone, or all arguments of one stance.
 * At most four questions to the database and a bounded number of comments, however many there are.
 */
async function discussionOf(viewer: Viewer, place: Place, search: URLSearchParams, now: Date) {
  const { idea, contest } = place
  const stance = stances.find((one) => one === search.get('stance')) ?? null
  const thread = stance ? null : (search.get('thread') ?? '').slice(0, 40) || null
  const may = mayWrite(viewer, place, now)
  const around = { ...place, open: may === 'write' }
  const page = await rowsOf(viewer, place, { stance, thread, after: search.get('after') })
  const arranged = arrangeThreads(
    page.rows.map((row) => ({ ...row, id: row.comment.id, parentId: row.comment.parentId })),
  )
  const staff = can(viewer, 'contest.moderate', contest).allow
  const ids = page.rows.map(({ comment }) => comment.id)
  const files = await filesShown({ ...viewer, staff }, 'comment', place.bare ? [] : ids)
  return {
    path: placePath(place),
    address: idea ? `/i/${idea.id}/comments` : `/d/${contest.slug}/comments`,
    place: idea?.id ?? contest.id,
    debate: idea === null,
    timeZone: contest.timeZone,
    counts: await countsOf(place),
    ...{ stance, thread, may, next: page.next },
    readFirst: contest.moderation === 'before' && !staff,
    guest: viewer.kind !== 'account',
    fields: await strangerFields(viewer, idea?.id ?? contest.id, now),
    items: arranged.map(({ row, level }) =>
      shownComment(viewer, row, { ...around, level, hidden: page.more.get(row.id) ?? 0, files: files.get(row.id) }),
    ),
  }
}

function mayWrite(viewer: Viewer, { idea, contest }: PlaceFound, now: Date) {
  if (!takesComments(contest, now)) return 'closed' as const
  const decision = idea ? can(viewer, 'idea.comment', { ...idea, contest }) : can(viewer, 'contest.comment', contest)
  if (decision.allow) return 'write' as const
  return decision.reason === 'sign-in-first' ? ('sign-in' as const) : ('not-for-you' as const)
}

async function countsOf({ idea, contest }: { idea: IdeaRow | null; contest: ContestRow }) {
  if (idea)
    return { all: idea.comments, for: idea.commentsFor, against: idea.commentsAgainst, question: idea.commentsQuestion }
  const tallies = new Map((await debateTallies(contest.id)).map(({ stance, n }) => [stance, n]))
  const count = (stance: Stance | 'none') => tallies.get(stance) ?? 0
  const shown = { for: count('for'), against: count('against'), question: count('question') }
  return { all: shown.for + shown.against + shown.question + count('none'), ...shown }
}

/** `silent`: nobody has said anything; `bare`: no files hang on what was said. */
type Place = PlaceFound & { silent?: boolean; bare?: boolean }

interface Wanted {
  stance: Stance | null
  thread: string | null
  after: string | null
}

interface Rows {
  rows: DiscussionRow[]
  next: string | null
  /** How many answers of a thread are not on this page, by its first comment. */
  more: Map<string, number>
}

async function rowsOf(viewer: Viewer, { idea, contest, silent }: Place, wanted: Wanted): Promise<Rows> {
  if (silent) return { rows: [], next: null, more: new Map() }
  const where = { contestId: contest.id, ideaId: idea?.id ?? null }
  const list = ['talk', idea?.id ?? contest.id, wanted.stance ?? '', wanted.thread ?? ''].join(' ')
  if (wanted.thread) return threadRows(viewer, where, wanted.thread, { list, after: wanted.after })
  const from = placeOf(readCursor(list, wanted.after))
  const size = wanted.stance ? flatShown : THREADS_SHOWN
  const found = wanted.stance
    ? await discussionByStance(viewer, where, wanted.stance, size + 1, from)
    : await discussionRoots(viewer, where, size + 1, from)
  const first = found.slice(0, size)
  const last = found.length > size ? first.at(-1)?.comment : undefined
  const next = last ? writeCursor(list, [last.createdAt.getTime(), last.id]) : null
  if (wanted.stance) return { rows: first, next, more: new Map() }
  const replies = await discussionReplies(
    viewer,
    first.map(({ comment }) => comment.id),
    0,
    repliesShown,
  )
  const more = new Map(replies.map(({ root, replies: all }) => [root, Math.max(0, all - repliesShown)]))
  return { rows: [...first, ...replies], next, more }
}

/** One comment with what was said under it, a hundred answers at a time. */
async function threadRows(
  viewer: Viewer,
  where: { contestId: string; ideaId: string | null },
  id: string,
  cursor: { list: string; after: string | null },
) {
  const from = Number(readCursor(cursor.list, cursor.after)) || 0
  const root = await discussionComment(viewer, where, id)
  const replies = root.length > 0 ? await discussionReplies(viewer, [id], from, from + repliesInThread) : []
  const all = replies[0]?.replies ?? 0
  const next = all > from + repliesInThread ? writeCursor(cursor.list, from + repliesInThread) : null
  return { rows: [...root, ...replies], next, more: new Map<string, number>() }
}

function placeOf(cursor: unknown): After | undefined {
  if (!Array.isArray(cursor)) return undefined
  const [at, id] = cursor as [number, string]
  return { createdAt: new Date(at), id }
}
