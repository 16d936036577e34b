import { ANSWER_REASONS, answerReason } from '#app/features/ideas/answer-reason.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getLanguage } from '#app/web/get-language.ts'

/** The reasons of an answer to choose from, in the reader's language; the house's own and those an admin added. */
export async function reasonOptions() {
  const { answerReasons } = await siteSettings()
  return [
    { value: '', label: m.answers_no_reason() },
    ...ANSWER_REASONS.map((value) => ({ value: value as string, label: answerReason(value) })),
    ...answerReasons.filter(({ retired }) => !retired).map((own) => ({ value: own.key, label: own[getLanguage()] })),
  ]
}

/** Whether a reason is on the list now; none at all is fine too. */
export async function isKnownReason(reason: string | undefined) {
  if (!reason) return true
  return (await reasonOptions()).some(({ value }) => value === reason)
}
