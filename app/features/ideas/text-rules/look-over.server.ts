import { findRule } from '#app/features/ideas/text-rules/find-rule.ts'
import { trustOf } from '#app/features/people/trust/trust-of.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { ContestFacts } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import type { Caught } from '#app/web/form-trap.server.ts'
import { dropHeldWhy, keepHeldWhy } from '#drizzle/queries/trust.ts'

/** Why a text waits for a person although its contest does not ask for that. */
export type HeldWhy = 'words' | 'links' | Caught

export interface LookedOver {
  /** Of the words that are not taken at all, the one that was found. */
  refused: string | null
  hold: HeldWhy[]
}

/**
 * Holds the texts of somebody against the words and links the organisation named. What it holds waits for a person and
 * is never dropped; whoever looks after the contest is not held.
 */
export async function lookOver(viewer: Viewer, contest: ContestFacts, texts: string[], now: Date): Promise<LookedOver> {
  if (can(viewer, 'contest.moderate', contest).allow) return { refused: null, hold: [] }
  const { heldWords, refusedWords, linksOfNew } = await siteSettings()
  const text = texts.join('\n')
  const refused = findRule(text, refusedWords) ?? null
  const [words, links] = [
    findRule(text, heldWords) !== undefined,
    linksOfNew !== 'any' && countLinks(text) > linksOfNew,
  ]
  if (refused !== null || !(words || links)) return { refused, hold: [] }
  const { level } = await trustOf(viewer.id, now)
  const hold: HeldWhy[] = []
  if (words && level !== 'trusted') hold.push('words')
  if (links && level === 'new') hold.push('links')
  return { refused, hold }
}

const countLinks = (text: string) => text.match(/https?:\/\/|www\./gi)?.length ?? 0

/** Keeps why a text waits, for whoever reads it; inside the transaction that holds it. */
export async function noteHeld(subject: 'idea' | 'comment', subjectId: string, why: HeldWhy[], now: Date) {
  if (why.length > 0) await keepHeldWhy({ subject, subjectId, why, createdAt: now })
  else await dropHeldWhy(subject, subjectId)
}
