import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes, visitOf } from '#tests/every-route.ts'
import { openDoor } from '#tests/front-door.ts'

let letIn: string[] = []
let door: Awaited<ReturnType<typeof openDoor>>

beforeAll(async () => {
  door = await openDoor(async (request) => {
    letIn.push(new URL(request.url).pathname)
    return new Response('done')
  })
})

afterAll(() => door.close())

const Cookie = 'sid=0123456789012345678901234567890123456789012; visitor=x'

/** How a page of another site, or nobody's page, makes a browser send something. */
const foreign: Record<string, Record<string, string>> = {
  'another site': { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example', Cookie },
  'a neighbouring subdomain': { 'Sec-Fetch-Site': 'same-site', Origin: 'http://evil.localhost', Cookie },
  'another site in an older browser': { Origin: 'https://evil.example', Cookie },
  'a sandboxed frame': { Origin: 'null', Cookie },
  'a page that hides where it is': { Cookie },
  'another site that names us as proxy': { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example', Cookie },
  'another site that says it is ours': { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://localhost:3000', Cookie },
}
const bodies: Record<string, { type: string; body: string }> = {
  'a form': { type: 'application/x-www-form-urlencoded', body: 'a=1' },
  JSON: { type: 'application/json', body: '{"a":1}' },
}

/** Everything that changes something when it is pressed. Programs come with a key of their own and never with cookies. */
const changing = routes.filter(({ file, action }) => action && !/^(channels|scim)\//.test(file))

async function sent(headers: Record<string, string>, { type, body }: { type: string; body: string }) {
  const statuses = new Set<number>()
  for (const route of changing) {
    const { address } = visitOf(route, {})
    // As a page, as its data, as one route of it alone, and past Remix's own check.
    for (const path of [
      address,
      `${address}.data`,
      `${address}.data?_routes=${route.file}`,
      `${address}?_data=${route.file}`,
    ]) {
      const heard = await door.knock(path, { method: 'POST', body, headers: { ...headers, 'Content-Type': type } })
      statuses.add(heard.status)
    }
  }
  return [...statuses].sort()
}

describe('no other site makes a browser change anything here, at any address', () => {
  const ways = Object.entries(foreign).flatMap(([who, headers]) =>
    Object.entries(bodies).map(([what, body]) => [`${what} of ${who}`, headers, body] as const),
  )

  test.each(ways)('%s', async (_, headers, body) => {
    letIn = []
    // 400: the way past Remix's own check is closed for everybody.
    expect(await sent(headers, body)).toEqual([400, 403])
    expect(letIn).toEqual([])
  })

  test('while our own pages do, at each of them', async () => {
    letIn = []
    const refused = new Map<number, string[]>()
    for (const route of changing) {
      const { address } = visitOf(route, {})
      const headers = { 'Sec-Fetch-Site': 'same-origin', Cookie, 'Content-Type': 'application/x-www-form-urlencoded' }
      const { status } = await door.knock(address, { method: 'POST', body: 'a=1', headers })
      if (status !== 200) refused.set(status, [...(refused.get(status) ?? []), address])
    }
    expect(letIn.length).toBeGreaterThan(100)
    // Somebody who comes so often in a second waits (429); only accounts bring files.
    expect([...refused.keys()].filter((status) => ![403, 429].includes(status))).toEqual([])
    for (const address of refused.get(403) ?? []) expect(address).toMatch(/picture$|files$|logo$/)
  })
})
