import { foldText } from './fold-text.ts'

/**
 * Every run of three characters of a text, folded, spaces included, repetitions kept; nothing for shorter texts.
 * The same cut as SQLite's FTS5 trigram tokenizer (by code point), so document frequencies may come from its index.
 */
export function trigrams(text: string): string[] {
  const letters = Array.from(foldText(text))
  return letters.slice(2).map((letter, index) => `${letters[index]}${letters[index + 1]}${letter}`)
}
