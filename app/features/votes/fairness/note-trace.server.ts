import { createHmac, randomBytes } from 'node:crypto'
import { networkOf } from '#app/server/network-of.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { putTrace, traceKeyOf } from '#drizzle/queries/vote-traces.ts'

/** Of a ballot filled in as a whole the idea is empty. */
interface VotePlace {
  contestId: string
  personId: string
  ideaId: string
}

/**
 * Keeps where a vote came from as keyed hashes of its network and of what the browser says of itself; inside the
 * transaction of the vote. The key belongs to the contest and goes with its end; `known` where it was read already.
 * Outside a request nothing is known.
 */
export async function noteTrace(place: VotePlace, now: Date, known?: string | null) {
  const { ip, agent = '' } = requestContext()
  if (ip === '') return
  const key = known ?? (await traceKeyOf(place.contestId, () => randomBytes(32).toString('hex')))
  const hash = (said: string) => createHmac('sha256', key).update(said).digest('base64url').slice(0, 22)
  const trace = { network: hash(`network ${networkOf(ip)}`), device: agent && hash(`device ${agent}`) }
  await putTrace({ ...place, ...trace, createdAt: now })
}
