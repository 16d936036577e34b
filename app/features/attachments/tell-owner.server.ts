import type { FileWish } from '#app/features/attachments/decide-file.server.ts'
import { filesPath } from '#app/features/attachments/files-path.ts'
import { stateReason } from '#app/features/ideas/state-reason.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { FileRow } from '#drizzle/queries/files.ts'
import { personById } from '#drizzle/queries/people.ts'

/** Writes to whoever sent a file, in their language, that it was taken down and why, or that it is back. */
export async function tellOwner(viewer: Viewer, file: FileRow, wish: FileWish, now: Date) {
  const owner = await personById(file.ownerId)
  if (!owner?.email || !owner.emailConfirmedAt || owner.suspendedAt || owner.id === viewer.id) return
  const settings = await siteSettings()
  const locale = owner.language ?? settings.language
  const [about, say] = [{ title: file.alt }, { locale }]
  const hidden = wish.decision === 'hide'
  const paragraphs: string[] = [hidden ? m.files_mail_hidden_text(about, say) : m.files_mail_back_text(about, say)]
  if (wish.reason) paragraphs.push(m.ideas_reason({ reason: stateReason(wish.reason, say) }, say))
  if (wish.words) paragraphs.push(wish.words)
  const body = composeMail({
    locale,
    organisation: settings.organisation,
    paragraphs,
    button: { label: m.moderation_mail_open({}, say), path: filesPath(file) },
    reason: m.files_mail_why({}, say),
  })
  const subject = hidden ? m.files_mail_hidden_subject(about, say) : m.files_mail_back_subject(about, say)
  const kind = hidden ? 'file-hidden' : 'file-restored'
  await queueMail({ to: owner.email, personId: owner.id, aboutId: file.subjectId, kind, subject, ...body }, now)
}
