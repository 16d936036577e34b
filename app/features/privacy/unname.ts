const least = 2
const inPlace = '…'

const escapedForPattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const inHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const forms = (words: string[]) =>
  [...new Set(words.flatMap((word) => [word, inHtml(word), inHtml(word).replaceAll("'", '&#39;')]))]
    .filter((word) => word.length >= least)
    .sort((one, other) => other.length - one.length)

/**
 * Takes names and addresses out of a text, as whole words only: Ana stays in Analysis, and another's address stays whole.
 * What stands instead is never longer.
 */
export function unnaming(names: string[], emails: string[]): (text: string) => string {
  const patterns = [
    ...forms(emails).map(
      (email) => new RegExp(`(?<![\\p{L}\\p{N}._%+-])${escapedForPattern(email)}(?![\\p{L}\\p{N}-])`, 'giu'),
    ),
    ...forms(names).map((name) => new RegExp(`(?<![\\p{L}\\p{N}])${escapedForPattern(name)}(?![\\p{L}\\p{N}])`, 'gu')),
  ]
  return (text) => patterns.reduce((left, pattern) => left.replace(pattern, inPlace), text)
}
