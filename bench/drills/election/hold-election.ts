import type { Receipt } from '#app/features/votes/receipt.ts'
import { median, quantile } from '../../contest/median.ts'
import { seededRandom } from '../../ranking/random.ts'
import { type Answer, agreed } from './call-api.ts'
import type { Voters } from './fill-voters.ts'

export interface Held {
  slug: string
  rule: string
  winners: string[]
  receipts: Receipt[]
}

type Tell = (what: string, found: string) => void
type Vote = { receipt?: Receipt }

const ideas = 40
const places = 8
const mostVotes = 6
/** So many voters come at once. */
export const clients = 32
const receiptsKept = 200

/** Asks the API, by HTTP or in this process; paths begin after its version. */
export type Call = (method: string, path: string, token?: string, said?: object) => Promise<Answer>

/** Opens a contest, has ideas proposed, lets everybody vote, change their minds and vote again, and closes it. */
export async function holdElection(call: Call, { owner, voters }: Voters, rule: string, tell: Tell): Promise<Held> {
  const until = new Date(Date.now() + 7 * 24 * 3_600_000).toISOString()
  const wish = {
    title: 'The drill',
    question: 'What would spare you the wait?',
    rule,
    places,
    dates: { voting: { until } },
  }
  const { slug } = agreed<{ slug: string }>(await call('POST', '/contests', owner, { ...wish, state: 'open' }), 201)

  const proposed: string[] = []
  for (let n = 0; n < ideas; n++) {
    const said = { title: `Idea number ${n} of the drill`, body: 'So that nobody has to wait.' }
    const { id } = agreed<{ id: string }>(
      await call('POST', `/contests/${slug}/ideas`, voters[n % voters.length], said),
      201,
    )
    proposed.push(id)
  }

  const [took, receipts]: [number[], Receipt[]] = [[], []]
  let [next, calls] = [0, 0]
  const say = async (method: 'PUT' | 'DELETE', idea: string, token: string) => {
    const began = performance.now()
    const { receipt } = agreed<Vote>(await call(method, `/ideas/${idea}/vote`, token, {}), 200)
    took.push(performance.now() - began)
    calls += 1
    if (receipt && calls % 97 === 0 && receipts.length < receiptsKept) receipts.push(receipt)
  }
  const client = async () => {
    while (next < voters.length) {
      const nth = next++
      // Nobody votes for an idea of their own, and the nth idea is the nth voter's.
      for (const [idea, mind] of [...choices(nth)].filter(([idea]) => idea !== nth)) {
        const token = voters[nth] as string
        await say('PUT', proposed[idea] as string, token)
        if (mind !== 'kept') await say('DELETE', proposed[idea] as string, token)
        if (mind === 'changed twice') await say('PUT', proposed[idea] as string, token)
      }
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - began) / 1000
  tell('votes', `${voters.length} voters, ${calls} requests in ${seconds.toFixed(0)} s`)
  tell('a vote', `${median(took).toFixed(0)} ms median, ${quantile(took, 0.99).toFixed(0)} ms for 99 of 100`)

  const closing = performance.now()
  agreed(await call('POST', `/contests/${slug}/close`, owner, { note: 'The drill is over.' }), 200)
  const count = await counted(() => call('GET', `/contests/${slug}/count`))
  tell(
    'close and count',
    `${((performance.now() - closing) / 1000).toFixed(1)} s, ${count.ballots} ballots by ${count.rule}`,
  )
  return { slug, rule, winners: count.winners.map(({ id }) => id), receipts }
}

/** What one voter does: few ideas are wanted by many, and a vote in ten is taken back. */
function choices(nth: number) {
  const random = seededRandom(nth + 1)
  const wanted = new Map<number, 'kept' | 'taken back' | 'changed twice'>()
  for (let votes = 1 + Math.floor(random() * mostVotes); votes > 0; votes--) {
    const mind = random()
    wanted.set(Math.floor(ideas * random() ** 2), mind < 0.9 ? 'kept' : mind < 0.95 ? 'taken back' : 'changed twice')
  }
  return wanted
}

/** Asks until the count is made, as the answer 503 says. */
async function counted(ask: () => Promise<Answer>) {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; ) {
    const answer = await ask()
    if (answer.status !== 503) return agreed<{ rule: string; ballots: number; winners: { id: string }[] }>(answer, 200)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
  throw new Error('The count was not made within two minutes.')
}
