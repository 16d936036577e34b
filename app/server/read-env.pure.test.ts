import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEnv } from '#app/server/read-env.server.ts'

test('an empty environment is enough', () => {
  expect(readEnv({})).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://localhost:3000',
    WORKERS: 1,
    RATE_LIMITS: 'on',
    JOBS: 'on',
    LOG_LEVEL: 'info',
  })
})

test('an empty variable counts as absent', () => {
  const env = readEnv({ PORT: '', DATABASE_URL: '  ', SMTP_URL: '' })
  expect([env.PORT, env.DATABASE_URL, env.SMTP_URL]).toEqual([3000, undefined, undefined])
})

test('the public address follows the port, and loses its final slash', () => {
  expect(readEnv({ PORT: '8080' }).PUBLIC_URL).toBe('http://localhost:8080')
  expect(readEnv({ PUBLIC_URL: 'https://Ideas.Example.org/' }).PUBLIC_URL).toBe('https://ideas.example.org')
})

test.each([
  ['PORT', '0'],
  ['PORT', '3e3'],
  ['PORT', '0x10'],
  ['PORT', '70000'],
  ['PUBLIC_URL', 'ideas.example.org'],
  ['PUBLIC_URL', 'https://example.org/ideas'],
  ['PUBLIC_URL', 'javascript:alert(1)'],
  ['DATABASE_URL', 'mysql://localhost/aflora'],
  ['DATABASE_READ_URL', 'http://localhost/aflora'],
  ['DATABASE_READ_URL', 'postgres://localhost/copy'],
  ['DATABASE_POOL', '0'],
  ['DATABASE_STATEMENT_TIMEOUT', '1s'],
  ['DATABASE_LOCK_TIMEOUT', '0'],
  ['DATABASE_IDLE_TRANSACTION_TIMEOUT', '9999'],
  ['SMTP_URL', 'localhost:25'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', 'proxy.example.org'],
  ['RATE_LIMITS', 'no'],
  ['JOBS', 'sometimes'],
  ['LOG_LEVEL', 'loud'],
  ['WORKERS', '-1'],
  ['METRICS_TOKEN', 'short'],
])('%s=%s is refused with one sentence that names it', (name, value) => {
  expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`^The setting ${name} [^\n]*\\.$`))
})

test('limits cannot be switched off where others can reach the site', () => {
  expect(readEnv({ RATE_LIMITS: 'off' }).RATE_LIMITS).toBe('off')
  expect(readEnv({ RATE_LIMITS: 'off', HOST: '[::1]' }).RATE_LIMITS).toBe('off')
  for (const HOST of ['0.0.0.0', '::', '192.168.1.5', '127.0.0.1.example.org']) {
    expect(() => readEnv({ RATE_LIMITS: 'off', HOST })).toThrow(/RATE_LIMITS/)
  }
})

test('a secret may be kept in a file', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'aflora-env-')), 'smtp')
  writeFileSync(file, 'smtp://mail.example.org\n')
  expect(readEnv({ SMTP_URL_FILE: file }).SMTP_URL).toBe('smtp://mail.example.org')
  expect(() => readEnv({ SMTP_URL_FILE: '/does/not/exist' })).toThrow(/SMTP_URL_FILE/)
})

test('trusted proxies are networks', () => {
  const { TRUSTED_PROXIES } = readEnv({ TRUSTED_PROXIES: '10.1.0.0/16, 2001:db8::/32' })
  expect(TRUSTED_PROXIES.check('10.1.200.3')).toBe(true)
  expect(TRUSTED_PROXIES.check('10.2.0.1')).toBe(false)
  expect(TRUSTED_PROXIES.check('2001:db8::9', 'ipv6')).toBe(true)
})
