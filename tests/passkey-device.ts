import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

/** What a device says about itself, and what a test may bend in it. */
interface Bent {
  origin?: string
  rpId?: string
  /** Whether somebody touched it. */
  present?: boolean
  counter?: number
  /** Signs with a key that is not this credential's. */
  forged?: boolean
}

interface Asked {
  challenge: string
}

const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()
const origin = 'http://localhost:3000'

/**
 * A device that makes passkeys and signs with them (WebAuthn Level 3 §6), written out with Node's own cryptography:
 * ES256 keys, attestation "none", a signature counter. Each device holds one passkey.
 */
export class PasskeyDevice {
  readonly id = randomBytes(32)
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  #userHandle = ''
  #counter = 0

  get credentialId() {
    return this.id.toString('base64url')
  }

  /** Answers the options of a registration. */
  register({ challenge, user }: Asked & { user: { id: string } }, bent: Bent = {}) {
    this.#userHandle = user.id
    const attested = Buffer.concat([Buffer.alloc(16), uint16(this.id.length), this.id, coseKey(this.#keys.publicKey)])
    const data = this.#authenticatorData(0x40, bent, attested)
    const attestation = cborMap([
      [cborText('fmt'), cborText('none')],
      [cborText('attStmt'), cborMap([])],
      [cborText('authData'), cborBytes(data)],
    ])
    const response = {
      clientDataJSON: clientData('webauthn.create', challenge, bent).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    }
    return this.#credential(response)
  }

  /** Answers the options of a sign-in. */
  sign({ challenge }: Asked, bent: Bent = {}) {
    this.#counter = bent.counter ?? this.#counter + 1
    const data = this.#authenticatorData(0, bent, Buffer.alloc(0))
    const client = clientData('webauthn.get', challenge, bent)
    const key = bent.forged ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : this.#keys.privateKey
    const signature = createSign('sha256')
      .update(Buffer.concat([data, hash(client)]))
      .sign(key)
    return this.#credential({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: this.#userHandle,
    })
  }

  #authenticatorData(extra: number, { rpId = 'localhost', present = true }: Bent, attested: Buffer) {
    const flags = Buffer.from([(present ? 0x01 : 0) | 0x04 | extra])
    return Buffer.concat([hash(rpId), flags, uint32(this.#counter), attested])
  }

  #credential(response: object) {
    return JSON.stringify({ id: this.credentialId, rawId: this.credentialId, type: 'public-key', response })
  }
}

const clientData = (type: string, challenge: string, bent: Bent) =>
  Buffer.from(JSON.stringify({ type, challenge, origin: bent.origin ?? origin, crossOrigin: false }))

/** RFC 9053 §7.1.1: an elliptic key on P-256 for ES256. */
function coseKey(key: KeyObject) {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return cborMap([
    [cborInt(1), cborInt(2)],
    [cborInt(3), cborInt(-7)],
    [cborInt(-1), cborInt(1)],
    [cborInt(-2), cborBytes(Buffer.from(x, 'base64url'))],
    [cborInt(-3), cborBytes(Buffer.from(y, 'base64url'))],
  ])
}

/** RFC 8949 §3: three bits of kind, then the length or number. */
function cborHead(kind: number, n: number) {
  if (n < 24) return Buffer.from([(kind << 5) | n])
  return n < 256 ? Buffer.from([(kind << 5) | 24, n]) : Buffer.from([(kind << 5) | 25, n >> 8, n & 255])
}
const cborInt = (n: number) => (n < 0 ? cborHead(1, -1 - n) : cborHead(0, n))
const cborBytes = (bytes: Buffer) => Buffer.concat([cborHead(2, bytes.length), bytes])
const cborText = (text: string) => Buffer.concat([cborHead(3, text.length), Buffer.from(text)])
const cborMap = (entries: [Buffer, Buffer][]) => Buffer.concat([cborHead(5, entries.length), ...entries.flat()])

function uint16(n: number) {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(n)
  return bytes
}

function uint32(n: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(n)
  return bytes
}
