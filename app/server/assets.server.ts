import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { encodingFor } from '#app/server/accepts-encoding.ts'
import type { Visit } from '#app/server/visit.server.ts'

type Asset = {
  type: string
  etag: string
  /** The name changes with the content. */
  hashed: boolean
  plain: Buffer
  packed: Map<string, Promise<Buffer>>
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
}

const packers = {
  br: (plain: Buffer) => promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (plain: Buffer) => promisify(gzip)(plain, { level: 9 }),
}

export type Assets = {
  stylesheets: string[]
  /** Whether this visit asked for a file; then it has been answered. */
  answer: (visit: Visit) => Promise<boolean>
}

/** The built files, read once and answered from memory; each is packed at its first request and kept packed. */
export function openAssets(folder: string): Assets {
  const assets = new Map<string, Asset>()
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || file.name.endsWith('.map')) continue
    const place = path.join(file.parentPath, file.name)
    const address = `/${path.relative(folder, place).split(path.sep).join('/')}`
    assets.set(address, readAsset(place, address.startsWith('/assets/')))
  }
  return {
    stylesheets: [...assets.keys()].filter((name) => name.endsWith('.css')),
    answer: async (visit) => {
      const [pathname = ''] = (visit.incoming.url ?? '').split('?')
      const asset = ['GET', 'HEAD'].includes(visit.incoming.method ?? '') && assets.get(pathname)
      if (asset) await send(visit, asset)
      return Boolean(asset)
    },
  }
}

function readAsset(place: string, hashed: boolean): Asset {
  const plain = readFileSync(place)
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { type: types[path.extname(place)] ?? 'application/octet-stream', etag, hashed, plain, packed: new Map() }
}

async function send({ incoming, outgoing, headers }: Visit, asset: Asset) {
  outgoing.removeHeader('Content-Security-Policy')
  outgoing.setHeader('Cache-Control', asset.hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
  outgoing.setHeader('ETag', asset.etag)
  outgoing.setHeader('Content-Type', asset.type)
  outgoing.setHeader('Vary', 'Accept-Encoding')
  if (headers.get('If-None-Match')?.includes(asset.etag)) return void outgoing.writeHead(304).end()
  const { encoding, body } = await pack(asset, headers.get('Accept-Encoding'))
  if (encoding) outgoing.setHeader('Content-Encoding', encoding)
  outgoing.writeHead(200, { 'Content-Length': body.length })
  outgoing.end(incoming.method === 'HEAD' ? undefined : body)
}

/** Pictures and fonts are packed already. */
async function pack(asset: Asset, accepted: string | null): Promise<{ encoding?: string; body: Buffer }> {
  if (!/^text|javascript|json|svg/.test(asset.type) || asset.plain.length < 512) return { body: asset.plain }
  const encoding = encodingFor(accepted)
  if (!encoding) return { body: asset.plain }
  const packed = asset.packed.get(encoding) ?? packers[encoding](asset.plain)
  asset.packed.set(encoding, packed)
  return { encoding, body: await packed }
}
