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

async function secondsToWait(counter: Counter, limit: RateLimit, visit: Visit) {
  const { times, seconds, onlyDone } = limit
  const used: string[] = []
  for (const { key, share } of keysOf(limit, visit)) {
    const wait = await counter.use(key, times * share, seconds)
    if (wait > 0) return wait
    used.push(key)
  }
  if (onlyDone) visit.outgoing.once('close', () => isDone(visit) || used.forEach(counter.giveBack, counter))
  return 0
}

/** A page shown again (200) means that something is still to be said; a turn to another page that it was done. */
const isDone = ({ outgoing: { statusCode } }: Visit) => statusCode > 200 && statusCode < 400

function keysOf(limit: RateLimit, visit: Visit) {
  const { share = networkShare, perAddress } = limit
  const name = perAddress ? `${limit.name} ${visit.path} ${visit.query.get('format')}` : limit.name
  const person = personKey(visit)
  const network = `${name} ${networkOf(visit.context.ip)}`
  if (!person) return [{ key: network, share: 1 }]
  return [
    { key: `${name} ${person}`, share: 1 },
    { key: `${network} all`, share },
  ]
}

/** Invented keys gain nothing over having none: the network's share bounds them all. */
function personKey(visit: Visit) {
  const identity = isApi(visit) ? visit.headers.get('Authorization') : (readCookie(visit, 'sid') ?? readVisitor(visit))
  return identity && createHash('sha256').update(identity).digest('base64url')
}

function tooMany(seconds: number) {
  return { status: 429, headers: { 'Retry-After': String(seconds) } }
}
