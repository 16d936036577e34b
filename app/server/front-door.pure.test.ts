import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { env } from '#app/env.server.ts'
import { readEnv } from '#app/server/read-env.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { newVisitor } from '#app/web/visitor.server.ts'
import { type Knock, openDoor } from '#tests/front-door.ts'

type Seen = {
  url: string
  method: string
  headers: Record<string, string>
  body: string
  ip: string
  locale: string
  proxyEmail: string | undefined
}

let seen: Seen[] = []
let answer: (request: Request) => Response | Promise<Response> = () => new Response('fine')
let door: Awaited<ReturnType<typeof openDoor>>
const settings = { ...env }

const set = (variables: Record<string, string>) =>
  Object.assign(env, readEnv({ LOG_LEVEL: 'off', DATA_DIR: settings.DATA_DIR, ...variables }))

beforeAll(async () => {
  door = await openDoor(async (request) => {
    const { ip, locale, proxyEmail } = requestContext()
    const body = await request.clone().text()
    seen.push({
      url: request.url,
      method: request.method,
      headers: Object.fromEntries(request.headers),
      body,
      ip,
      locale,
      proxyEmail,
    })
    return answer(request)
  })
})

beforeEach(() => {
  seen = []
  answer = () => new Response('fine')
})

afterEach(() => {
  Object.assign(env, settings)
})

afterAll(() => door.close())

const post = (path: string, { headers, ...rest }: Knock = {}) =>
  door.knock(path, {
    method: 'POST',
    body: 'a=1',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin', ...headers },
    ...rest,
  })

test('an honest visit is let in', async () => {
  expect((await door.knock('/c/coffee?order=new')).status).toBe(200)
  expect(seen).toMatchObject([
    { url: 'http://localhost:3000/c/coffee?order=new', method: 'GET', ip: '127.0.0.1', locale: 'en' },
  ])
})

test('an honest form is let in', async () => {
  expect((await post('/c/coffee/new', { body: 'title=Warm+coffee' })).status).toBe(200)
  expect(seen).toMatchObject([{ method: 'POST', body: 'title=Warm+coffee' }])
})

describe('1 host', () => {
  test.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST:3000'])('%s is us', async (Host) => {
    expect((await door.knock('/', { headers: { Host } })).status).toBe(200)
  })

  test.each([
    'evil.example',
    'localhost',
    'localhost:3001',
    'localhost:3000.evil.example',
    'evil.example:3000',
    'localhost:3000/admin/secret.data?_routes=routes%2Fadmin&x=',
    'localhost:3000/api/vote?',
    'localhost:3000?',
    'localhost:3000#',
    'localhost:3000@evil.example',
    'evil.example@localhost:3000',
    'localhost:3000, evil.example',
    'localhost:3000 evil.example',
    'localhost.:3000',
    'localhost:03000',
    '127.1:3000',
    '0.0.0.0:3000',
    '2130706433:3000',
    '',
  ])('%j is not', async (Host) => {
    expect((await door.knock('/', { headers: { Host } })).status).toBe(421)
    expect(seen).toEqual([])
  })

  test('two of them, or none, are none', async () => {
    expect(
      await door.raw('GET / HTTP/1.1\r\nHost: localhost:3000\r\nHost: evil.example\r\nConnection: close\r\n\r\n'),
    ).toMatch(/^HTTP\/1.1 4\d\d/)
    expect(await door.raw('GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 421/)
    expect(seen).toEqual([])
  })

  test('reachable from outside, only the public name counts', async () => {
    set({ HOST: '0.0.0.0', PUBLIC_URL: 'https://ideas.example.org' })
    expect((await door.knock('/', { headers: { Host: 'localhost:3000' } })).status).toBe(421)
    expect((await door.knock('/', { headers: { Host: 'ideas.example.org' } })).status).toBe(200)
    expect(seen[0]?.url).toBe('https://ideas.example.org/')
  })

  test('whoever comes by a wrong name is told the right one', async () => {
    const { body, headers } = await door.knock('/', { headers: { Host: 'old.example', 'Accept-Language': 'es' } })
    expect(body).toContain('http://localhost:3000')
    expect(body).toContain('lang="es"')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })
})

