import { type TrustFacts, type TrustLevel, trustLevel } from '#app/features/people/trust/trust-level.ts'
import { personById } from '#drizzle/queries/people.ts'
import { acceptedTexts, lastRemoval, trustSetFor } from '#drizzle/queries/trust.ts'

const day = 24 * 60 * 60 * 1000

export interface Trust {
  level: TrustLevel
  facts: TrustFacts
  /** What a moderator said where they set it by hand. */
  byHand: { reason: string } | null
}

/** How far somebody is trusted, and why; whoever has done nothing here yet is new. */
export async function trustOf(personId: string, now = new Date()): Promise<Trust> {
  const person = await personById(personId)
  const removedAt = person && (await lastRemoval(personId))
  const facts = {
    days: person ? daysBetween(person.createdAt, now) : 0,
    accepted: person ? await acceptedTexts(personId) : 0,
    removed: removedAt ? daysBetween(removedAt, now) : null,
  }
  const set = await trustSetFor(personId)
  return { level: set?.level ?? trustLevel(facts), facts, byHand: set ? { reason: set.reason } : null }
}

const daysBetween = (from: Date, to: Date) => Math.max(0, Math.floor((to.getTime() - from.getTime()) / day))
