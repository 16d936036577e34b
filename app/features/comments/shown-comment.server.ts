import { factsOf } from '#app/features/comments/find-comment.server.ts'
import type { PlaceFound } from '#app/features/comments/write-comment.server.ts'
import type { ShownFile } from '#app/features/files/files-shown.server.ts'
import { stateReason } from '#app/features/ideas/state-reason.ts'
import { can } from '#app/features/policy/can.ts'
import type { CommentAction } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import type { DiscussionRow } from '#drizzle/queries/discussions.ts'

export type ShownComment = ReturnType<typeof shownComment>

interface Around extends PlaceFound {
  level: number
  /** More answers stand under it than are on this page. */
  hidden: number
  /** New arguments are taken at the moment, from this viewer. */
  open: boolean
  files: ShownFile[] | undefined
}

/** One comment as this viewer may see it: whole, or the bare place where words were. */
export function shownComment(viewer: Viewer, { comment, author, answered }: DiscussionRow, around: Around) {
  const { idea, contest } = around
  const facts = factsOf({ comment, idea, contest, author: '' })
  const may = (action: CommentAction) => can(viewer, action, facts).allow
  const mine = viewer.kind !== 'visitor' && viewer.id === comment.authorId
  const state = may('comment.see') ? comment.state : ('again' as const)
  const { id, stance, parentId, createdAt, updatedAt, version, stateWords } = comment
  const readable = state === 'published' || state === 'held' || (state === 'hidden' && mine)
  return {
    ...{ id, state, parentId, createdAt, updatedAt, mine, level: around.level, hidden: around.hidden },
    stance: readable ? stance : ('none' as const),
    html: readable ? comment.html : '',
    files: readable ? around.files : undefined,
    edited: readable && version > 0,
    author: readable ? authorOf(comment.pseudonym, author, idea?.authorId) : null,
    answered: parentId ? answered : null,
    reason: comment.stateReason && (state === 'hidden' || mine) ? stateReason(comment.stateReason) : '',
    words: state === 'hidden' || mine ? stateWords : '',
    imported: comment.importUp === null ? null : { up: comment.importUp, down: comment.importDown ?? 0 },
    may: {
      reply: around.open && state === 'published',
      edit: around.open && may('comment.edit'),
      attach: around.open && may('comment.attach') ? m.files_add_link() : '',
      remove: may('comment.remove'),
      report: may('comment.report'),
      moderate: state !== 'removed' && may('comment.moderate'),
    },
  }
}

/** Under another name nothing tells who it is. */
function authorOf(pseudonym: string, author: DiscussionRow['author'], ideaAuthorId: string | undefined) {
  if (pseudonym) return { name: pseudonym, employee: false, proposed: false }
  const employee = author.kind === 'account' && author.affiliation === 'employee'
  return { name: author.name, employee, proposed: author.id === ideaAuthorId }
}
