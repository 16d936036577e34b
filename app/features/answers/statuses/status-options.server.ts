import { OUTCOMES, outcomeWords } from '#app/features/settings/outcome-words.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { getLanguage } from '#app/web/get-language.ts'

/** What an answer may say of an idea, in words: the house's outcomes, then its own statuses; `standing` stays offered. */
export async function statusOptions(standing = '') {
  const { ownStatuses } = await siteSettings()
  const offered = ownStatuses.filter(({ key, retired }) => !retired || key === standing)
  return [
    ...OUTCOMES.map((value) => ({ value: value as string, label: outcomeWords[value]() })),
    ...offered.map((own) => ({ value: own.key, label: `${own[getLanguage()]} (${outcomeWords[own.outcome]()})` })),
  ]
}
