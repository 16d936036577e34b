import { commentPath } from '#app/features/comments/comment-path.ts'
import { stateReason } from '#app/features/ideas/state-reason.ts'
import type { Wish } from '#app/features/moderation/decide.server.ts'
import { type FoundThing, textOf } from '#app/features/moderation/find-thing.server.ts'
import { mayUndoUntil } from '#app/features/moderation/undo-time.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { Language } from '#app/web/languages.ts'
import { excerptOf } from '#app/web/render-markdown.server.ts'
import { translate } from '#app/web/translate.server.ts'
import { personById } from '#drizzle/queries/people.ts'

/**
 * Writes to the author of a text, in their language, what was decided and what they can do now. Publishing and leaving a
 * text where it is need no letter, and a letter waits as long as the decision may be taken back. Whoever has no confirmed address reads it on the text itself.
 */
export async function tellAuthor(viewer: Viewer, found: FoundThing, wish: Wish, now: Date) {
  const text = textOf(found)
  const author = await personById(text.authorId)
  const tells = wish.decision !== 'publish' && author && author.id !== viewer.id && !author.suspendedAt
  if (!tells || !author.email || !author.emailConfirmedAt) return
  const settings = await siteSettings()
  const locale = author.language ?? settings.language
  const key = `moderation_mail_${wish.decision}_${found.subject}`
  const title = nameOf(found)
  const body = composeMail({
    locale,
    organisation: settings.organisation,
    paragraphs: paragraphs(translate(`${key}_text`, { title }, { locale }), found, wish, locale),
    button: buttonOf(found, wish, locale),
    reason: m.moderation_mail_why({}, { locale }),
  })
  const kind = `${found.subject}-${kinds[wish.decision]}`
  await queueMail(
    {
      to: author.email,
      personId: author.id,
      aboutId: text.id,
      dueAt: mayUndoUntil(now),
      kind,
      subject: translate(`${key}_subject`, { title }, { locale }),
      ...body,
    },
    now,
  )
}

const kinds = {
  publish: 'published',
  return: 'returned',
  edit: 'edited',
  hide: 'hidden',
  restore: 'restored',
  uphold: 'upheld',
} as const

const nameOf = (found: FoundThing) => (found.subject === 'idea' ? found.idea.title : excerptOf(found.comment.html, 80))

function paragraphs(news: string, found: FoundThing, wish: Wish, locale: Language) {
  const told = [news, found.subject === 'comment' ? `> ${excerptOf(found.comment.html, 2_000)}` : '']
  if (wish.reason) told.push(m.ideas_reason({ reason: stateReason(wish.reason, { locale }) }, { locale }))
  if (wish.words) told.push(wish.words)
  if (wish.decision === 'return') told.push(m.moderation_mail_amend({}, { locale }))
  if (wish.decision === 'hide' || wish.decision === 'return') told.push(m.moderation_mail_appeal({}, { locale }))
  return told.filter((part) => part !== '')
}

function buttonOf(found: FoundThing, { decision }: Wish, locale: Language) {
  const amends = decision === 'return'
  if (decision === 'uphold') {
    const path = `/appeal/${found.subject}/${textOf(found).id}`
    return { label: m.moderation_mail_open({}, { locale }), path }
  }
  const label = amends ? m.ideas_amend({}, { locale }) : m.moderation_mail_open({}, { locale })
  if (found.subject === 'idea') return { label, path: `/i/${found.idea.id}${amends ? '/edit' : ''}` }
  const { comment, idea, contest } = found
  return { label, path: amends ? `/comments/${comment.id}/edit` : commentPath({ idea, contest }, comment) }
}
