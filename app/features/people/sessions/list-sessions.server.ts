import { sessionHashOf } from '#app/features/people/session-cookie.server.ts'
import { idleLimit } from '#app/features/people/session-length.ts'
import { browserOf } from '#app/features/people/sessions/browser-of.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { sessionsOf } from '#drizzle/queries/sessions.ts'

export interface SessionCard {
  /** Tells sessions apart on the page; grants nothing. */
  id: string
  browser: string
  system: string
  network: string
  createdAt: Date
  seenAt: Date
  /** The one that asks. */
  here: boolean
}

/** Where a person is signed in, the last used first. */
export async function listSessions(viewer: Viewer, request: Request, now = new Date()): Promise<SessionCard[]> {
  const here = sessionHashOf(request)
  const rows = await sessionsOf(viewer.id)
  const live = rows.filter((row) => row.expiresAt > now && row.seenAt.getTime() + idleLimit(viewer) > now.getTime())
  return live.map(({ idHash, device, network, createdAt, seenAt }) => ({
    id: idHash,
    ...browserOf(device),
    network,
    createdAt,
    seenAt,
    here: idHash === here,
  }))
}
