import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import ece from 'http_ece'

interface Taken {
  headers: IncomingHttpHeaders
  path: string
  body: Buffer
}

/** A push service of our own: takes what it is sent over the network, or answers as it is told to. */
export async function startPushService() {
  const taken: Taken[] = []
  let status = 201
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const path = request.url ?? ''
    if (status < 300) taken.push({ headers: request.headers, path, body: Buffer.concat(parts) })
    response.writeHead(status).end()
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return {
    origin: `http://127.0.0.1:${port}`,
    taken,
    answer: (wanted: number) => {
      status = wanted
    },
    goAway: stop,
    comeBack: () => listen(port),
    stop,
  }
}

/** A browser with its own keys at a push service; opens what it gets as browsers do (RFC 8291, RFC 8188). */
export function aBrowser(origin: string) {
  const keys = createECDH('prime256v1')
  const p256dh = keys.generateKeys()
  const auth = randomBytes(16)
  const path = `/push/${randomBytes(9).toString('base64url')}`
  return {
    path,
    subscription: {
      endpoint: origin + path,
      keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') },
    },
    open: ({ body }: Taken): Record<string, string> => {
      const opened = ece.decrypt(body, {
        version: 'aes128gcm',
        privateKey: keys,
        authSecret: auth.toString('base64url'),
      })
      return JSON.parse(opened.toString('utf8'))
    },
  }
}

/** What a site says about itself to a push service (VAPID, RFC 8292), and whether its key has signed that. */
export function signedBy({ headers }: Taken, publicKey: string) {
  const [, token = '', key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(headers.authorization ?? '') ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const raw = Buffer.from(publicKey, 'base64url')
  const [x, y] = [raw.subarray(1, 33).toString('base64url'), raw.subarray(33).toString('base64url')]
  const known = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: known, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  return { signed: signed && key === publicKey, ...JSON.parse(Buffer.from(claims, 'base64url').toString()) }
}
