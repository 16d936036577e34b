import { z } from 'zod'
import { notFound } from '#app/web/refuse.server.ts'
import { sign, unsign } from '#app/web/signed.server.ts'
import { transaction } from '#drizzle/database.ts'
import { doesFollow, dropFollow } from '#drizzle/queries/follows.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'

const purpose = 'stop-following'
const Follow = z.tuple([z.string(), z.string()])

/** The address in a follower's mail that ends it; it works for whoever holds the mail, signed in or not. */
export const stopPath = (personId: string, ideaId: string) => `/stop/${sign(purpose, [personId, ideaId])}`

/** What such an address would end. Reading it changes nothing; one we did not write is no address. */
export async function findFollow(token: string) {
  const follow = Follow.safeParse(unsign(purpose, token))
  if (!follow.success) throw notFound()
  const [personId, ideaId] = follow.data
  const idea = (await ideaWithContest(ideaId))?.idea
  const shown = idea?.state === 'published' ? idea.title : ''
  return { personId, ideaId, title: shown, follows: await doesFollow(personId, 'idea', ideaId) }
}

/** Ends it; pressed again, nothing changes. */
export async function stopFollowing(token: string) {
  const { personId, ideaId, title } = await findFollow(token)
  await transaction(() => dropFollow(personId, 'idea', ideaId))
  return { title, follows: false }
}
