import type { ContestRow } from '#drizzle/queries/contests.ts'
import type { Batch } from './batch.ts'
import type { Progress } from './progress.ts'

/** One running import: what comes, where to, and which of it has an id here by now (by source id). */
export interface Arrival {
  importId: string
  contest: ContestRow
  batch: Batch
  rendered: Rendered
  people: Map<string, string>
  ideas: Map<string, string>
  comments: Map<string, string>
  progress: Progress
  now: Date
}

/** Markdown of the batch, rendered before the transaction begins. */
export interface Rendered {
  brief: string
  ideas: Map<string, { html: string; excerpt: string }>
  comments: Map<string, string>
}

/** Sources of people are unique on the whole site, so they carry the contest and the format. */
export const scoped = ({ contest, batch }: Arrival, source: string) => `${contest.id}/${batch.format}/${source}`

export function personOf(arrival: Arrival, source: string) {
  const id = arrival.people.get(source)
  if (!id) throw new Error(`The batch names ${source} but does not bring them.`)
  return id
}
