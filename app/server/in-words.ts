/** “in 5 minutes”, in the person's language. */
export function inWords(seconds: number, locale: string) {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' })
  if (seconds < 90) return format.format(seconds, 'second')
  if (seconds < 90 * 60) return format.format(Math.ceil(seconds / 60), 'minute')
  return format.format(Math.ceil(seconds / 3600), 'hour')
}
