import { commentPath } from '#app/features/comments/comment-path.ts'
import { contestPath } from '#app/features/contests/contest-card-shown.ts'
import { answerReason } from '#app/features/ideas/answer-reason.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { TellStatus } from '#app/features/settings/status-teller.server.ts'
import { letterPath } from '#app/features/unions/union-path.ts'
import { m } from '#app/paraglide/messages.js'
import type { Language } from '#app/web/languages.ts'
import type { NewsRow } from '#drizzle/queries/notifications.ts'

/** One piece of news: what happened in a sentence, the words it is about, and where to read on. */
export interface NewsWords {
  sentence: string
  /** The whole text as it was written; empty where the sentence says it all. */
  text: string
  path: string
}

/** A piece of news in somebody's language. The row was read for them, so all of it may be shown. */
export function newsWords(row: NewsRow, locale: Language, tell: TellStatus): NewsWords {
  const { contest } = row
  if (row.letter) return letterWords(row, row.letter, { locale })
  // Whatever is no letter happened in a contest: the query joins it.
  if (!contest) throw new TypeError(`news ${row.news.eventId} is of no contest`)
  const placed = { ...row, contest }
  return { sentence: sentenceOf(placed, { locale }), text: textOf(placed, { locale }, tell), path: pathOf(placed) }
}

type Placed = NewsRow & { contest: NonNullable<NewsRow['contest']> }

/** The whole letter, or the whole answer to it with its signature. */
function letterWords(
  { letterAnswer, union, name }: NewsRow,
  letter: NonNullable<NewsRow['letter']>,
  say: Say,
): NewsWords {
  const { title } = letter
  if (!letterAnswer)
    return {
      sentence: m.unions_news_letter({ name: union ?? '', title }, say),
      text: letter.text,
      path: letterPath(letter),
    }
  const signature = `— ${[name, letterAnswer.authorTitle].filter(Boolean).join(', ')}`
  const text = parts(letterAnswer.text, signature)
  return { sentence: m.unions_news_answer({ title }, say), text, path: `${letterPath(letter)}#answer` }
}

type Say = { locale: Language }

function sentenceOf({ news, contest, idea, comment, name }: Placed, say: Say): string {
  const [title, inContest] = [idea?.title ?? contest.title, contest.title]
  const own = news.why === 'own'
  switch (news.kind) {
    case 'idea.published':
      if (own) return m.notifications_item_published({ title }, say)
      if (news.why === 'person') return m.notifications_item_by_person({ name: name ?? '', title }, say)
      if (news.why === 'tag') return m.notifications_item_by_tag({ tag: news.tag, title }, say)
      return m.notifications_item_new_idea({ contest: inContest, title }, say)
    case 'idea.answered':
      return own
        ? m.notifications_item_answered({ title }, say)
        : m.notifications_item_answered_followed({ title }, say)
    case 'idea.won':
      return own ? m.notifications_subject_won({ title }, say) : m.notifications_item_won_followed({ title }, say)
    case 'idea.returned':
      return m.notifications_item_returned({ title }, say)
    case 'idea.hidden':
      return m.notifications_item_hidden({ title }, say)
    case 'idea.restored':
      return m.notifications_item_restored({ title }, say)
    case 'comment.returned':
      return m.notifications_item_comment_returned({ title }, say)
    case 'comment.hidden':
      return m.notifications_item_comment_hidden({ title }, say)
    case 'comment.restored':
      return m.notifications_item_comment_restored({ title }, say)
    case 'appeal.refused':
      return m.notifications_item_appeal_refused({ title }, say)
    case 'comment.published': {
      const who = comment?.pseudonym || name || m.ideas_guest({}, say)
      return own
        ? m.notifications_item_comment({ name: who, title }, say)
        : m.notifications_item_reply({ name: who, title }, say)
    }
    case 'contest.opened':
      return own
        ? m.notifications_subject_finalist({ title }, say)
        : m.notifications_subject_final({ contest: title }, say)
    default:
      return contestNews[news.kind]?.({ contest: inContest }, say) ?? inContest
  }
}

const contestNews: Record<string, typeof m.notifications_item_voting> = {
  'contest.phase': m.notifications_item_voting,
  'contest.extended': m.notifications_item_extended,
  'contest.closed': m.notifications_item_closed,
  'contest.concluded': m.notifications_item_concluded,
}

function textOf({ news, contest, idea, comment, answer, name }: Placed, say: Say, tell: TellStatus): string {
  if (comment && (news.kind === 'comment.returned' || news.kind === 'comment.hidden')) return comment.stateWords
  if (news.kind === 'appeal.refused') return ''
  if (comment) return comment.text
  if (answer && idea) {
    const reason = answer.reason ? answerReason(answer.reason, say) : ''
    const signature = `— ${[name, answer.authorTitle].filter(Boolean).join(', ')}`
    return parts(tell(answer, say.locale).words, reason, answer.text, signature)
  }
  if (news.kind === 'contest.concluded') return contest.conclusion
  if (!idea) return ''
  if (news.kind === 'idea.returned' || news.kind === 'idea.hidden') return idea.stateWords
  if (news.why === 'own' || news.kind !== 'idea.published') return ''
  return parts(idea.beneathFor === 'everyone' ? idea.beneath : '', idea.body)
}

const parts = (...texts: string[]) => texts.filter(Boolean).join('\n\n')

function pathOf({ news, contest, idea, comment }: Placed): string {
  if (news.kind === 'appeal.refused') return comment ? `/appeal/comment/${comment.id}` : `/appeal/idea/${idea?.id}`
  if (comment) return commentPath({ idea, contest }, comment)
  if (idea) return news.kind === 'idea.answered' ? `${ideaPath(idea)}#answer` : ideaPath(idea)
  return news.kind === 'contest.concluded' && contest.kind !== 'debate'
    ? `${contestPath(contest)}/results`
    : contestPath(contest)
}
