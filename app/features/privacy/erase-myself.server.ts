import { dropBytes } from '#app/features/files/file-store.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { eraseAccount } from '#app/features/privacy/erase-account.server.ts'
import { freshFault } from '#app/features/privacy/fresh-sign-in.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import { personById } from '#drizzle/queries/people.ts'

export type ErasedMyself =
  | { ok: true; ballots: number; files: string[] }
  | {
      ok: false
      reason: 'last-admin' | 'people_password_prove' | 'people_password_current_wrong' | 'privacy_sign_on_again'
    }

/** Erases the very person who asks, after a fresh sign-in or with their password. There is no way back. */
export async function eraseMyself(
  viewer: Viewer,
  request: Request,
  { current }: { current: string },
  now = new Date(),
): Promise<ErasedMyself> {
  const fault = await freshFault(viewer, request, current, now)
  if (fault) return { ok: false, reason: fault }
  const erased = await transaction(async () => {
    const person = await personById(viewer.id)
    if (person?.kind !== 'account') throw notFound()
    return eraseAccount(viewer, person, now)
  })
  if (!erased.ok) return { ok: false, reason: 'last-admin' }
  await dropBytes(erased.files)
  return erased
}
