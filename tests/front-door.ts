import { type IncomingHttpHeaders, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { askSite, type Site } from '#app/server/ask-site.server.ts'
import type { Assets } from '#app/server/assets.server.ts'
import { frontDoor } from '#app/server/front-door.server.ts'
import type { PagesKept } from '#app/server/kept-pages/serve-kept-pages.server.ts'
import { openServer } from '#app/server/open-server.server.ts'

export type Knock = {
  method?: string
  headers?: Record<string, string | string[]>
  body?: string | Buffer
  /** Sent without saying how long it is. */
  chunks?: (string | Buffer)[]
}

export type Heard = { status: number; headers: IncomingHttpHeaders; body: string; bytes: Buffer }

const noAssets: Assets = { stylesheets: [], answer: async () => false }

/** Every page is asked for anew, so that each test meets its own stand-in. */
const keepsNothing = (site: Site): PagesKept => ({
  answerAtOnce: () => false,
  answer: (visit, request) => askSite(visit, request, site),
})

/** The front door on a free loopback port, with a stand-in for the site behind it, for real requests. */
export async function openDoor(site: Site, assets: Assets = noAssets, pages = keepsNothing(site)) {
  const server = openServer(frontDoor({ site, assets, pages }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    server,
    knock: (path: string, knock: Knock = {}) => knockAt(port, path, knock),
    raw: (bytes: string | Buffer) => sendRaw(port, bytes),
    close: () => closeServer(server),
  }
}

function closeServer(server: Server) {
  server.closeAllConnections()
  return new Promise<void>((resolve) => server.close(() => resolve()))
}

function knockAt(port: number, path: string, { method = 'GET', headers, body, chunks }: Knock): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const all = { Host: 'localhost:3000', ...headers }
    const asked = request(
      { host: '127.0.0.1', port, path, method, headers: all, agent: false, insecureHTTPParser: true },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => {
          const bytes = Buffer.concat(parts)
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: bytes.toString(), bytes })
        })
      },
    )
    asked.on('error', reject)
    if (chunks) for (const chunk of chunks) asked.write(chunk)
    asked.end(body)
  })
}

/** What comes back for exactly these bytes, until the other side hangs up or a second has passed. */
function sendRaw(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const done = () => {
      socket.destroy()
      resolve(heard)
    }
    socket.on('data', (part) => {
      heard += part.toString('latin1')
    })
    socket.on('error', done).on('close', done)
    setTimeout(done, 1000)
  })
}
