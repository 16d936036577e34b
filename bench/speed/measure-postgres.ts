import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startPostgres } from '../../tests/setup/postgres-server.ts'
import { fillApart } from '../contest/fill-apart.ts'
import { measureBarePostgres } from './bare-postgres.ts'
import { measurePages, type PagesMeasured } from './measure-pages.ts'
import { measureVotes, type VotesMeasured } from './measure-votes.ts'

export interface FoundOnPostgres {
  ideas: number
  node: string
  bare: Awaited<ReturnType<typeof measureBarePostgres>>
  /** By the number of web processes. */
  processes: Record<string, { pages: PagesMeasured; votes: VotesMeasured }>
}

type Wanted = { words: string[]; ideas: number; cast: number; workers: string[] }

/** The same pages and votes on a PostgreSQL of its own that keeps what it acknowledges, with several web processes. */
export async function measureOnPostgres({ words, ideas, cast, workers }: Wanted): Promise<FoundOnPostgres> {
  const postgres = await startPostgres('people')
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-bench-postgres-'))
  const place = { DATA_DIR: folder, DATABASE_URL: `${postgres.url}postgres` }
  try {
    const { sessions } = await fillApart<{ sessions: string[] }>(place, words)
    const bare = await measureBarePostgres(place.DATABASE_URL)
    const processes: FoundOnPostgres['processes'] = {}
    for (const [nth, many] of workers.entries()) {
      const settings = { ...place, WORKERS: many }
      const pages = await measurePages(settings, sessions, [many])
      const votes = await measureVotes(settings, {
        sessions,
        ideas,
        votes: cast,
        from: nth * Math.floor(ideas / workers.length),
      })
      processes[many] = { pages, votes }
      console.error(`${many} process(es): measured`)
    }
    return { ideas, node: process.version, bare, processes }
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
