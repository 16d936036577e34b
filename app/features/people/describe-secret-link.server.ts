import { findSecretLink } from '#app/features/people/find-secret-link.server.ts'
import { listDoings } from '#app/features/people/list-doings.server.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'

/** What a secret link shows: its guest's name and what they did; undefined when the link no longer works. */
export async function describeSecretLink(token: string, now = new Date()) {
  const guest = await findSecretLink(token)
  if (!guest) return undefined
  // Unfinished texts come back once this browser goes on as the guest; before that their links would lead to nothing.
  return { name: guest.name, doings: { ...(await listDoings(await viewerFrom(guest), now)), drafts: [] } }
}
