import { hasProvedAddress } from '#app/features/people/set-password.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { personById } from '#drizzle/queries/people.ts'

/** What a person must show before setting a password: nothing more, the current one, or their address by mail. */
export async function passwordNeeds(viewer: Viewer, request: Request, now = new Date()) {
  if (await hasProvedAddress(viewer, request, now)) return 'nothing' as const
  const person = await personById(viewer.id)
  return person?.passwordHash ? ('current' as const) : ('proof' as const)
}
