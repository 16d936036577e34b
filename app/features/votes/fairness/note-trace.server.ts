import { createHmac, randomBytes } from 'node:crypto'
import { networkOf } from '#app/server/network-of.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { putTrace, traceKeyOf } from '#drizzle/queries/vote-traces.ts'

/**
 * Keeps where a vote came from as keyed hashes of its network and of what the browser says of itself; inside the
 * transaction of the vote. The key belongs to the contest and goes with its end. Outside a request nothing is known.
 */
export async function noteTrace(contestId: string, personId: string, ideaId: string, now: Date) {
  const { ip, agent = '' } = requestContext()
  if (ip === '') return
  const key = await traceKeyOf(contestId, () => randomBytes(32).toString('hex'))
  const trace = { network: hashed(key, `network ${networkOf(ip)}`), device: agent && hashed(key, `device ${agent}`) }
  await putTrace({ contestId, personId, ideaId, ...trace, createdAt: now })
}

const known = new Map<string, string>()
const mostKnown = 1000

/** Kept for a while: whoever votes for ten ideas does so from one network and device. */
function hashed(key: string, said: string) {
  const name = `${key} ${said}`
  const hash = known.get(name) ?? createHmac('sha256', key).update(said).digest('base64url').slice(0, 22)
  if (known.size >= mostKnown) known.clear()
  known.set(name, hash)
  return hash
}
