import { m } from '#app/paraglide/messages.js'
import type { JuryRow } from '#drizzle/queries/juries.ts'

type Said = Pick<JuryRow, 'criteria' | 'scale' | 'perIdea' | 'blind' | 'judged' | 'share'>

/** How a jury judges, in the sentences people read on its page, in the rules and with the results. */
export function juryInWords({ criteria, scale, perIdea, blind, judged, share }: Said): string[] {
  const sum = criteria.reduce((total, { weight }) => total + weight, 0)
  const weighed = criteria.map(({ name, weight }) => `${name} (${Math.round((100 * weight) / sum)} %)`).join(', ')
  return [
    m.jury_words_criteria({ criteria: weighed, scale }),
    m.jury_words_per_idea({ n: perIdea }),
    judged === 'all' ? m.jury_words_all() : m.jury_words_shortlist(),
    blind ? m.jury_words_blind() : m.jury_words_open(),
    share > 0 ? m.jury_words_share({ jury: share, crowd: 100 - share }) : m.jury_words_advice(),
  ]
}
