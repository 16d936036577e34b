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

/** Writes to whoever sent a file, in their language, that it was taken down and why, that it stays so, or that it is back. */
export async function tellOwner(viewer: Viewer, file: FileRow, wish: FileWish, now: Date) {
  const owner = await personById(file.ownerId)
  if (!owner?.email || !owner.emailConfirmedAt || owner.suspendedAt || owner.id === viewer.id) return
  const settings = await siteSettings()
  const locale = owner.language ?? settings.language
  const [about, say] = [{ title: file.alt }, { locale }]
  const said = sentences[wish.decision]
  const paragraphs: string[] = [said.text(about, say)]
  if (wish.reason) paragraphs.push(m.ideas_reason({ reason: stateReason(wish.reason, say) }, say))
  if (wish.words) paragraphs.push(wish.words)
  if (wish.decision === 'hide') paragraphs.push(m.files_mail_ask(about, say))
  const body = composeMail({
    locale,
    organisation: settings.organisation,
    paragraphs,
    button: { label: m.moderation_mail_open({}, say), path: pathAfter(file, wish) },
    reason: m.files_mail_why({}, say),
  })
  const mail = { to: owner.email, personId: owner.id, aboutId: file.subjectId, kind: said.kind }
  await queueMail({ ...mail, subject: said.subject(about, say), ...body }, now)
}

/** What was decided, and where one can ask again, stand together on one page. */
const pathAfter = (file: FileRow, { decision }: FileWish) =>
  decision === 'show' ? filesPath(file) : `/files/${file.id}/appeal`

const sentences = {
  hide: { text: m.files_mail_hidden_text, subject: m.files_mail_hidden_subject, kind: 'file-hidden' },
  show: { text: m.files_mail_back_text, subject: m.files_mail_back_subject, kind: 'file-restored' },
  uphold: { text: m.files_mail_upheld_text, subject: m.files_mail_upheld_subject, kind: 'file-upheld' },
} as const
