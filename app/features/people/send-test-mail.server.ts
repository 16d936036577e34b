import { testMailWords } from '#app/features/people/test-mail-words.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { transaction } from '#drizzle/database.ts'

/** Sends an admin a mail that shows whether mails arrive. */
export async function sendTestMail({ id, email }: Viewer, now = new Date()) {
  if (!email) return
  const mail = { to: email, personId: id, kind: 'test', ...(await testMailWords()) }
  await transaction(() => queueMail(mail, now))
}
