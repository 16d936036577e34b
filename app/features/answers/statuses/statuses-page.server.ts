import { OUTCOMES, outcomeWords } from '#app/features/settings/outcome-words.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getLanguage } from '#app/web/get-language.ts'
import { statusUse } from '#drizzle/queries/answers.ts'

export type StatusesPage = Awaited<ReturnType<typeof statusesPage>>
export type StatusLine = StatusesPage['statuses'][number]

/** The organisation's own statuses with where they stand, those in use first. The caller has asked the policy. */
export async function statusesPage() {
  const { ownStatuses } = await siteSettings()
  const used = await statusUse()
  const lines = ownStatuses.map((own) => ({
    ...own,
    label: own[getLanguage()],
    about: m.answers_status_about({
      outcome: outcomeWords[own.outcome](),
      used: m.answers_status_used({ n: used.get(own.key) ?? 0 }),
    }),
  }))
  return {
    statuses: [...lines.filter(({ retired }) => !retired), ...lines.filter(({ retired }) => retired)],
    outcomes: OUTCOMES.map((value) => ({ value: value as string, label: outcomeWords[value]() })),
  }
}
