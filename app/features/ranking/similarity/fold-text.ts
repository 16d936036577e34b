/**
 * The form in which texts are compared: no case, no accents, ё as е, single spaces; the same for every language.
 * Unicode NFD without combining marks (UAX #15); й becomes и and ñ becomes n too, on both sides of a comparison.
 */
export function foldText(text: string) {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}
