import { createHash } from 'node:crypto'
import { env } from '#app/env.server.ts'
import { networkOf } from '#app/server/network-of.server.ts'
import { type Counter, RateCounter } from '#app/server/rate-counter.ts'
import { type RateLimit, rateLimits } from '#app/server/rate-limits.ts'
import { type Guard, isApi, type Visit } from '#app/server/visit.server.ts'
import { readCookie } from '#app/web/cookies.server.ts'
import { readVisitor } from '#app/web/visitor.server.ts'

/** A whole office or conference hall may share one network; together they get this many times one person's share. */
const networkShare = 20

/** Counts first for the person (account, token, visitor id), then for the network they come from. */
export function limitRate(counter: Counter = new RateCounter()): Guard {
  return async (visit) => {
    if (env.RATE_LIMITS === 'off') return undefined
    const { method = '' } = visit.incoming
    const fitting = rateLimits.filter((limit) => limit.methods.includes(method) && limit.path.test(visit.path))
    if (fitting.length === 0) return undefined
    const waits = await Promise.all(fitting.map((limit) => secondsToWait(counter, limit, visit)))
    const wait = Math.max(...waits)
    return wait > 0 ? tooMany(wait) : undefined
  }
}

async function secondsToWait(
  counter: Counter,
  { name, times, seconds, share = networkShare }: RateLimit,
  visit: Visit,
) {
  const person = personKey(visit)
  const network = `${name} ${networkOf(visit.context.ip)}`
  if (!person) return counter.use(network, times, seconds)
  return (
    (await counter.use(`${name} ${person}`, times, seconds)) || counter.use(`${network} all`, times * share, seconds)
  )
}

/** Invented keys gain nothing over having none: the network's share bounds them all. */
function personKey(visit: Visit) {
  const identity = isApi(visit) ? visit.headers.get('Authorization') : (readCookie(visit, 'sid') ?? readVisitor(visit))
  return identity && createHash('sha256').update(identity).digest('base64url')
}

function tooMany(seconds: number) {
  return { status: 429, headers: { 'Retry-After': String(seconds) } }
}
