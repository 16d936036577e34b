import { getLanguage } from '#app/web/get-language.ts'
import { number } from '#app/web/message-formats.ts'

/** A number as the reader's language writes it. */
export function showNumber(value: number, options?: Intl.NumberFormatOptions) {
  return number(getLanguage(), value, options)
}

/** @param share between 0 and 1 */
export function showPercent(share: number) {
  return showNumber(share, { style: 'percent', maximumFractionDigits: 0 })
}
