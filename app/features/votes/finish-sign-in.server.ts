import { adoptViews } from '#app/features/ideas/adopt-views.server.ts'
import { sessionHashOf } from '#app/features/people/session-cookie.server.ts'
import { attemptCookie } from '#app/features/people/sign-in/attempt-cookie.server.ts'
import { joinAccount } from '#app/features/people/sign-in/join-account.server.ts'
import type { Proof, SignInRefusal } from '#app/features/people/sign-in/proof.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import { adoptVotes } from '#app/features/votes/adopt-votes.server.ts'
import { newVisitor, readVisitor } from '#app/web/visitor.server.ts'
import { transaction } from '#drizzle/database.ts'
import type { PersonRow } from '#drizzle/queries/people.ts'
import { endSession } from '#drizzle/queries/sessions.ts'

export interface SignedIn {
  ok: true
  person: PersonRow
  /** Where the person was going. */
  next: string
  /** Set-Cookie headers. */
  headers: [string, string][]
}

/**
 * Turns a proof into a session: the account is found or made, what was done in this browser before comes along, and
 * the votes among it begin to count where the contest lets them.
 */
export async function finishSignIn(
  proof: Proof,
  request: Request,
  now = new Date(),
): Promise<SignedIn | SignInRefusal> {
  const here = readVisitor(request)
  const guests = here && !proof.guests.includes(here) ? [...proof.guests, here] : proof.guests
  return transaction(async () => {
    const joined = await joinAccount({ ...proof, guests }, now)
    if (!joined.ok) return joined
    return { ok: true, person: joined.person, next: proof.next, headers: await beginSession(joined, request, now) }
  })
}

/** Brings the adopted votes, and what this browser was shown, along and starts a session under a fresh id; the one this browser had ends. */
export async function beginSession(
  { person, adopted }: { person: PersonRow; adopted: string[] },
  request: Request,
  now = new Date(),
): Promise<[string, string][]> {
  return transaction(async () => {
    for (const id of adopted) await adoptVotes(id, person.id, now)
    for (const id of new Set([...adopted, readVisitor(request)])) if (id) await adoptViews(id, person.id)
    const before = sessionHashOf(request)
    if (before) await endSession(before)
    const cookies = [await startSession(person, request, now), attemptCookie.clear()]
    // The old visitor id may be the account's own by now; after signing out this browser is a stranger again.
    if (readVisitor(request)) cookies.push(newVisitor().cookie)
    return cookies.map((cookie) => ['Set-Cookie', cookie])
  })
}
