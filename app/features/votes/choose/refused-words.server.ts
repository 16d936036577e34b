import type { ComparisonRefusal } from '#app/features/votes/choose/comparison.ts'
import { isMessageKey, translate } from '#app/web/translate.server.ts'

/** Why a comparison was not taken; what a vote would be refused for is said as it is said there. */
export function refusedWords(reason: ComparisonRefusal): string {
  const word = reason.replaceAll('-', '_')
  const own = `choose_refused_${word}`
  return translate(isMessageKey(own) ? own : `votes_refused_${word}`)
}
