import { latestMails, type MailRow } from '#drizzle/queries/mails.ts'

/** The newest mail to an address, as it lies in the outbox. */
export async function mailTo(email: string): Promise<MailRow> {
  const mail = (await latestMails(500)).find(({ to }) => to === email)
  if (!mail) throw new Error(`No mail went to ${email}`)
  return mail
}

/** How many mails went to an address. */
export const mailsTo = async (email: string) => (await latestMails(500)).filter(({ to }) => to === email).length

/** The six digits of a sign-in mail. */
export async function codeFor(email: string): Promise<string> {
  return (await mailTo(email)).text.match(/^\d{6}$/m)?.[0] ?? ''
}

/** The token of the link in a mail: `/in/link/<token>`, `/join/<token>`. */
export async function tokenFor(email: string): Promise<string> {
  return (await mailTo(email)).text.match(/\/([\w-]{43})$/m)?.[1] ?? ''
}
