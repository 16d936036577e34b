import { placePath } from '#app/features/comments/comment-path.ts'
import { reportReasonWords } from '#app/features/comments/report-reasons.ts'
import type { ShownFile } from '#app/features/files/files-shown.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { AppealShown } from '#app/features/moderation/appeal-of.server.ts'
import { type FoundThing, textOf } from '#app/features/moderation/find-thing.server.ts'
import { decisionsFor, standingOf } from '#app/features/moderation/standing.ts'
import { worthALook } from '#app/features/moderation/worth-a-look.ts'

export type QueueItem = ReturnType<typeof queueItem>

interface Besides {
  appeal: AppealShown | null
  files: ShownFile[] | undefined
  heldFor: string[]
  /** Whether the viewer may say how far its author is trusted. */
  maySetTrust: boolean
}

type RecordOf = (authorId: string) => { published: number; returned: number }

/** One text as its moderator sees it. */
export function queueItem(thing: FoundThing, record: RecordOf, besides: Besides, now: Date) {
  const { appeal, heldFor, maySetTrust, files } = besides
  const { subject, contest, author, reports } = thing
  const text = textOf(thing)
  const standing = standingOf(text, reports.length)
  const since = reports[0]?.createdAt ?? text.updatedAt
  return {
    ...{ subject, id: text.id, version: text.version, standing, createdAt: text.createdAt },
    ...wordsOf(thing),
    files,
    decisions: standing && !appeal?.notYours ? decisionsFor[standing] : [],
    /** Where its author appealed: who decided, and whether the viewer may answer. */
    ...{ appeal, maySetTrust },
    waitingMinutes: Math.max(0, Math.floor((now.getTime() - since.getTime()) / 60_000)),
    why: worthALook(allWords(thing)),
    /** The rules that held it, where its contest did not. */
    heldFor: standing === 'held' ? heldFor : [],
    reports: reports.map(({ reason, words }) => ({
      reason,
      about: reason === 'appeal' ? '' : reportReasonWords(reason),
      words,
    })),
    contest: { title: contest.title, timeZone: contest.timeZone },
    author: {
      name: text.pseudonym || author.name,
      employee: !text.pseudonym && author.kind === 'account' && author.affiliation === 'employee',
    },
    record: record(author.id),
    stateReason: text.stateReason,
    stateWords: text.stateWords,
  }
}

function wordsOf(thing: FoundThing) {
  if (thing.subject === 'idea') {
    const { idea } = thing
    return {
      title: idea.title,
      html: idea.bodyHtml,
      text: idea.body,
      beneath: idea.beneath,
      stance: 'none' as const,
      path: ideaPath(idea),
      place: '',
    }
  }
  const { comment, idea, contest } = thing
  const path = `${placePath({ idea, contest })}?thread=${comment.id}#comment-${comment.id}`
  return {
    title: '',
    html: comment.html,
    text: comment.text,
    beneath: '',
    stance: comment.stance,
    path,
    place: idea?.title ?? contest.title,
  }
}

const allWords = (thing: FoundThing) =>
  thing.subject === 'idea' ? [thing.idea.title, thing.idea.body, thing.idea.beneath].join('\n') : thing.comment.text
