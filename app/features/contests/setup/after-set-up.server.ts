import { m } from '#app/paraglide/messages.js'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** Where the owner goes on: to the question whether to open, to the visitor's view, or to more editing. */
export function afterSetUp({ slug }: Pick<ContestRow, 'slug'>, next: 'open' | 'preview' | 'draft') {
  if (next !== 'draft') return redirectTo(`/c/${slug}/${next}`)
  return redirectWithNote(`/c/${slug}/edit`, m.contests_draft_kept())
}
