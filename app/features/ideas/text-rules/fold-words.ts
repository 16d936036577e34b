import { letterTwins } from '#app/features/people/letter-twins.ts'

const latin = /\p{Script=Latin}/u
const other = /\p{Script=Cyrillic}|\p{Script=Greek}/u

/**
 * The words of a text as they are compared: without case, accents, invisible signs and forms of width; a word that mixes
 * scripts is read as Latin, as its readers would. One pass over the text, whatever is in it.
 */
export function foldWords(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map(readAsOneScript)
}

function readAsOneScript(word: string) {
  if (!latin.test(word) || !other.test(word)) return word
  return [...word].map((sign) => letterTwins[sign] ?? sign).join('')
}
