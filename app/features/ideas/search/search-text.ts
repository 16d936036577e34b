import { foldText } from '#app/features/ranking/similarity/fold-text.ts'

/** So much of the text after the title counts when ideas are compared. */
const comparedLength = 400

interface Written {
  title: string
  body: string
  beneath: string
  beneathFor: 'everyone' | 'team'
}

/** Folded words of a text and nothing else: only letters and digits, single spaces; the same on both engines. */
export const searchWords = (text: string) =>
  foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What the index keeps of an idea. What lies beneath for the team only is not part of it. */
export function searchText({ title, body, beneath, beneathFor }: Written) {
  const open = [body, beneathFor === 'everyone' ? beneath : ''].filter(Boolean).join('\n')
  return { words: searchWords(`${title}\n${open}`), grams: comparedText(title, open) }
}

/** The folded title and the beginning of what follows it, as similarity compares them. */
export const comparedText = (title: string, open = '') => foldText(`${title} ${open.slice(0, comparedLength)}`)
