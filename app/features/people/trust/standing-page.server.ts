import { LEVELS, type TrustLevel, trustRules } from '#app/features/people/trust/trust-level.ts'
import { type Trust, trustOf } from '#app/features/people/trust/trust-of.server.ts'
import { type SiteSettings, siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'

export const levelName: Record<TrustLevel, () => string> = {
  new: m.people_trust_new,
  known: m.people_trust_known,
  trusted: m.people_trust_trusted,
}

/** How far somebody is trusted, why, and what each level asks for and may do. */
export async function standingPage(personId: string, now = new Date()) {
  const trust = await trustOf(personId, now)
  const { linksOfNew } = await siteSettings()
  return {
    level: trust.level,
    name: levelName[trust.level](),
    why: whyOf(trust),
    levels: LEVELS.map((level) => ({
      level,
      name: levelName[level](),
      asks: level === 'new' ? m.people_trust_asks_nothing() : m.people_trust_asks(trustRules[level]),
      may: mayOf(level, linksOfNew),
    })),
  }
}

function whyOf({ facts, byHand }: Trust) {
  const { days, accepted, removed } = facts
  const counted = [m.people_trust_days({ n: days }), m.people_trust_accepted({ n: accepted })]
  if (removed !== null) counted.push(m.people_trust_removed({ n: removed }))
  return byHand ? [m.people_trust_by_hand({ reason: byHand.reason }), ...counted] : counted
}

function mayOf(level: TrustLevel, linksOfNew: SiteSettings['linksOfNew']) {
  if (level === 'trusted') return [m.people_trust_may_words()]
  if (level === 'known') return [m.people_trust_may_known()]
  return [m.people_trust_may_new(), linksOfNew === 'any' ? '' : m.people_trust_may_links({ n: linksOfNew })].filter(
    Boolean,
  )
}
