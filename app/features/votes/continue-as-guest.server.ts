import { adoptGuest } from '#app/features/people/adopt-guest.server.ts'
import { findSecretLink } from '#app/features/people/find-secret-link.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { adoptVotes } from '#app/features/votes/adopt-votes.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { rememberVisitor } from '#app/web/visitor.server.ts'
import { transaction } from '#drizzle/database.ts'

/**
 * Makes this browser the guest of a secret link; what it did as another guest comes along. Who is signed in takes the
 * guest's ideas and votes into the account instead. Answers the headers that carry its cookie.
 */
export async function continueAsGuest(viewer: Viewer, token: string, now = new Date()): Promise<[string, string][]> {
  return transaction(async () => {
    const guest = (await findSecretLink(token)) ?? notFound()
    const [from, to] = viewer.kind === 'account' ? [guest.id, viewer.id] : [viewer.id, guest.id]
    if (await adoptGuest(from, to, now)) await adoptVotes(from, to, now)
    return viewer.kind === 'account' ? [] : [['Set-Cookie', rememberVisitor(guest.id)]]
  })
}
