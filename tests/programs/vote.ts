import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { openKeys } from '#app/server/secrets.server.ts'
import { closeDatabase } from '#drizzle/database.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'

/** One of several processes in which people vote for the same idea at once. Says how many votes were taken. */
const [idea = '', ...people] = process.argv.slice(2)
openKeys()
const votes = await Promise.all(
  people.map(async (id) => castVote(await viewerFrom((await personById(id)) as PersonRow), idea)),
)
process.stdout.write(JSON.stringify(votes.filter(({ ok }) => ok).length))
await closeDatabase()
