import { searchText } from '#app/features/ideas/search/search-text.ts'
import { dropSearchRow, keepSearchRow } from '#drizzle/engines/search.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'

type Indexed = Pick<IdeaRow, 'id' | 'contestId' | 'state' | 'title' | 'body' | 'beneath' | 'beneathFor'>

/** Keeps the search rows of an idea as it is now: only published ideas are found. Inside the transaction that changed it. */
export async function indexIdea(idea: Indexed) {
  if (idea.state !== 'published') return dropSearchRow(idea.id)
  await keepSearchRow({ ideaId: idea.id, contestId: idea.contestId, ...searchText(idea) })
}
