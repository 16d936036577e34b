import postgres from 'postgres'

const roundMs = 3000

/** What PostgreSQL alone commits a second through the same driver: one insert each, one connection and 64 at once. */
export async function measureBarePostgres(url: string) {
  return { one: await commitsPerSecond(url, 1), sixtyFour: await commitsPerSecond(url, 64) }
}

async function commitsPerSecond(url: string, connections: number) {
  const sql = postgres(url, { max: connections, onnotice: () => {} })
  try {
    await sql`create table if not exists bare_votes (person integer, idea integer, primary key (person, idea))`
    await sql`truncate bare_votes`
    let [nth, done] = [0, 0]
    const began = performance.now()
    const client = async () => {
      for (; performance.now() - began < roundMs; done++) {
        nth += 1
        await sql`insert into bare_votes values (${nth}, ${nth * 7})`
      }
    }
    await Promise.all(Array.from({ length: connections }, client))
    return Math.round((done * 1000) / (performance.now() - began))
  } finally {
    await sql`drop table if exists bare_votes`
    await sql.end()
  }
}