describe('2 method and address', () => {
  test.each(['GET', 'HEAD'])('%s passes', async (method) => {
    expect((await door.knock('/', { method })).status).toBe(200)
  })

  test.each(['TRACE', 'PROPFIND', 'LINK', 'PURGE', 'SEARCH', 'M-SEARCH'])('%s is refused', async (method) => {
    const { status, headers } = await door.knock('/', { method })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'])
    expect(seen).toEqual([])
  })

  test('OPTIONS promises other sites nothing', async () => {
    const { status, headers } = await door.knock('/api/v1/contests', {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example' },
    })
    expect(status).toBe(204)
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  test.each([
    '//evil.example/c',
    '//',
    'http://evil.example/',
    'http://localhost:3000/',
    '/c\\..\\admin',
    '/%',
    '/%zz',
    '/%E0%A4%A',
    '/%ff',
    '/c/%00',
    '/c/%0d%0aSet-Cookie:%20a=b',
  ])('the address %s is refused', async (path) => {
    expect((await door.knock(path)).status).toBe(400)
    expect(seen).toEqual([])
  })

  test('an endless address is refused', async () => {
    expect((await door.knock(`/search?q=${'a'.repeat(5000)}`)).status).toBe(414)
  })
})

describe('3 who is asking', () => {
  const claims = {
    'X-Forwarded-For': '203.0.113.9',
    'X-Forwarded-Host': 'evil.example:1337',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Port': '1337',
    Forwarded: 'for=203.0.113.9;host=evil.example',
    'X-Real-IP': '203.0.113.9',
    'X-Client-IP': '203.0.113.9',
    'CF-Connecting-IP': '203.0.113.9',
    'X-Original-URL': '/admin',
    'X-Rewrite-URL': '/admin',
    'X-HTTP-Method-Override': 'DELETE',
  }

  test('what strangers say about themselves is dropped', async () => {
    await door.knock('/', { headers: claims })
    expect(seen).toMatchObject([{ url: 'http://localhost:3000/', method: 'GET', ip: '127.0.0.1' }])
    for (const name of Object.keys(claims)) expect(seen[0]?.headers).not.toHaveProperty(name.toLowerCase())
  })

  test('a trusted proxy is believed about the address, and about nothing else', async () => {
    set({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' })
    await door.knock('/', { headers: claims })
    expect(seen).toMatchObject([{ url: 'http://localhost:3000/', ip: '203.0.113.9' }])
    expect(seen[0]?.headers).not.toHaveProperty('x-forwarded-host')
  })

  test.each([
    ['1.2.3.4, 203.0.113.9, 10.1.1.1', '203.0.113.9'],
    ['127.0.0.1, 203.0.113.9', '203.0.113.9'],
    ['203.0.113.9:4711', '203.0.113.9'],
    ['[2001:db8::1]:4711', '2001:db8::1'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['unknown', '127.0.0.1'],
    ['', '127.0.0.1'],
    ['10.0.0.1', '127.0.0.1'],
  ])('behind proxies %j means %s', async (forwarded, ip) => {
    set({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' })
    await door.knock('/', { headers: { 'X-Forwarded-For': forwarded } })
    expect(seen[0]?.ip).toBe(ip)
  })
})

describe('5 headers', () => {
  test('every answer carries them', async () => {
    const { headers } = await door.knock('/')
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cache-control': 'private, no-store',
    })
    expect(headers['permissions-policy']).toContain('camera=()')
    expect(headers).not.toHaveProperty('strict-transport-security')
    expect(headers).not.toHaveProperty('x-powered-by')
  })

  test('the policy allows our own scripts only, by a sign that never repeats', async () => {
    const policies = await Promise.all(
      Array.from({ length: 50 }, async () => (await door.knock('/')).headers['content-security-policy']),
    )
    expect(new Set(policies).size).toBe(50)
    for (const part of [
      "default-src 'none'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ]) {
      expect(policies[0]).toContain(part)
    }
    expect(policies[0]).toMatch(/script-src 'nonce-[\w-]{22}' 'strict-dynamic'/)
    expect(policies[0]).not.toMatch(/unsafe|\*/)
  })

  test('on https browsers are told to stay there', async () => {
    set({ PUBLIC_URL: 'https://ideas.example.org' })
    const { headers } = await door.knock('/', { headers: { Host: 'ideas.example.org' } })
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/)
  })

  test.each(['/k/0123abcd', '/setup/0123abcd', '/in/link/0123abcd', '/in/link?token=0123abcd', '/K/0123abcd'])(
    '%s is told to nobody',
    async (path) => {
      expect((await door.knock(path)).headers['referrer-policy']).toBe('no-referrer')
    },
  )

  test('a route may say more itself', async () => {
    answer = () =>
      new Response('feed', { headers: { 'Cache-Control': 'public, max-age=60', 'Content-Security-Policy': 'sandbox' } })
    const { headers } = await door.knock('/c/coffee/feed.atom')
    expect([headers['cache-control'], headers['content-security-policy']]).toEqual(['public, max-age=60', 'sandbox'])
  })
})

describe('6 closed doors', () => {
  test.each(['/?_data=root', '/admin?_data=routes%2Fadmin', '/?x=1&%5Fdata=root', '/?_data'])(
    '%s is refused',
    async (path) => {
      expect((await door.knock(path)).status).toBe(400)
      expect((await post(path)).status).toBe(400)
      expect(seen).toEqual([])
    },
  )

  test.each(['/__manifest', '/__manifest?p=/a/a/a', '/__MANIFEST', '/__manifest/', '/%5F_manifest'])(
    '%s is not there',
    async (path) => {
      expect((await door.knock(path)).status).toBe(404)
      expect(seen).toEqual([])
    },
  )
})

describe('7 bodies', () => {
  const Cookie = 'language=en'

  test('an idea may be long, other things not so', async () => {
    const long = `body=${'a'.repeat(200_000)}`
    expect((await post('/c/coffee/new', { body: long })).status).toBe(200)
    expect((await post('/in', { body: long, headers: { Cookie } })).status).toBe(413)
    expect((await post('/c/coffee/new', { body: `body=${'a'.repeat(300_000)}` })).status).toBe(413)
    expect(seen).toHaveLength(1)
  })

  test('who comes without anything may bring little', async () => {
    const body = `body=${'a'.repeat(30_000)}`
    expect((await post('/in', { body, headers: { Cookie } })).status).toBe(200)
    expect((await post('/in', { body })).status).toBe(413)
  })

  test('a body of unknown length is counted while it arrives', async () => {
    const chunks = Array.from({ length: 40 }, () => 'a'.repeat(10_000))
    const { status, body } = await post('/c/coffee/new', {
      body: undefined,
      chunks,
      headers: { 'Accept-Language': 'ru' },
    })
    expect(status).toBe(413)
    expect(body).toContain('256 кБ')
    expect(seen).toEqual([])
    expect((await post('/c/coffee/new', { body: undefined, chunks: chunks.slice(0, 20) })).status).toBe(200)
  })

  test('of a body that says it is huge next to nothing is read', async () => {
    let read = 0
    door.server.once('connection', (socket) =>
      socket.on('close', () => {
        read = socket.bytesRead
      }),
    )
    const head =
      'POST /in HTTP/1.1\r\nHost: localhost:3000\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 300000000\r\n\r\n'
    const heard = await door.raw(Buffer.concat([Buffer.from(head), Buffer.alloc(20_000_000, 'a')]))
    expect(heard).toMatch(/^HTTP\/1.1 413/)
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(400_000)
    expect(seen).toEqual([])
  })

  test('a length that lies gains nothing', async () => {
    const head =
      'POST /in HTTP/1.1\r\nHost: localhost:3000\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n'
    await door.raw(`${head}Content-Length: 3\r\nConnection: close\r\n\r\na=1&admin=1`)
    expect(seen.map(({ body }) => body)).toEqual(['a=1'])
    seen = []
    expect(
      await door.raw(
        `${head}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\n\r\n`,
      ),
    ).toMatch(/^HTTP\/1.1 400/)
    expect(await door.raw(`${head}Content-Length: -1\r\n\r\n`)).toMatch(/^HTTP\/1.1 400/)
    expect(await door.raw(`${head}Content-Length: 3\r\nContent-Length: 30\r\n\r\na=1`)).toMatch(/^HTTP\/1.1 400/)
    expect(seen).toEqual([])
  })

  test('whoever asks first is told before sending', async () => {
    const head =
      'POST /in HTTP/1.1\r\nHost: localhost:3000\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\n'
    expect(await door.raw(`${head}Content-Length: 3000000\r\n\r\n`)).toMatch(/^HTTP\/1.1 413/)
    expect(await door.raw(`${head}Content-Length: 3\r\n\r\na=1`)).toMatch(
      /^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200/,
    )
  })

  test.each([
    'text/plain',
    'application/xml',
    '',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'application/x-www-form-urlencodedx',
    'nonsense',
  ])('a body of the type %j is refused', async (type) => {
    expect((await post('/in', { headers: { 'Content-Type': type } })).status).toBe(415)
    expect(seen).toEqual([])
  })

  test.each(['application/json', 'APPLICATION/JSON; charset=utf-8', 'multipart/form-data; boundary=----x'])(
    'a body of the type %j is read',
    async (type) => {
      expect((await post('/in', { headers: { 'Content-Type': type } })).status).toBe(200)
    },
  )

  test('a packed body is refused unopened', async () => {
    expect((await post('/in', { headers: { 'Content-Encoding': 'gzip' } })).status).toBe(415)
  })

  test('reading needs no body', async () => {
    expect((await door.knock('/', { method: 'GET', body: 'x', headers: { 'Content-Length': '1' } })).status).toBe(400)
  })

  test('an empty post needs no type', async () => {
    expect(
      (await door.knock('/i/1/follow', { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin' } })).status,
    ).toBe(200)
  })
})

describe('8 whose page sent it', () => {
  const Cookie = 'visitor=x'

  test.each<[string, Record<string, string>, number]>([
    ['our own page', { 'Sec-Fetch-Site': 'same-origin', Cookie }, 200],
    ['the person directly', { 'Sec-Fetch-Site': 'none', Cookie }, 200],
    ['our own page in an older browser', { Origin: 'http://localhost:3000', Cookie }, 200],
    ['our own page by its other name', { Origin: 'http://127.0.0.1:3000', Cookie }, 200],
    ['a program without cookies', {}, 200],
    ['our token page, which hides its address', { 'Sec-Fetch-Site': 'same-origin', Origin: 'null', Cookie }, 200],
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Cookie }, 403],
    ['a neighbouring subdomain', { 'Sec-Fetch-Site': 'same-site', Cookie }, 403],
    [
      'another site that claims our origin',
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://localhost:3000', Cookie },
      403,
    ],
    ['another site in an older browser', { Origin: 'https://evil.example', Cookie }, 403],
    ['another site without cookies', { Origin: 'https://evil.example' }, 403],
    ['a sandboxed frame in an older browser', { Origin: 'null', Cookie }, 403],
    ['a similar origin', { Origin: 'http://localhost:3000.evil.example', Cookie }, 403],
    ['the same name on another port', { Origin: 'http://localhost:3001', Cookie }, 403],
    ['https instead of http', { Origin: 'https://localhost:3000', Cookie }, 403],
    ['a program that brings cookies', { Cookie }, 403],
    ['something that says both', { 'Sec-Fetch-Site': 'same-origin, cross-site', Cookie }, 403],
    ['something unheard of', { 'Sec-Fetch-Site': 'friendly', Cookie }, 403],
  ])('%s', async (_, headers, status) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      for (const path of ['/i/1/vote', '/i/1/vote.data', '/logout']) {
        seen = []
        const heard = await door.knock(path, { method, headers })
        expect(heard.status, `${method} ${path}`).toBe(status)
        expect(seen).toHaveLength(status === 200 ? 1 : 0)
      }
    }
  })

  test('reading is free for all', async () => {
    expect((await door.knock('/', { headers: { 'Sec-Fetch-Site': 'cross-site', Cookie } })).status).toBe(200)
  })

  test('the API never sees a cookie, and so acts for nobody a browser might be', async () => {
    const Authorization = 'Bearer afl_0123456789'
    for (const path of ['/api/v1/contests', '/API/v1/contests', '/api/v1/contests?x=1']) {
      expect(
        (await door.knock(path, { method: 'POST', headers: { Cookie, Authorization, Origin: 'https://evil.example' } }))
          .status,
      ).toBe(200)
    }
    for (const { headers } of seen) {
      expect(headers).not.toHaveProperty('cookie')
      expect(headers.authorization).toBe(Authorization)
    }
  })

  test('an address that only looks like the API is no way around', async () => {
    for (const path of ['/apix/v1', '/i/1/vote?/api/', '/%61pi/v1/contests', '/./api/v1', '/x/../api/v1']) {
      expect(
        (await door.knock(path, { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site', Cookie } })).status,
      ).toBe(403)
    }
  })

  test('Remix never compares again: it would answer with its own fault', async () => {
    await post('/in', { headers: { Origin: 'http://127.0.0.1:3000', Host: '127.0.0.1:3000' } })
    expect(seen[0]?.headers).not.toHaveProperty('origin')
    expect(seen[0]?.headers.host).toBe('localhost:3000')
  })
})

describe('9 how often', () => {
  const vote = (headers: Record<string, string> = {}) =>
    door.knock('/i/1/vote', { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin', ...headers } })
  const visitor = () => ({ Cookie: newVisitor().cookie.split(';')[0] ?? '' })
  const from = (ip: string) => ({ 'X-Forwarded-For': ip })

  beforeEach(() => {
    set({ TRUSTED_PROXIES: '127.0.0.1' })
  })

  async function count(times: number, headers: () => Record<string, string>) {
    const heard = []
    for (let turn = 0; turn < times; turn++) heard.push((await vote(headers())).status)
    return heard
  }

  test('the 121st vote in a minute waits, whoever it says it is', async () => {
    const heard = await count(125, () => from('203.0.113.7'))
    expect(heard.indexOf(429)).toBe(120)
    expect(new Set(heard.slice(120))).toEqual(new Set([429]))
    const { headers, body } = await vote({ ...from('203.0.113.8'), 'Accept-Language': 'es' })
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60)
    expect(body).toContain('Podrás seguir dentro de')
  })

  test('neighbours of the same office are not held back by one of them', async () => {
    const busy = visitor()
    expect((await count(121, () => ({ ...busy, ...from('198.51.100.7') }))).at(-1)).toBe(429)
    expect((await vote({ ...visitor(), ...from('198.51.100.7') })).status).toBe(200)
  })

  test('a made-up visitor is no visitor', async () => {
    const heard = await count(121, () => ({ Cookie: `visitor=${Math.random()}`, ...from('198.51.100.200') }))
    expect(heard.filter((status) => status === 429).length).toBeGreaterThan(0)
  })

  test('writing the same address differently does not help', async () => {
    const spellings = [
      '/i/1/vote',
      '/I/1/VOTE',
      '/i/1/vote/',
      '/i/1/vote.data',
      '/i/1/%76ote',
      '/i/2/vote?x=1',
      '/i//1/vote',
    ]
    const heard: number[] = []
    for (let turn = 0; turn < 126; turn++) {
      const path = spellings[turn % spellings.length] as string
      heard.push(
        (
          await door.knock(path, {
            method: 'POST',
            headers: { 'Sec-Fetch-Site': 'same-origin', ...from('100.64.1.1') },
          })
        ).status,
      )
    }
    expect(heard.filter((status) => status === 200)).toHaveLength(120)
  })

  test('an IPv6 household is one household', async () => {
    const heard = await count(121, () => from(`2001:db8:1:2:${Math.floor(Math.random() * 65535).toString(16)}::1`))
    expect(heard.at(-1)).toBe(429)
    expect((await vote(from('2001:db8:1:3::1'))).status).toBe(200)
  })

  test('pages are not counted', async () => {
    for (let turn = 0; turn < 400; turn++)
      expect((await door.knock('/i/1', { headers: from('100.64.2.1') })).status).toBe(200)
  })

  test('the API answers with a problem document', async () => {
    let heard = await door.knock('/api/v1/contests', { headers: from('100.64.3.1') })
    for (let turn = 0; turn < 300; turn++) heard = await door.knock('/api/v1/contests', { headers: from('100.64.3.1') })
    expect(heard.status).toBe(429)
    expect(heard.headers['content-type']).toBe('application/problem+json')
    expect(JSON.parse(heard.body)).toMatchObject({ status: 429, title: 'That was a lot at once' })
  })

  test('for load tests on this machine it can be switched off', async () => {
    set({ RATE_LIMITS: 'off', TRUSTED_PROXIES: '127.0.0.1' })
    expect((await count(130, () => from('100.64.4.1'))).every((status) => status === 200)).toBe(true)
  })
})

describe('11 what the site answers', () => {
  test('its headers arrive, several cookies too', async () => {
    answer = () => {
      const headers = new Headers({ Location: '/me', Vary: 'Accept-Language' })
      headers.append('Set-Cookie', 'one=1; Path=/')
      headers.append('Set-Cookie', 'two=2; Path=/')
      return new Response(null, { status: 303, headers })
    }
    const { status, headers } = await door.knock('/')
    expect([status, headers.location, headers['set-cookie']]).toEqual([303, '/me', ['one=1; Path=/', 'two=2; Path=/']])
  })

  test('long texts are packed, small ones, pictures and secrets are not', async () => {
    for (const [accepted, encoding, unpack] of [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['gzip, br;q=0', 'gzip', gunzipSync],
    ] as const)
      for (const times of [1000, 100_000]) {
        const text = 'idea '.repeat(times)
        const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': String(text.length) }
        answer = () => new Response(text, { headers })
        const packed = await door.knock('/', { headers: { 'Accept-Encoding': accepted } })
        expect([packed.headers['content-encoding'], packed.headers.vary]).toEqual([encoding, 'Accept-Encoding'])
        expect(packed.bytes.length).toBeLessThan(text.length / 10)
        expect(unpack(packed.bytes).toString()).toBe(text)
      }
    answer = () => new Response('idea '.repeat(1000), { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
    for (const [path, accepted] of [
      ['/', ''],
      ['/', 'gzip;q=0'],
      ['/k/token', 'gzip, br'],
    ] as const) {
      const plain = await door.knock(path, { headers: { 'Accept-Encoding': accepted } })
      expect([plain.headers['content-encoding'], plain.body.length]).toEqual([undefined, 5000])
    }
    answer = () => new Response('x'.repeat(5000), { headers: { 'Content-Type': 'image/png' } })
    expect((await door.knock('/', { headers: { 'Accept-Encoding': 'gzip' } })).headers).not.toHaveProperty(
      'content-encoding',
    )
  })

  test('what is streamed arrives piece by piece, packed or not', async () => {
    for (const encoding of ['gzip', 'identity']) {
      let finish = () => {}
      answer = () =>
        new Response(
          new ReadableStream({
            start(controller) {
              controller.enqueue(new TextEncoder().encode('first'.repeat(500)))
              finish = () => controller.close()
            },
          }),
          { headers: { 'Content-Type': 'text/html' } },
        )
      const early = await door.raw(`GET / HTTP/1.1\r\nHost: localhost:3000\r\nAccept-Encoding: ${encoding}\r\n\r\n`)
      expect(early.split('\r\n\r\n')[1]?.length).toBeGreaterThan(20)
      finish()
    }
  })

  test('a bare status becomes a page in the language of the person', async () => {
    answer = () => new Response(null, { status: 404 })
    const { status, body, headers } = await door.knock('/i/gone/vote', { headers: { 'Accept-Language': 'ru' } })
    expect(status).toBe(404)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body).toContain('По этому адресу ничего нет')
    expect((await door.knock('/api/v1/ideas/gone')).headers['content-type']).toBe('application/problem+json')
  })

  test('a page of the site’s own stays', async () => {
    answer = () => new Response('<h1>Ours</h1>', { status: 404, headers: { 'Content-Type': 'text/html' } })
    expect((await door.knock('/nowhere')).body).toBe('<h1>Ours</h1>')
  })

  test.each(['production', 'development', undefined])(
    'a fault tells a number and nothing else (NODE_ENV %s)',
    async (mode) => {
      vi.stubEnv('NODE_ENV', mode)
      answer = () => {
        throw new Error('secret detail at /home/someone')
      }
      const page = await door.knock('/')
      const call = await door.knock('/api/v1/contests')
      vi.unstubAllEnvs()
      for (const { status, body } of [page, call]) {
        expect(status).toBe(500)
        expect(body).not.toMatch(/secret detail|\/home|\.ts|at \w+ \(/)
      }
      expect(page.body).toContain(String(page.headers['x-request-id']))
      expect(JSON.parse(call.body)).toMatchObject({
        status: 500,
        instance: `urn:request:${call.headers['x-request-id']}`,
      })
    },
  )

  test('when the person leaves, the work stops', async () => {
    let stopped = false
    answer = (request) =>
      new Promise((resolve) => {
        request.signal.addEventListener('abort', () => {
          stopped = true
          resolve(new Response('late'))
        })
      })
    await door.raw('GET / HTTP/1.1\r\nHost: localhost:3000\r\n\r\n')
    await expect.poll(() => stopped).toBe(true)
  })

  test('what the page’s script asked is refused in its own language', async () => {
    const form = await door.knock('/i/1/vote.data', { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' } })
    expect([form.status, form.headers['content-type']]).toEqual([403, 'text/x-script; charset=utf-8'])
    expect(JSON.parse(form.body)).toContain('This is not open to you')
    const page = await door.knock('/c/coffee.data?_data=x&order=new')
    expect(page.status).toBe(202)
    expect(JSON.parse(page.body)).toContain('/c/coffee?_data=x&order=new')
  })
})

describe('for those who watch', () => {
  test('the process and its readiness answer under any name', async () => {
    const Host = '10.0.0.7:3000'
    expect(await door.knock('/healthz', { headers: { Host } })).toMatchObject({ status: 200, body: 'ok\n' })
    const ready = await door.knock('/readyz', { headers: { Host } })
    expect([ready.status, JSON.parse(ready.body)]).toEqual([
      200,
      { ready: true, checks: { running: 'ok', database: 'ok', disk: 'ok', mail: 'ok' } },
    ])
    expect(ready.body).not.toMatch(/\d+\.\d+/)
  })

  test('figures are for this machine or for who has the token', async () => {
    expect((await door.knock('/metrics')).body).toMatch(/^aflora_ready 1$/m)
    expect((await door.knock('/metrics', { headers: { 'X-Forwarded-For': '203.0.113.9' } })).body).toBe('fine')
    Object.assign(env, { METRICS_TOKEN: 'a-token-of-some-length' })
    expect((await door.knock('/metrics')).body).toBe('fine')
    expect((await door.knock('/metrics', { headers: { Authorization: 'Bearer wrong' } })).body).toBe('fine')
    expect(
      (await door.knock('/metrics', { headers: { Authorization: 'Bearer a-token-of-some-length' } })).body,
    ).toMatch(/^process_resident_memory_bytes \d+$/m)
  })
})

describe('who is signed in at a proxy', () => {
  const says = (email: string | string[]) => ({ headers: { 'Remote-Email': email } })

  test('is believed from the proxy that is named, under the header that is named', async () => {
    set({ TRUSTED_PROXIES: '127.0.0.1', PROXY_SIGN_ON: 'Remote-Email' })
    await door.knock('/', says('anna@acme.example'))
    expect(seen).toMatchObject([{ proxyEmail: 'anna@acme.example' }])
    expect(seen[0]?.headers).not.toHaveProperty('remote-email')
  })

  test.each([
    ['nobody was told to', { TRUSTED_PROXIES: '127.0.0.1' }, 'anna@acme.example'],
    ['somebody else says it', { TRUSTED_PROXIES: '10.0.0.1', PROXY_SIGN_ON: 'Remote-Email' }, 'anna@acme.example'],
    ['another header says it', { TRUSTED_PROXIES: '127.0.0.1', PROXY_SIGN_ON: 'Remote-User' }, 'anna@acme.example'],
    [
      'it is said twice',
      { TRUSTED_PROXIES: '127.0.0.1', PROXY_SIGN_ON: 'Remote-Email' },
      ['a@acme.example', 'b@acme.example'],
    ],
  ] as const)('is not believed when %s', async (_, settings, email) => {
    set(settings)
    await door.knock('/', says(email as string | string[]))
    expect(seen.map(({ proxyEmail }) => proxyEmail)).toEqual([undefined])
  })

  test('needs a proxy to be named', () => {
    expect(() => set({ PROXY_SIGN_ON: 'Remote-Email' })).toThrow('TRUSTED_PROXIES')
  })
})
