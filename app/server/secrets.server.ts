import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { join } from 'node:path'
import { env } from '#app/env.server.ts'
import { keepKeyFile, replaceKeyFile } from '#app/server/key-file.server.ts'

const leastBytes = 32
const keptGenerations = 2

const loaded: { secrets?: string[]; contestKey?: KeyObject; derived: Map<string, Buffer[]> } = { derived: new Map() }

/**
 * Keys of 32 bytes for one purpose, the current one first; older ones only verify.
 * Purposes never share a key, so what was signed for one is worthless for another.
 */
export function secretsFor(purpose: string): Buffer[] {
  const known = loaded.derived.get(purpose)
  if (known) return known
  const derived = secrets().map((secret) => Buffer.from(hkdfSync('sha256', secret, 'aflora', purpose, 32)))
  loaded.derived.set(purpose, derived)
  return derived
}

/** Puts a new secret before the others: signatures made so far stay valid for one more rotation. */
export function rotateSecrets() {
  if (env.SECRETS) throw new Error('The setting SECRETS is given from outside: put a new value first in it instead.')
  const kept = [newSecret(), ...secrets()].slice(0, keptGenerations)
  replaceKeyFile(secretsFile(), `${kept.join('\n')}\n`)
  forgetSecrets()
}

/** Ed25519 key that signs the ballot log; a copy of its file is all that is needed to move it. */
export function contestKey(): KeyObject {
  loaded.contestKey ??= createPrivateKey(keepKeyFile(contestKeyFile(), newContestKey))
  return loaded.contestKey
}

export function contestPublicKey(): string {
  return createPublicKey(contestKey()).export({ type: 'spki', format: 'pem' }).toString()
}

/** Reads or makes every key, so that a fault shows at start and not at the first visitor. */
export function openKeys() {
  secrets()
  contestKey()
}

/** Splits a list `new,old` (or one a line) and refuses what anybody could guess. */
export function parseSecrets(list: string): string[] {
  const secrets = list.split(/[\s,]+/).filter(Boolean)
  if (secrets.length === 0) throw new Error('There is no secret to sign with: SECRETS or its file is empty.')
  const weak = secrets.findIndex((secret) => Buffer.byteLength(secret) < leastBytes || isWellKnown(secret))
  if (weak >= 0) throw new Error(`Secret ${weak + 1} in SECRETS is too short (32 bytes at least) or well known.`)
  return secrets
}

/** For tests and rotation: the next use reads the files again. */
export function forgetSecrets() {
  loaded.secrets = undefined
  loaded.contestKey = undefined
  loaded.derived.clear()
}

function secrets() {
  loaded.secrets ??= parseSecrets(env.SECRETS ?? keepKeyFile(secretsFile(), () => `${newSecret()}\n`))
  return loaded.secrets
}

const secretsFile = () => join(env.DATA_DIR, 'keys', 'secrets')
const contestKeyFile = () => join(env.DATA_DIR, 'keys', 'contest-ed25519.pem')
const newSecret = () => randomBytes(leastBytes).toString('hex')

function newContestKey() {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** Examples copied from manuals, and anything made of few different characters. */
function isWellKnown(secret: string) {
  const example = /change.?me|secret|passw|example|keyboard.?cat|default|your.?key|0123456789|abcdefgh|qwerty/i
  return example.test(secret) || new Set(secret).size < 10
}
