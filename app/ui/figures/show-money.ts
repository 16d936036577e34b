import { showNumber } from '#app/ui/figures/show-number.ts'

/** A sum, to the hundredth of its unit, as the reader's language writes numbers, with its unit behind it and never torn from it. */
export const showMoney = (sum: number, unit: string) =>
  `${showNumber(sum, { maximumFractionDigits: 2 })}${unit ? `\u00a0${unit}` : ''}`
