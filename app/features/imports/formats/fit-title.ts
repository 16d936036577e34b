/** Longest title an idea may have, in code points. */
export const longestTitle = 200

/**
 * A statement as title and, when it is too long for one, the whole of it as body. Cuts at the end of a sentence
 * where there is one, else at a word.
 */
export function fitTitle(statement: string): { title: string; body: string } {
  const text = statement.replace(/\s+/g, ' ').trim()
  if ([...text].length <= longestTitle) return { title: text, body: '' }
  const start = [...text].slice(0, longestTitle - 1).join('')
  const sentence = /^.{40,}[.!?](?=\s)/u.exec(start)?.[0]
  const words = start.slice(0, Math.max(start.lastIndexOf(' '), 1))
  return { title: sentence ?? `${words}…`, body: text }
}
