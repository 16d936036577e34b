import { slugOf } from '#app/features/contests/slug-of.ts'
import { newShortId } from '#drizzle/ids.ts'
import { contestNamed } from '#drizzle/queries/contests.ts'

/** Words that stand where a contest's address begins. */
const reserved = new Set(['new', 'draft', 'import'])

/** An address nobody has yet, made of the title; with a number behind it when others had the same thought. */
export async function freeSlug(title: string): Promise<string> {
  const wanted = slugOf(title) || `contest-${newShortId()}`
  for (let nth = 1; nth <= 50; nth++) {
    const slug = nth === 1 ? wanted : `${wanted}-${nth}`
    if (!reserved.has(slug) && !(await contestNamed(slug))) return slug
  }
  return `${wanted}-${newShortId()}`
}
