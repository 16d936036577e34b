import { m } from '#app/paraglide/messages.js'

const steps = {
  supporters: () => m.winners_tie_supporters(),
  cost: () => m.winners_tie_cost(),
  lot: () => m.winners_tie_lot(),
  'earlier-stage': () => m.winners_tie_earlier_stage(),
}

/** Who was level, and what told them apart. */
export function tieWords(titles: string[], brokenBy: keyof typeof steps) {
  return m.winners_tie({ ideas: titles.map((title) => `“${title}”`).join(', '), step: steps[brokenBy]() })
}
