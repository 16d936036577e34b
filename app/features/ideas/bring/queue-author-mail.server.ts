import { createHmac } from 'node:crypto'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { secretsFor } from '#app/server/secrets.server.ts'
import { lettersSince, noteLetter, wereWrittenTo } from '#drizzle/queries/bringing.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'

const day = 24 * 60 * 60 * 1000

/** Of the whole site. Documented in SECURITY.md; a change here is a change there. */
export const mostAuthorMails = 50

interface Letter {
  email: string
  token: string
  idea: Pick<IdeaRow, 'title'>
  contest: Pick<ContestRow, 'title'>
}

/**
 * The one letter to somebody whose words were brought here: what became of them, and how to own them or to have the name
 * taken away. Inside the caller's transaction. `twice` when that address had such a letter before, about anything.
 */
export async function queueAuthorMail({ email, token, idea, contest }: Letter, now: Date) {
  if ((await lettersSince(new Date(now.getTime() - day))) >= mostAuthorMails) return 'enough' as const
  const hashes = addressHashes(email)
  if ((await wereWrittenTo(hashes)) || !(await noteLetter(hashes[0] as string, now))) return 'twice' as const
  const { organisation, language: locale } = await siteSettings()
  const about = { organisation, contest: contest.title }
  const body = composeMail({
    ...{ locale, organisation },
    paragraphs: [m.bring_mail_text(about, { locale }), `— ${idea.title}`, m.bring_mail_choice({}, { locale })],
    button: { label: m.bring_mail_button({}, { locale }), path: `/brought/${token}` },
    reason: m.bring_mail_why({}, { locale }),
  })
  await queueMail({ to: email, kind: 'brought', subject: m.bring_mail_subject(about, { locale }), ...body }, now)
  return 'sent' as const
}

/** One for each generation of the key, the current first: a copy of the database alone does not tell whose they are. */
const addressHashes = (email: string) =>
  secretsFor('brought-letter').map((key) => createHmac('sha256', key).update(email).digest('base64url'))
