import { commentPath, placePath } from '#app/features/comments/comment-path.ts'
import type { CommentInput } from '#app/features/comments/forms.server.ts'
import { commentsOfNew } from '#app/features/comments/new-here.server.ts'
import {
  type CommentPlace,
  findPlace,
  type Written,
  writeComment,
} from '#app/features/comments/write-comment.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { takesComments } from '#app/features/contests/phase.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { strangerFields } from '#app/features/people/proof-of-work/stranger-fields.server.ts'
import { workFault } from '#app/features/people/proof-of-work/work-fault.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { caughtBy } from '#app/web/form-trap.server.ts'
import { type FormValues, refuseForm } from '#app/web/read-form.server.ts'
import { translate } from '#app/web/translate.server.ts'
import { commentWithPlace } from '#drizzle/queries/comments.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'

export type WritePage = Awaited<ReturnType<typeof writePage>>

/** The page of the form alone: where a press of “Send” that was not accepted is mended, with all that was written. */
export async function writePage(viewer: Viewer, where: CommentPlace, parent: string | null, now = new Date()) {
  const { idea, contest } =
    'ideaId' in where
      ? await findIdea(viewer, where.ideaId, 'idea.read')
      : { idea: null, contest: await findContest(viewer, where.contestId) }
  const answered = parent ? await commentWithPlace(parent) : undefined
  const here =
    answered?.comment.state === 'published' &&
    answered.comment.contestId === contest.id &&
    answered.comment.ideaId === (idea?.id ?? null)
  const allowed = takesComments(contest, now) && (await findPlace(viewer, where)) !== undefined
  return {
    path: placePath({ idea, contest }),
    title: idea?.title ?? contest.title,
    place: idea?.id ?? contest.id,
    address: idea ? `/i/${idea.id}/comments` : `/d/${contest.slug}/comments`,
    guest: viewer.kind !== 'account',
    fields: await strangerFields(viewer, idea?.id ?? contest.id, now),
    readFirst: contest.moderation === 'before',
    allowed,
    parent: here ? { id: answered.comment.id, html: answered.comment.html } : null,
  }
}

/** One press of “Send”: where to go and what to say there, or the form again with why not. */
export async function commentFromForm(
  viewer: Viewer,
  where: CommentPlace,
  form: { value: CommentInput; values: FormValues },
  now = new Date(),
) {
  const place = 'ideaId' in where ? where.ideaId : where.contestId
  const unworked = await workFault(viewer, form.values, place, now)
  if (unworked) return { ok: false as const, status: 400, refusal: refuseForm(form.values, { '': [unworked] }) }
  const caught = viewer.kind === 'account' ? null : caughtBy(form.values, place, now)
  const written = await writeComment(viewer, where, { ...form.value, caught }, now)
  if (!written.ok)
    return { ok: false as const, status: statuses[written.reason], refusal: refuse(written.reason, form.values) }
  const { comment, idea } = written
  const held = comment.state === 'held'
  const comments = idea ? (await ideaWithContest(idea.id))?.idea.comments : undefined
  return {
    ok: true as const,
    path: commentPath(written, comment, comments),
    note: held ? m.comments_held_me() : m.comments_sent(),
  }
}

type Reason = Extract<Written, { ok: false }>['reason']

const statuses = {
  ...{ closed: 409, 'sign-in-first': 403, 'reply-gone': 409, 'name-taken': 400 },
  ...{ words: 400, 'new-here': 429 },
} as const

function refuse(reason: Reason, values: FormValues) {
  const words = translate(`comments_refused_${reason.replaceAll('-', '_')}`, { max: commentsOfNew })
  return refuseForm(values, { [reason === 'name-taken' ? 'pseudonym' : '']: [words] })
}
