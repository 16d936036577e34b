import { Agent, get, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { drain } from '#app/server/drain.server.ts'
import { openServer } from '#app/server/open-server.server.ts'

let server: Server

async function open(answerAfterMs: number) {
  server = openServer((_, outgoing) => void setTimeout(() => outgoing.end('done'), answerAfterMs))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

afterEach(() => server.closeAllConnections())

function ask(port: number, agent?: Agent): Promise<string> {
  return new Promise((resolve) => {
    const asked = get({ host: '127.0.0.1', port, agent: agent ?? false }, (answer) => {
      answer.resume().on('end', () => resolve('answered'))
    })
    asked.on('error', (fault: NodeJS.ErrnoException) => resolve(fault.code ?? 'failed'))
  })
}

test('what was asked before is answered, what comes after is not let in', async () => {
  const port = await open(900)
  const early = Array.from({ length: 20 }, () => ask(port))
  await new Promise((resolve) => setTimeout(resolve, 50))
  const drained = drain(server)
  expect(await Promise.all(early)).toEqual(Array(20).fill('answered'))
  await drained
  expect(await ask(port)).toBe('ECONNREFUSED')
})

test('a request that is on its way while the process is busy is not lost', async () => {
  const port = await open(5)
  const agent = new Agent({ keepAlive: true, maxSockets: 10 })
  await Promise.all(Array.from({ length: 10 }, () => ask(port, agent)))
  const again = Array.from({ length: 10 }, () => ask(port, agent))
  const drained = drain(server)
  for (const end = Date.now() + 100; Date.now() < end; );
  expect(await Promise.all(again)).toEqual(Array(10).fill('answered'))
  await drained
})

test('connections that merely wait do not hold it up', async () => {
  const port = await open(5)
  const waiting = connect(port, '127.0.0.1')
  await new Promise((resolve) => waiting.once('connect', resolve))
  const started = Date.now()
  await drain(server)
  expect(Date.now() - started).toBeLessThan(2000)
})

test('what never ends is ended', async () => {
  const port = await open(60_000)
  const endless = ask(port)
  await new Promise((resolve) => setTimeout(resolve, 50))
  await drain(server, { answerMs: 300 })
  expect(await endless).toBe('ECONNRESET')
})

test('without visitors it is over at once', async () => {
  await open(5)
  const started = Date.now()
  await drain(server)
  expect(Date.now() - started).toBeLessThan(140)
})
