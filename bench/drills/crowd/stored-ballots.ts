import path from 'node:path'
import Database from 'better-sqlite3'
import postgres from 'postgres'
import type { BallotKind } from '#app/features/votes/ballot-chain.server.ts'

/** All that a database holds about votes in one contest, read past the program that wrote it. */
export interface Stored {
  /** What the engine's own check of its files says: `ok`, or the damage. */
  check: string
  votes: { person: string; idea: string; seq: number }[]
  log: { seq: number; kind: BallotKind; commitment: string; previous: string; rulesHash: string; head: string }[]
  counters: { idea: string; votes: number }[]
  contest: { id: string; logSeq: number; logHead: string }
}

const asked = {
  votes: `select person_id as person, idea_id as idea, seq from votes where state = 'counted'`,
  log: 'select seq, kind, commitment, previous, rules_hash as "rulesHash", head from ballot_log order by seq',
  counters: 'select id as idea, votes from ideas',
  contest: 'select id, log_seq as "logSeq", log_head as "logHead" from contests',
}

/** Reads an SQLite file; another process may be writing to it. */
export function storedInFile(dataDir: string): Stored {
  const database = new Database(path.join(dataDir, 'aflora.db'), { fileMustExist: true })
  try {
    database.pragma('query_only = 1')
    database.exec('begin')
    const rows = <Row>(sql: string) => database.prepare(sql).all() as Row[]
    return {
      check: database.pragma('integrity_check(1)', { simple: true }) as string,
      votes: rows<Stored['votes'][number]>(asked.votes),
      log: rows<Stored['log'][number]>(asked.log),
      counters: rows<Stored['counters'][number]>(asked.counters),
      contest: rows<Stored['contest']>(asked.contest)[0] as Stored['contest'],
    }
  } finally {
    database.close()
  }
}

/** Reads a PostgreSQL database at one instant. */
export async function storedInPostgres(url: string): Promise<Stored> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await client.begin('isolation level repeatable read read only', async (sql) => {
      const rows = async <Row>(text: string) => [...(await sql.unsafe(text))] as unknown as Row[]
      const [contest] = await rows<Stored['contest']>(asked.contest)
      return {
        check: 'ok',
        votes: await rows<Stored['votes'][number]>(asked.votes),
        log: await rows<Stored['log'][number]>(asked.log),
        counters: await rows<Stored['counters'][number]>(asked.counters),
        contest: contest as Stored['contest'],
      }
    })
  } finally {
    await client.end()
  }
}
