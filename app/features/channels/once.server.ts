import type { Viewer } from '#app/features/policy/viewer.ts'
import { fingerprint } from '#app/web/answer-json.server.ts'
import { problem } from '#app/web/problem.server.ts'
import { transaction } from '#drizzle/database.ts'
import { giveKeyBack, keepAnswer, keyNamed, takeKey } from '#drizzle/queries/idempotency.ts'

const running = 0
const form = /^[\x21-\x7e]{1,200}$/
const headersKept = ['Content-Type', 'Location', 'Cache-Control']

/**
 * Does a POST once per Idempotency-Key of a person: a retry gets the first answer again, with the same status. While
 * the first is still running, or when the key came with another request, it is a 409 or 422. Faults of ours keep
 * nothing, so that a retry tries again.
 */
export async function once(
  request: Request,
  viewer: Viewer,
  work: () => Promise<Response>,
  now = new Date(),
): Promise<Response> {
  const name = request.headers.get('Idempotency-Key')
  if (name === null) return work()
  if (!form.test(name)) return problem(400, { code: 'idempotency-key-invalid' })
  const asked = fingerprint(request, await request.clone().text())
  const key = { personId: viewer.id, name }
  const free = await transaction(() => takeKey({ ...key, request: asked, status: running, body: '', createdAt: now }))
  return free ? firstTime(key, work) : again(key, asked)
}

interface Key {
  personId: string
  name: string
}

async function firstTime({ personId, name }: Key, work: () => Promise<Response>) {
  try {
    const answer = await work()
    const kept = {
      text: await answer.clone().text(),
      headers: headersKept.map((header) => [header, answer.headers.get(header)]),
    }
    await transaction(() => keepAnswer(personId, name, answer.status, JSON.stringify(kept)))
    return answer
  } catch (fault) {
    await transaction(() => giveKeyBack(personId, name))
    throw fault
  }
}

async function again({ personId, name }: Key, asked: string) {
  const known = await keyNamed(personId, name)
  if (known && known.request !== asked) return problem(422, { code: 'idempotency-key-reused' })
  if (!known || known.status === running)
    return problem(409, { code: 'idempotency-key-in-use', headers: { 'Retry-After': '1' } })
  const { text, headers } = JSON.parse(known.body) as { text: string; headers: [string, string | null][] }
  const replayed = new Headers(headers.filter((pair): pair is [string, string] => pair[1] !== null))
  replayed.set('Idempotency-Replayed', 'true')
  return new Response(text || null, { status: known.status, headers: replayed })
}
