import { sign as signWith, verify } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { env } from '#app/env.server.ts'
import {
  contestKey,
  contestPublicKey,
  forgetSecrets,
  openKeys,
  parseSecrets,
  rotateSecrets,
  secretsFor,
} from '#app/server/secrets.server.ts'

const keys = join(env.DATA_DIR, 'keys')

beforeEach(forgetSecrets)

test('keys are made once, for their owner only', () => {
  openKeys()
  const made = readFileSync(join(keys, 'secrets'), 'utf8')
  expect(statSync(join(keys, 'secrets')).mode & 0o777).toBe(0o600)
  expect(statSync(join(keys, 'contest-ed25519.pem')).mode & 0o777).toBe(0o600)
  expect(made.trim()).toMatch(/^[0-9a-f]{64}$/)
  forgetSecrets()
  openKeys()
  expect(readFileSync(join(keys, 'secrets'), 'utf8')).toBe(made)
})

test('a key file others could read is closed again', () => {
  mkdirSync(keys, { recursive: true })
  writeFileSync(join(keys, 'secrets'), `${'0a1b2c3d4e5f6978'.repeat(4)}\n`, { mode: 0o644 })
  openKeys()
  expect(statSync(join(keys, 'secrets')).mode & 0o777).toBe(0o600)
})

test('the contest key signs, and its public half verifies', () => {
  const signature = signWith(null, Buffer.from('head'), contestKey())
  expect(verify(null, Buffer.from('head'), contestPublicKey(), signature)).toBe(true)
  expect(verify(null, Buffer.from('other'), contestPublicKey(), signature)).toBe(false)
})

test('each purpose has its own key', () => {
  expect(secretsFor('cookie')[0]).not.toEqual(secretsFor('cursor')[0])
})

test('rotation puts a new secret first and keeps one old one', () => {
  const [before] = secretsFor('cookie')
  rotateSecrets()
  expect(secretsFor('cookie')).toHaveLength(2)
  expect(secretsFor('cookie')[1]).toEqual(before)
  rotateSecrets()
  expect(secretsFor('cookie')).toHaveLength(2)
  expect(secretsFor('cookie')).not.toContainEqual(before)
})

test.each([
  '',
  'short',
  'a'.repeat(64),
  'changeme-changeme-changeme-changeme',
  'keyboard cat keyboard cat',
  'my-super-secret-passphrase-of-the-site',
])('the guessable secret %j is refused', (secret) => {
  expect(() => parseSecrets(secret)).toThrow()
  expect(() => parseSecrets(`9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c,${secret || 'x'}`)).toThrow()
})

test('new and old secrets are told apart by a comma', () => {
  expect(parseSecrets('9f8e7d6c5b4a39281706f5e4d3c2b1a0XY, 0a1b2c3d4e5f69788796a5b4c3d2e1f0ZW')).toHaveLength(2)
})
