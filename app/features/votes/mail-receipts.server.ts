import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { ownReceipts } from '#app/features/votes/own-receipts.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { requestContext } from '#app/web/request-context.server.ts'
import { transaction } from '#drizzle/database.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** Where receipts may be sent: an address that was proved, so that nobody sends letters to others. */
export const receiptAddress = ({ email, confirmed }: Viewer) => (confirmed ? email : null)

/**
 * Sends people all their receipts in a contest, as a file they can check without this site. False where there are none,
 * or no address that was proved.
 */
export async function mailReceipts(viewer: Viewer, contest: ContestRow, now = new Date()): Promise<boolean> {
  const to = receiptAddress(viewer)
  const receipts = await ownReceipts(viewer, contest)
  if (!to || receipts.length === 0) return false
  const { organisation } = await siteSettings()
  const { locale } = requestContext()
  const named = { contest: contest.title }
  const letter = composeMail({
    locale,
    organisation,
    paragraphs: [m.votes_receipts_mail_text(named), m.votes_receipts_mail_keep(), JSON.stringify(receipts, null, 1)],
    button: { label: m.votes_witness_check(), path: `/c/${contest.slug}/verify` },
    reason: m.votes_receipts_mail_reason(),
  })
  const mail = { to, personId: viewer.id, kind: 'receipts', subject: m.votes_receipts_mail_subject(named), ...letter }
  await transaction(() => queueMail(mail, now))
  return true
}
