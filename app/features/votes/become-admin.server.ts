import { type AdminSetUp, type FirstAdmin, setUpAdmin } from '#app/features/people/set-up-admin.server.ts'
import { beginSession, type SignedIn } from '#app/features/votes/finish-sign-in.server.ts'

/** Uses up the console's link for the first admin and signs them in. */
export async function becomeAdmin(
  admin: FirstAdmin,
  token: string,
  request: Request,
  now = new Date(),
): Promise<Pick<SignedIn, 'ok' | 'headers'> | Exclude<AdminSetUp, { ok: true }>> {
  const made = await setUpAdmin(admin, token, now)
  if (!made.ok) return made
  return { ok: true, headers: await beginSession({ person: made.person, adopted: [] }, request, now) }
}
