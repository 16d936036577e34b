import type { Viewer } from '#app/features/policy/viewer.ts'
import { passkeysOf } from '#drizzle/queries/passkeys.ts'

export const mostPasskeys = 20

export interface PasskeyCard {
  id: string
  name: string
  createdAt: Date
  usedAt: Date | null
  /** Kept by a password manager, on more than one device. */
  backedUp: boolean
}

/** A person's passkeys, the oldest first. */
export async function listPasskeys(viewer: Viewer): Promise<PasskeyCard[]> {
  const rows = await passkeysOf(viewer.id)
  return rows.map(({ id, name, createdAt, usedAt, backedUp }) => ({ id, name, createdAt, usedAt, backedUp }))
}
