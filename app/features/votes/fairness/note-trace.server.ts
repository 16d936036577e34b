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
  const hash = (said: string) =>
    said === '' ? '' : createHmac('sha256', key).update(said).digest('base64url').slice(0, 22)
  const trace = { network: hash(`network ${networkOf(ip)}`), device: agent && hash(`device ${agent}`) }
  await putTrace({ contestId, personId, ideaId, ...trace, createdAt: now })
}
