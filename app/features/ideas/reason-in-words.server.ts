import { answerReason } from '#app/features/ideas/answer-reason.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { getLanguage } from '#app/web/get-language.ts'

/** A stored reason of an answer in words, also one that an admin added or retired; empty for one no list has. */
export async function reasonInWords(reason: string, locale = getLanguage()) {
  if (!reason.startsWith('own-')) return answerReason(reason, { locale })
  const { answerReasons } = await siteSettings()
  return answerReasons.find(({ key }) => key === reason)?.[locale] ?? ''
}
