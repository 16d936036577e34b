import path from 'node:path'
import Database from 'better-sqlite3'
import postgres from 'postgres'
import { type Load, load } from '../contest/load.ts'
import { startSite } from '../contest/site.ts'

export interface VotesMeasured extends Load {
  /** How many more votes the file holds than before. */
  kept: number
  /** Milliseconds of processor time a vote took, in all processes of the site together. */
  cpu: number | null
}

const CLIENTS = 64

/** Votes over HTTP with real sessions, each person for one idea after the other, acknowledged once they are on disk. */
export async function measureVotes(
  place: Record<string, string>,
  { sessions, ideas, votes, from }: { sessions: string[]; ideas: number; votes: number; from: number },
): Promise<VotesMeasured> {
  const site = await startSite(place)
  const before = await votesIn(place)
  try {
    const ask = (nth: number) => {
      const idea = ideas - 1 - ((from + Math.floor(nth / sessions.length)) % ideas)
      return { path: `/i/idea${idea}/vote`, session: sessions[nth % sessions.length] as string, post: true }
    }
    await load(site.url, CLIENTS, votes, ask)
    const cpu = site.cpu()
    const taken = await load(site.url, CLIENTS, votes, (nth) => ask(nth + votes))
    const spent = site.cpu()
    const kept = (await votesIn(place)) - before - votes
    return { ...taken, kept, cpu: cpu === null || spent === null ? null : (spent - cpu) / votes }
  } finally {
    await site.stop()
  }
}

async function votesIn({ DATA_DIR = '', DATABASE_URL = '' }: Record<string, string>) {
  if (DATABASE_URL) return votesInPostgres(DATABASE_URL)
  const database = new Database(path.join(DATA_DIR, 'aflora.db'), { readonly: true })
  const votes = database.prepare('select count(*) from votes').pluck().get() as number
  database.close()
  return votes
}

async function votesInPostgres(url: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const [row] = await sql`select count(*)::int as votes from votes`
  await sql.end()
  return row?.votes as number
}
