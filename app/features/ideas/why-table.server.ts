import { showNumber, showPercent } from '#app/ui/figures/show-number.ts'
import { translate } from '#app/web/translate.server.ts'

const shares = ['contestRate', 'mean', 'low', 'high', 'score']

/** The numbers of an explanation as rows for people: what it is, and how much. */
export function whyTable(numbers: Record<string, number>) {
  return Object.entries(numbers).map(([name, value]) => ({
    name,
    label: translate(`votes_number_${wordsOf(name)}`),
    value: shares.includes(name) ? showPercent(value) : showNumber(value, { maximumFractionDigits: 1 }),
  }))
}

const wordsOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
