import { env } from '#app/env.server.ts'
import { senderOfMails } from '#app/mail/send-mail.server.ts'

/** Through which machine mails go and what they say they come from; without a mail server no machine. */
export function mailServer() {
  // The address may hold a password; only the machine's name is shown.
  return { server: env.SMTP_URL ? new URL(env.SMTP_URL).host : null, from: senderOfMails() }
}
