import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileAnswer } from '#app/web/file-answer.server.ts'
import { inParts } from '#app/web/in-parts.server.ts'
import { requestContext, runInRequestContext } from '#app/web/request-context.server.ts'
import { openDoor } from '#tests/front-door.ts'
import { textOf } from '#tests/whole-file.ts'

const line = `${'A bell at the counter. '.repeat(100)}\n`

/** Lines that say how many were made, and whether anybody still makes them. */
function someLines(most: number, { breaksAt = Number.POSITIVE_INFINITY, say = () => line } = {}) {
  const made = { lines: 0, over: false }
  async function* lines() {
    try {
      for (; made.lines < most; made.lines += 1) {
        if (made.lines === breaksAt) throw new Error('The database went away.')
        yield say()
      }
    } finally {
      made.over = true
    }
  }
  return { made, lines: lines() }
}

const soon = (holds: () => boolean) => expect.poll(holds, { timeout: 20_000 }).toBe(true)

test('arrives whole, in more than one part, and none is made before it is taken', async () => {
  const { made, lines } = someLines(500)
  const body = await inParts(lines)
  expect(made.lines).toBeLessThan(50)
  const reader = body.getReader()
  const first = await reader.read()
  expect(first.value?.byteLength).toBeLessThan(line.length * 50)
  expect(made.lines).toBeLessThan(50)
  reader.releaseLock()
  expect(Buffer.from(first.value as Uint8Array).toString() + (await textOf(body))).toBe(line.repeat(500))
  expect(made).toEqual({ lines: 500, over: true })
})

test('nothing is an empty file', async () => {
  expect(await textOf(await inParts([]))).toBe('')
})

test('what fails before the first part fails as a whole; what fails later breaks off', async () => {
  await expect(inParts(someLines(500, { breaksAt: 3 }).lines)).rejects.toThrow('went away')
  const body = await inParts(someLines(500, { breaksAt: 300 }).lines)
  await expect(textOf(body)).rejects.toThrow('went away')
})

test('who stops reading stops the making', async () => {
  const { made, lines } = someLines(500)
  const body = await inParts(lines)
  await body.cancel()
  expect(made.over).toBe(true)
  expect(made.lines).toBeLessThan(50)
})

test('who leaves before the answer stops it as well', async () => {
  const leaving = new AbortController()
  const { made, lines } = someLines(500)
  await runInRequestContext({ ...requestContext(), leaving: leaving.signal }, () => inParts(lines))
  expect(made.over).toBe(false)
  leaving.abort()
  await soon(() => made.over)
})

describe('through the front door', () => {
  let door: Awaited<ReturnType<typeof openDoor>>
  let given: ReturnType<typeof someLines>

  beforeAll(async () => {
    door = await openDoor(async () =>
      fileAnswer({ name: 'a.txt', type: 'text/plain', body: await inParts(given.lines) }),
    )
  })
  afterAll(() => door.close())

  describe.each(['identity', 'gzip'])('sent as %s', (encoding) => {
    const headers = { 'Accept-Encoding': encoding }

    test('a whole file ends', async () => {
      given = someLines(500)
      const { status, bytes } = await door.knock('/a.txt', { headers })
      expect(status).toBe(200)
      expect((encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString()).toBe(line.repeat(500))
    })

    test('one that breaks never looks whole', async () => {
      given = someLines(500, { breaksAt: 300 })
      await expect(door.knock('/a.txt', { headers })).rejects.toThrow()
    })

    test('a reader who goes away, or takes nothing more, holds the making back', async () => {
      // What could be packed well would all find room on the way.
      given = someLines(1_000_000, { say: () => randomBytes(50_000).toString('base64') })
      const asked = request({ host: '127.0.0.1', port: door.port, headers: { ...headers, Host: 'localhost:3000' } })
      const [answer] = (await once(asked.end(), 'response')) as [IncomingMessage]
      expect(answer.statusCode).toBe(200)
      let before = -1
      await soon(() => {
        const stands = before === given.made.lines
        before = given.made.lines
        return stands
      })
      expect(given.made.lines).toBeLessThan(5_000)
      expect(given.made.over).toBe(false)
      answer.destroy()
      await soon(() => given.made.over)
    })
  })

  test('who asks for the head only gets no body, and leaves nothing open', async () => {
    given = someLines(500)
    const { status, body } = await door.knock('/a.txt', { method: 'HEAD' })
    expect([status, body]).toEqual([200, ''])
    expect(given.made.over).toBe(true)
  })
})
