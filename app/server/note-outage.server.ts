import { releaseBallast } from '#app/server/ballast.server.ts'
import type { Refusal } from '#app/server/visit.server.ts'
import { type RequestContext, requestContext } from '#app/web/request-context.server.ts'
import { nameOutage, type Outage } from '#drizzle/name-outage.ts'

/** Seconds after which another try may succeed. */
const patience: Record<Outage, number> = {
  'disk-full': 30,
  'read-only': 120,
  damaged: 600,
  'disk-failing': 60,
  busy: 2,
  away: 5,
}

const key = 'outage'

/** Remembers for this request that it failed because of the disk or the database, and frees the disk where it is full. */
export function noteOutage(fault: unknown, { cache } = requestContext()): Outage | undefined {
  const outage = nameOutage(fault)
  if (outage) cache.set(key, outage)
  if (outage === 'disk-full') releaseBallast()
  return outage
}

/** The same where nothing is broken, but more is asked than can be done. */
export const noteCrowd = () => void requestContext().cache.set(key, 'busy' satisfies Outage)

/** What to answer instead of “our mistake”: what is the matter, and when to try again. */
export function outageOf({ cache }: RequestContext): Refusal | undefined {
  const outage = cache.get(key) as Outage | undefined
  return outage && refusalFor(outage)
}

export const refusalFor = (outage: Outage): Refusal => ({
  status: 503,
  // Not all in the same second again.
  headers: { 'Retry-After': String(patience[outage] + (outage === 'busy' ? Math.floor(Math.random() * 4) : 0)) },
  text: `errors_outage_${outage.replaceAll('-', '_')}_text`,
})
