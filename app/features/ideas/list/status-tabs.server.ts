import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { getLanguage } from '#app/web/get-language.ts'
import { isInUse } from '#drizzle/queries/idea-lists.ts'
import { sharedRead } from '#drizzle/shared-read.ts'

/** The organisation's own statuses that ideas of this contest have, to narrow its list by; mostly none. */
export async function statusTabs(contestId: string) {
  const { ownStatuses } = await siteSettings()
  if (ownStatuses.length === 0) return []
  const used = await sharedRead(`own statuses in ${contestId}`, () =>
    Promise.all(ownStatuses.map(({ key }) => isInUse(contestId, key))),
  )
  return ownStatuses.filter((_, nth) => used[nth]).map((own) => ({ value: own.key, label: own[getLanguage()] }))
}
