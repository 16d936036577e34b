import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BlockList } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { env } from '#app/env.server.ts'
import { ClosedAddress, guardedFetch, mayReach, openAddress } from '#app/server/guarded-fetch.server.ts'

const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`)
  if (request.url === '/away') response.writeHead(302, { Location: 'http://127.0.0.1/elsewhere' })
  response.end(request.url === '/long' ? Buffer.alloc(600 * 1024) : '{"said":"yes"}')
})
const before = { ...env }
let at = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => Object.assign(env, before))
afterAll(() => server.close())

const inTheWorld = () => Object.assign(env, { PUBLIC_URL: 'https://ideas.example.org' })

test('a site on this machine may ask this machine', async () => {
  expect(await (await guardedFetch(`${at}/x`)).json()).toEqual({ said: 'yes' })
  expect(asked).toContain('GET /x')
})

test('a site in the world asks nothing on its own machine or network, whatever it is called', async () => {
  inTheWorld()
  const many = asked.length
  const port = new URL(at).port
  const closed = [
    ...[at, `https://127.0.0.1:${port}`, `https://localhost:${port}`, `https://[::1]:${port}`, 'https://2130706433'],
    ...['https://0x7f.1', 'https://[::ffff:127.0.0.1]', 'https://169.254.169.254/latest', 'https://10.0.0.1'],
  ]
  for (const address of closed) await expect(guardedFetch(address), address).rejects.toThrow(ClosedAddress)
  expect(asked).toHaveLength(many)
})

test.each([
  ...[
    'http://login.example.org',
    'ftp://login.example.org',
    'file:///etc/passwd',
    'data:,x',
    'https://a:b@login.example.org',
  ],
  ...['', 'login.example.org'],
])('%s is no address to ask', (address) => expect(() => openAddress(address)).toThrow(ClosedAddress))

test('a network of the organisation is asked once it is named', () => {
  inTheWorld()
  expect([mayReach('10.2.3.4'), mayReach('fd00::5'), mayReach('93.184.216.34')]).toEqual([false, false, true])
  const named = new BlockList()
  named.addSubnet('10.2.0.0', 16, 'ipv4')
  named.addSubnet('fd00::', 8, 'ipv6')
  Object.assign(env, { SIGN_ON_NETWORKS: named })
  expect([mayReach('10.2.3.4'), mayReach('fd00::5'), mayReach('10.3.0.1')]).toEqual([true, true, false])
})

test('it is not led elsewhere, and does not read without end', async () => {
  const away = await guardedFetch(`${at}/away`)
  expect([away.status, asked.includes('GET /elsewhere')]).toEqual([302, false])
  await expect(guardedFetch(`${at}/long`)).rejects.toThrow('too long')
})
