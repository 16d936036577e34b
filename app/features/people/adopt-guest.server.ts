import { isReplacedName } from '#app/features/people/replaced-name.server.ts'
import {
  moveComments,
  moveDrafts,
  moveFollows,
  moveIdeas,
  moveParticipations,
  moveReports,
} from '#drizzle/queries/adoption.ts'
import { moveNotifications } from '#drizzle/queries/notifications.ts'
import { changePerson, personById } from '#drizzle/queries/people.ts'
import { revokeSecretLinks } from '#drizzle/queries/secret-links.ts'

/**
 * Gives everything a guest wrote to somebody else: ideas, comments, drafts, follows, reports. Votes follow their own
 * rules and are moved by `adoptVotes` right after, in the same transaction. The guest's secret link ends.
 * Answers whether there was such a guest.
 */
export async function adoptGuest(guestId: string, toId: string, now = new Date()): Promise<boolean> {
  const guest = await personById(guestId)
  if (guestId === toId || guest?.kind !== 'guest' || guest.suspendedAt) return false
  await moveIdeas(guestId, toId)
  await moveComments(guestId, toId)
  await moveDrafts(guestId, toId)
  await moveFollows(guestId, toId)
  await moveNotifications(guestId, toId)
  await moveParticipations(guestId, toId)
  await moveReports(guestId, toId)
  await revokeSecretLinks(guestId, now)
  await changePerson(guestId, { email: null })
  const heir = await personById(toId)
  if (guest.name && heir && !heir.name && !(await isReplacedName(toId, guest.name)))
    await changePerson(toId, { name: guest.name })
  return true
}
