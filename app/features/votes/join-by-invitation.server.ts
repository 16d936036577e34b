import { type Accepted, acceptInvitation } from '#app/features/people/accept-invitation.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { beginSession, type SignedIn } from '#app/features/votes/finish-sign-in.server.ts'
import { readVisitor } from '#app/web/visitor.server.ts'
import { transaction } from '#drizzle/database.ts'

/** Accepts an invitation and signs its person in, with what they did in this browser before. */
export async function joinByInvitation(
  token: string,
  viewer: Viewer,
  request: Request,
  { name }: { name: string },
  now = new Date(),
): Promise<SignedIn | Exclude<Accepted, { ok: true }>> {
  const here = readVisitor(request)
  return transaction(async () => {
    const accepted = await acceptInvitation(token, viewer, { name, guests: here ? [here] : [] }, now)
    if (!accepted.ok) return accepted
    return { ...accepted, headers: await beginSession(accepted, request, now) }
  })
}
