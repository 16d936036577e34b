import { filesWaiting } from '#app/features/attachments/files-queue.server.ts'
import { filesShown } from '#app/features/files/files-shown.server.ts'
import { appealOf } from '#app/features/moderation/appeal-of.server.ts'
import { type FoundThing, findThing, type Thing, textOf } from '#app/features/moderation/find-thing.server.ts'
import { namesWaiting } from '#app/features/moderation/names/names-queue.server.ts'
import { type QueueItem, queueItem } from '#app/features/moderation/queue-item.server.ts'
import { type Decision, standingOf } from '#app/features/moderation/standing.ts'
import { mayUndoSince } from '#app/features/moderation/undo-time.ts'
import { can } from '#app/features/policy/can.ts'
import { isModerator, type Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { notFound } from '#app/web/refuse.server.ts'
import { excerptOf } from '#app/web/render-markdown.server.ts'
import {
  type CommentToRead,
  commentsToRead,
  heldComments,
  heldIdeas,
  type IdeaToRead,
  ideasToRead,
  lastDecisionBy,
  publishedBy,
  reportedComments,
  reportedIdeas,
  returnedTo,
  type Scope,
} from '#drizzle/queries/moderation.ts'
import { heldWhy } from '#drizzle/queries/trust.ts'

export type { QueueItem }

const shownAtOnce = 25
const reportsAtOnce = 200

type Reports = FoundThing['reports']

/**
 * What waits for somebody to read it, longest first: held ideas and comments, and what readers reported, of all contests
 * the viewer looks after. For those who look after none the page does not exist.
 */
export async function moderationQueue(
  viewer: Viewer,
  now = new Date(),
): Promise<{ items: QueueItem[]; more: boolean; last: LastDecision | null; filesLink: string; namesLink: string }> {
  const scope = scopeOf(viewer)
  const found = await thingsIn(scope)
  const shown = found.slice(0, shownAtOnce)
  const record = await recordsOf(shown.map(({ author }) => author.id))
  const files = await filesOf(viewer, shown)
  return {
    filesLink: m.files_queue_link({ n: await filesWaiting(viewer) }),
    namesLink: can(viewer, 'site.moderate').allow ? m.names_queue_link({ n: await namesWaiting() }) : '',
    items: await Promise.all(shown.map((thing) => shownItem(viewer, thing, { record, files }, now))),
    more: found.length > shownAtOnce,
    last: await lastDecision(viewer, now),
  }
}

export interface LastDecision {
  id: string
  decision: Decision
  title: string
}

/** What the viewer decided last, while it may be taken back. */
async function lastDecision(viewer: Viewer, now: Date): Promise<LastDecision | null> {
  const made = await lastDecisionBy(viewer.id, mayUndoSince(now))
  if (!made?.before) return null
  const { id, decision, subject, subjectId } = made
  const [idea] = subject === 'idea' ? await ideasToRead([subjectId]) : []
  const [comment] = subject === 'comment' ? await commentsToRead([subjectId]) : []
  return { id, decision, title: idea?.idea.title ?? (comment ? excerptOf(comment.comment.html, 80) : '') }
}

/** One text with everything a decision about it needs; for whoever may not decide it is not there. */
export async function moderationItem(viewer: Viewer, thing: Thing, now = new Date()): Promise<QueueItem> {
  const found = await findThing(viewer, thing)
  const given = { record: await recordsOf([found.author.id]), files: await filesOf(viewer, [found]) }
  return shownItem(viewer, found, given, now)
}

/** What hangs on these texts; whoever asks may decide about them. */
async function filesOf(viewer: Viewer, things: FoundThing[]) {
  const ids = (subject: FoundThing['subject']) =>
    things.filter((thing) => thing.subject === subject).map((thing) => textOf(thing).id)
  const reader = { ...viewer, staff: true }
  return new Map([
    ...(await filesShown(reader, 'idea', ids('idea'))),
    ...(await filesShown(reader, 'comment', ids('comment'))),
  ])
}

interface Given {
  record: Awaited<ReturnType<typeof recordsOf>>
  files: Awaited<ReturnType<typeof filesOf>>
}

async function shownItem(viewer: Viewer, thing: FoundThing, { record, files }: Given, now: Date) {
  const appealed = standingOf(textOf(thing), thing.reports.length) === 'appealed'
  const besides = {
    appeal: appealed ? await appealOf(viewer, thing) : null,
    maySetTrust: can(viewer, 'site.moderate').allow && thing.author.id !== viewer.id,
    heldFor: await heldWhy(thing.subject, textOf(thing).id),
    files: files.get(textOf(thing).id),
  }
  return queueItem(thing, record, besides, now)
}

function scopeOf(viewer: Viewer): Scope {
  if (isModerator(viewer)) return 'all'
  if (viewer.kind !== 'account' || viewer.owns.length === 0) throw notFound()
  return viewer.owns
}

async function thingsIn(scope: Scope): Promise<FoundThing[]> {
  const ideas = (await reportedIdeas(scope, reportsAtOnce)).map(({ report }) => report)
  const comments = (await reportedComments(scope, reportsAtOnce)).map(({ report }) => report)
  const [aboutIdeas, aboutComments] = [bySubject(ideas), bySubject(comments)]
  const rows: FoundThing[] = [
    ...(await heldIdeas(scope, shownAtOnce + 1)).map((row) => asIdea(row, [])),
    ...(await heldComments(scope, shownAtOnce + 1)).map((row) => asComment(row, [])),
    ...(await ideasToRead([...aboutIdeas.keys()])).map((row) => asIdea(row, aboutIdeas.get(row.idea.id) ?? [])),
    ...(await commentsToRead([...aboutComments.keys()])).map((row) =>
      asComment(row, aboutComments.get(row.comment.id) ?? []),
    ),
  ]
  return rows.sort((one, other) => waitsSince(one).getTime() - waitsSince(other).getTime())
}

const asIdea = (row: IdeaToRead, reports: Reports): FoundThing => ({ subject: 'idea', reports, ...row })
const asComment = (row: CommentToRead, reports: Reports): FoundThing => ({ subject: 'comment', reports, ...row })

/** Since when somebody waits for us: the writer since the last wording, the reader since the first report. */
const waitsSince = (thing: FoundThing) => thing.reports[0]?.createdAt ?? textOf(thing).updatedAt

function bySubject(reports: Reports) {
  const found = new Map<string, Reports>()
  for (const report of reports) found.set(report.subjectId, [...(found.get(report.subjectId) ?? []), report])
  return found
}

/** How many texts of a person stand published, and how many were returned. */
async function recordsOf(authorIds: string[]) {
  const ids = [...new Set(authorIds)]
  const [published, returned] = [await publishedBy(ids), await returnedTo(ids)]
  const sum = (rows: { authorId: string; n: number }[], id: string) =>
    rows.filter(({ authorId }) => authorId === id).reduce((total, { n }) => total + Number(n), 0)
  return (id: string) => ({ published: sum(published, id), returned: sum(returned, id) })
}
