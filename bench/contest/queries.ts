import { listIdeas } from '#app/features/ideas/list-ideas.server.ts'
import { listPage } from '#app/features/ideas/list-page.server.ts'
import { searchIdeas } from '#app/features/ideas/search-ideas.server.ts'
import { similarIdeas } from '#app/features/ideas/similar-ideas.server.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { CONTEST } from './fill.ts'
import { median, quantile, timed } from './median.ts'
import { sentences } from './words.ts'

/** Milliseconds of what a page asks the database, without any rendering, in this process. */
export interface Queries {
  page: number
  list: number
  similar: { median: number; p95: number }
  search: { median: number; p95: number }
}

const both = (took: number[]) => ({ median: median(took), p95: quantile(took, 0.95) })

export async function measureQueries(): Promise<Queries> {
  const contest = (await contestById(CONTEST)) as ContestRow
  const readers = await Promise.all(
    Array.from({ length: 50 }, async (_, nth) => viewerFrom((await personById(`person${nth}`)) as PersonRow)),
  )
  const reader = (nth: number) => readers[nth % readers.length] as (typeof readers)[number]
  const [drafts, wanted] = [sentences(11), sentences(13)]
  return {
    page: median(await timed(300, (nth) => listPage({ contestId: CONTEST }, firstPage(`seed ${nth}`), 20))),
    list: median(await timed(300, (nth) => listIdeas(reader(nth), contest))),
    similar: both(await timed(300, (nth) => similarIdeas(reader(nth), contest, drafts(3 + (nth % 12))))),
    search: both(await timed(300, (nth) => searchIdeas(reader(nth), { q: wanted(1 + (nth % 3)) }))),
  }
}

const firstPage = (seed: string) => ({
  order: 'fair' as const,
  seed,
  share: 3 as const,
  count: 0,
  lots: [],
  mark: 0,
  last: {},
  marked: {},
  floor: {},
})
