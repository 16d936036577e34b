import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { env } from '#app/env.server.ts'
import { affiliationOf } from '#app/features/people/sign-in/may-join.server.ts'
import { isLoopback } from '#app/server/is-loopback.server.ts'
import { networkOf } from '#app/server/network-of.server.ts'
import { secretsFor } from '#app/server/secrets.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { newId } from '#drizzle/ids.ts'
import { openInvitationFor } from '#drizzle/queries/invitations.ts'
import { relationsOf } from '#drizzle/queries/people.ts'
import { addSignUp, signUpsSince } from '#drizzle/queries/sign-ups.ts'

const hour = 60 * 60 * 1000

/** Documented in SECURITY.md; a change here is a change there. */
const mostPerHour = 10

/**
 * Notes one more new account from where this request comes, inside the caller's transaction; false when there were ten
 * within an hour. Invited people and employees are who they are wherever they sit, and are not counted; nor is a site
 * behind a proxy nobody named, where everybody seems to come from this machine.
 */
export async function noteSignUp(email: string, now: Date): Promise<boolean> {
  const { ip } = requestContext()
  if (env.RATE_LIMITS === 'off' || !ip || isLoopback(ip) || (await isExpected(email, now))) return true
  const origin = originOf(ip)
  if ((await signUpsSince(origin, new Date(now.getTime() - hour))) >= mostPerHour) return false
  await addSignUp({ id: newId(), origin, createdAt: now })
  return true
}

async function isExpected(email: string, now: Date) {
  if ((await affiliationOf(email)) === 'employee' || (await openInvitationFor(email, now))) return true
  return (await relationsOf('', email)).invitedTo.length > 0
}

/** One household has one IPv4 address, or a /64 of IPv6. Nobody can read it back without the key. */
function originOf(ip: string) {
  const place = isIPv6(ip) ? networkOf(ip) : ip
  return createHmac('sha256', secretsFor('sign-up')[0] as Buffer)
    .update(place)
    .digest('base64url')
}
