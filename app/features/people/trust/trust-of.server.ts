import { type TrustFacts, type TrustLevel, trustLevel } from '#app/features/people/trust/trust-level.ts'
import { hereSince, standingOfTexts } from '#drizzle/queries/trust.ts'

const day = 24 * 60 * 60 * 1000

export interface Trust {
  level: TrustLevel
  facts: TrustFacts
  /** What a moderator said where they set it by hand. */
  byHand: { reason: string } | null
}

/** How far somebody is trusted, and why; whoever has done nothing here yet is new. */
export async function trustOf(personId: string, now = new Date()): Promise<Trust> {
  const here = await hereSince(personId)
  const texts = here && (await standingOfTexts(personId))
  const facts = {
    days: here ? daysBetween(here.since, now) : 0,
    accepted: texts?.accepted ?? 0,
    removed: texts?.removedAt ? daysBetween(texts.removedAt, now) : null,
  }
  const set = here?.set
  return { level: set?.level ?? trustLevel(facts), facts, byHand: set ? { reason: set.reason } : null }
}

const daysBetween = (from: Date, to: Date) => Math.max(0, Math.floor((to.getTime() - from.getTime()) / day))
