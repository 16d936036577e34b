import { factsOf } from '#app/features/comments/find-comment.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import {
  type CommentToRead,
  commentsToRead,
  type IdeaToRead,
  ideasToRead,
  openReports,
} from '#drizzle/queries/moderation.ts'

export interface Thing {
  subject: 'idea' | 'comment'
  id: string
}

type Reports = Awaited<ReturnType<typeof openReports>>
export type FoundThing =
  | ({ subject: 'idea'; reports: Reports } & IdeaToRead)
  | ({ subject: 'comment'; reports: Reports } & CommentToRead)

/** The text with its open reports, for those who may decide about it; for all others it is not there. */
export async function findThing(viewer: Viewer, { subject, id }: Thing): Promise<FoundThing> {
  const found = subject === 'idea' ? await findIdeaToRead(id) : await findCommentToRead(id)
  if (!found || !mayModerate(viewer, found)) throw notFound()
  return { ...found, reports: await openReports(subject, id) } as FoundThing
}

async function findIdeaToRead(id: string) {
  const [row] = await ideasToRead([id])
  return row && { subject: 'idea' as const, ...row }
}

async function findCommentToRead(id: string) {
  const [row] = await commentsToRead([id])
  return row && { subject: 'comment' as const, ...row }
}

type Row = NonNullable<Awaited<ReturnType<typeof findIdeaToRead>> | Awaited<ReturnType<typeof findCommentToRead>>>

function mayModerate(viewer: Viewer, found: Row) {
  if (found.subject === 'idea') return can(viewer, 'idea.moderate', { ...found.idea, contest: found.contest }).allow
  return can(viewer, 'comment.moderate', factsOf({ ...found, author: '' })).allow
}

/** What is decided about, whichever it is. */
export const textOf = (found: FoundThing) => (found.subject === 'idea' ? found.idea : found.comment)
