import { commentPath, placePath } from '#app/features/comments/comment-path.ts'
import { editComment } from '#app/features/comments/edit-comment.server.ts'
import { findComment } from '#app/features/comments/find-comment.server.ts'
import type { EditCommentInput } from '#app/features/comments/forms.server.ts'
import type { CommentAction } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { type FormValues, refuseForm } from '#app/web/read-form.server.ts'

export type CommentPage = Awaited<ReturnType<typeof commentPage>>

/** A comment to be edited, removed or reported, and where to go back to; the policy decides who may. */
export async function commentPage(viewer: Viewer, id: string, action: CommentAction) {
  const { comment, idea, contest } = await findComment(viewer, id, action)
  const { text, html, stance, version, stateReason, stateWords } = comment
  return {
    ...{ id, text, html, stance, version, stateReason, stateWords },
    back: commentPath({ idea, contest }, comment),
    title: idea?.title ?? contest.title,
    place: placePath({ idea, contest }),
  }
}

const refusedWords = {
  changed: m.ideas_two_tabs,
  closed: m.comments_refused_closed,
  words: m.comments_refused_words,
}

/** One press of “Save”: where to go and what to say there, or the form again with why not. */
export async function editCommentFromForm(
  viewer: Viewer,
  id: string,
  form: { value: EditCommentInput; values: FormValues },
) {
  const edited = await editComment(viewer, id, form.value)
  if (edited.ok)
    return {
      ok: true as const,
      path: commentPath(edited, edited.comment),
      note: edited.held ? m.comments_held_me() : m.comments_saved(),
    }
  const words = refusedWords[edited.reason]()
  return { ok: false as const, refusal: refuseForm(form.values, { '': [words] }), changed: edited.reason === 'changed' }
}
