import { daysBefore, NOTICE_DAYS } from '#app/features/admin/retention/terms.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { transaction } from '#drizzle/database.ts'
import type { PersonRow } from '#drizzle/queries/people.ts'
import { UNUSED_NOTICE, untoldAccounts } from '#drizzle/queries/retention.ts'

const atOnce = 200

/** Writes to those who have not been here since `before` when their account goes and how to keep it; once each. */
export async function tellUnused(before: Date, now: Date) {
  const told = await untoldAccounts(before, atOnce)
  for (const person of told) await transaction(() => tell(person, now))
  return told.length
}

async function tell({ id, email, language: own, usedAt }: PersonRow, now: Date) {
  const { organisation, language, timeZone } = await siteSettings()
  const locale = own ?? language
  const say = { locale }
  const days = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone })
  const date = days.format(daysBefore(now, -NOTICE_DAYS))
  const since = days.format(usedAt ?? now)
  const body = composeMail({
    ...{ locale, organisation },
    paragraphs: [
      m.upkeep_unused_text({ since, date }, say),
      m.upkeep_unused_goes({}, say),
      m.upkeep_unused_keep({}, say),
    ],
    button: { label: m.upkeep_unused_button({}, say), path: '/in' },
    reason: m.upkeep_unused_why({}, say),
  })
  const subject = m.upkeep_unused_subject({ organisation, date }, say)
  await queueMail({ to: email ?? '', personId: id, kind: UNUSED_NOTICE, subject, ...body }, now)
}
