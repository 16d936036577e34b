import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import type { ChipTone } from '#app/ui/chip.tsx'
import { getLanguage } from '#app/web/get-language.ts'
import type { Language } from '#app/web/languages.ts'

/** A status as a chip shows it. */
export interface StatusShown {
  words: string
  tone: ChipTone
}

export type TellOwnStatus = (key: string, locale?: Language) => StatusShown | undefined

/** Tells the organisation's own statuses by their keys, retired ones too; nothing for none and for one of elsewhere. */
export async function ownStatusTeller(): Promise<TellOwnStatus> {
  const { ownStatuses } = await siteSettings()
  const known = new Map(ownStatuses.map((own) => [own.key, own]))
  return (key, locale = getLanguage()) => {
    const own = known.get(key)
    return own && { words: own[locale], tone: own.tone }
  }
}
