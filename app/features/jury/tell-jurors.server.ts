import { juryDue } from '#app/features/jury/jury-state.ts'
import type { Pair } from '#app/features/ranking/jury/assign-ideas.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { Language } from '#app/web/languages.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { type JuryRow, jurorsOf } from '#drizzle/queries/juries.ts'

interface Told {
  contest: ContestRow
  jury: JuryRow
  /** Papers the letter is about: new ones, or those not handed in. */
  papers: Pair[]
}

const words = {
  'handed-out': { subject: m.jury_mail_papers_subject, text: m.jury_mail_papers },
  reminder: { subject: m.jury_mail_reminder_subject, text: m.jury_mail_reminder },
}

/** The day in the language of the letter, which need not be that of whoever causes it. */
function dayIn(locale: Language, date: Date, timeZone: string) {
  const language = locale === 'en' ? 'en-GB' : locale
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(date)
}

/** Writes to each juror who has such papers how many, until when and where; answers how many letters that were. */
export async function tellJurors({ contest, jury, papers }: Told, kind: keyof typeof words, now: Date) {
  const { organisation, language } = await siteSettings()
  const due = juryDue(contest, jury)
  let letters = 0
  for (const juror of await jurorsOf(contest.id)) {
    const n = papers.filter((pair) => pair.juror === juror.id).length
    if (n === 0 || !juror.email || !juror.emailConfirmedAt || juror.suspendedAt) continue
    const locale = juror.language ?? language
    const until = due ? m.jury_mail_until({ date: dayIn(locale, due, contest.timeZone) }, { locale }) : ''
    const body = composeMail({
      ...{ locale, organisation },
      paragraphs: [words[kind].text({ n, contest: contest.title }, { locale }), until].filter(Boolean),
      button: { label: m.jury_mail_button({}, { locale }), path: `/in?next=/c/${contest.slug}/jury` },
      reason: m.jury_mail_why({ contest: contest.title }, { locale }),
    })
    const subject = words[kind].subject({ contest: contest.title }, { locale })
    await queueMail({ to: juror.email, personId: juror.id, kind: `jury-${kind}`, subject, ...body }, now)
    letters += 1
  }
  return letters
}
