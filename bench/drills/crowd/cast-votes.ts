import { setTimeout as sleep } from 'node:timers/promises'
import type { Receipt } from '#app/features/votes/receipt.ts'
import { rawClient } from '../../contest/raw-client.ts'
import type { Crowd } from './fill-crowd.ts'

/** A vote the site said is stored. */
export interface Acknowledged {
  person: string
  idea: string
  receipt: Receipt | null
}

/** What clients found while they voted; `unknown` are votes whose answer never came: they may be repeated. */
export interface Cast {
  acknowledged: Acknowledged[]
  refused: Record<string, number>
  /** How many 503 did not say when to come back. */
  wordless: number
  unknown: Pair[]
  /** Milliseconds each acknowledged vote took. */
  took: number[]
}

export type Pair = { person: number; idea: number }

/** Every pair of a person and an idea once; the first person is the ideas' author and may not vote. */
export function* allPairs({ people, ideas }: Crowd): Generator<Pair> {
  for (let idea = 0; idea < ideas.length; idea++)
    for (let person = 1; person < people.length; person++) yield { person, idea }
}

/**
 * So many clients vote one vote after the other over HTTP, as the page's own script does, until told to stop. `polite`
 * ones come back when they are told to; others press on.
 */
export function castVotes(url: string, crowd: Crowd, pairs: Iterator<Pair>, clients: number, polite = false) {
  const cast: Cast = { acknowledged: [], refused: {}, wordless: 0, unknown: [], took: [] }
  let over = false
  const client = async () => {
    const connection = rawClient(url)
    while (!over) {
      const { done, value: pair } = pairs.next()
      if (done) break
      const seconds = await castOne(crowd, pair, connection, cast)
      for (const until = Date.now() + seconds * 1000; polite && Date.now() < until && !over; ) await sleep(50)
    }
    connection.close()
  }
  const all = Promise.all(Array.from({ length: clients }, client))
  return {
    cast,
    /** Answers when the first vote was acknowledged. */
    begun: async () => {
      for (const deadline = Date.now() + patienceMs; Date.now() < deadline && cast.acknowledged.length === 0; )
        await sleep(5)
    },
    /** No new votes; answers when every vote under way has its answer, or its connection is gone. */
    stop: async () => {
      over = true
      await all
      return cast
    },
  }
}

/** Answers how many seconds to wait before the next one. */
async function castOne(crowd: Crowd, pair: Pair, connection: ReturnType<typeof rawClient>, cast: Cast) {
  const [person, idea] = [crowd.people[pair.person], crowd.ideas[pair.idea]] as [Crowd['people'][number], string]
  const began = performance.now()
  const answer = await press(idea, person.session, connection)
  if (!answer) {
    cast.unknown.push(pair)
    return 0
  }
  const said = answer.status === 200 ? (JSON.parse(answer.body) as { ok: boolean; receipt: Receipt | null }) : undefined
  if (!said?.ok) {
    cast.refused[answer.status] = (cast.refused[answer.status] ?? 0) + 1
    if (answer.status === 503 && !(Number(answer.retryAfter) > 0)) cast.wordless += 1
    if (answer.status >= 500) cast.unknown.push(pair)
    return Number(answer.retryAfter ?? 0)
  }
  cast.took.push(performance.now() - began)
  cast.acknowledged.push({ person: person.id, idea, receipt: said.receipt })
  return 0
}

const form = {
  'content-type': 'application/x-www-form-urlencoded',
  'content-length': '0',
  accept: 'application/json',
  'sec-fetch-site': 'same-origin',
}
const formLines = Object.entries(form).map(([name, value]) => `${name}: ${value}`)
const patienceMs = 15_000
const retryLine = /^retry-after: (\d+)/im

/** Presses the button; nothing where the connection broke before the whole answer was there. */
async function press(idea: string, session: string, connection: ReturnType<typeof rawClient>) {
  const tooLong = setTimeout(() => connection.close(), patienceMs)
  try {
    const { status, head, bytes } = await connection.ask(`POST /i/${idea}/vote`, ...formLines, `cookie: sid=${session}`)
    return { status, body: bytes.toString(), retryAfter: retryLine.exec(head)?.[1] }
  } catch {
    await sleep(20)
    return undefined
  } finally {
    clearTimeout(tooLong)
  }
}
