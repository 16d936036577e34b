import { ANSWER_REASONS, answerReason } from '#app/features/ideas/answer-reason.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { getLanguage } from '#app/web/get-language.ts'

export type AnswerRulesPage = Awaited<ReturnType<typeof answerRulesPage>>

/** The calendar and the reasons as an admin changes them. The caller has asked the policy. */
export async function answerRulesPage() {
  const { workingDays, daysOff, timeZone, answerReasons } = await siteSettings()
  const own = answerReasons.filter(({ retired }) => !retired)
  return {
    timeZone,
    daysOff: daysOff.join('\n'),
    weekdays: mondayFirst.map((day) => ({ value: day, label: weekday(day), works: workingDays.includes(day) })),
    listed: ANSWER_REASONS.map((reason) => answerReason(reason)),
    own: own.map((reason) => ({ key: reason.key, words: reason[getLanguage()] })),
  }
}

const mondayFirst = [1, 2, 3, 4, 5, 6, 0]

/** The first of February 1970 was a Sunday. */
const weekday = (day: number) =>
  new Intl.DateTimeFormat(getLanguage(), { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(1970, 1, 1 + day))
