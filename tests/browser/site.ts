import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { root } from '../house/source-files.ts'
import { freePort } from '../setup/free-port.ts'
import { type Mail, mailsTo, startMailServer } from './mail.ts'

/** Everything needed to reach a running site from another process. */
export interface SiteAddress {
  /** Without a final slash. */
  url: string
  /** The single-use link that the server printed because its database was empty. */
  setupLink: string | undefined
  environment: Partial<NodeJS.ProcessEnv>
  mailFolder: string
}

export interface Site extends SiteAddress {
  /** Runs `aflora <words>` on this site's data and answers what it printed. */
  aflora: (...words: string[]) => Promise<string>
  /** Waits for the newest mail to this address; `after` skips those known already. */
  mailTo: (address: string, after?: number) => Promise<Mail>
}

export interface RunningSite extends Site {
  stop: () => Promise<void>
}

/**
 * Starts the built site on a free loopback port with an empty throw-away data folder and a mail server
 * of its own. `settings` override its environment: `{ SMTP_URL: '' }` is a site without mail.
 */
export async function startSite(settings: Record<string, string> = {}): Promise<RunningSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-site-'))
  const mailFolder = path.join(folder, 'mail')
  const mail = await startMailServer(mailFolder)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const data = path.join(folder, 'data')
  mkdirSync(data)
  const environment = {
    ...plain(),
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: data,
    SMTP_URL: mail.url,
    ...settings,
  }
  const server = spawn(process.execPath, ['scripts/serve.mjs'], { cwd: root, env: { ...process.env, ...environment } })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (part: Buffer) => {
      said = (said + part).slice(-20_000)
    })
  }
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGTERM')
      await once(server, 'exit')
    }
    await mail.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await answering(
      url,
      () => server.exitCode !== null,
      () => said,
    )
  } catch (fault) {
    await stop()
    throw fault
  }
  const setupLink = said.split(/\s/).find((word) => word.startsWith(`${url}/`))
  return { ...connectSite({ url, setupLink, environment, mailFolder }), stop }
}

/** The same helpers for a site that another process started. */
export function connectSite(address: SiteAddress): Site {
  const env = { ...process.env, ...address.environment }
  return {
    ...address,
    aflora: async (...words) => {
      const { stdout } = await promisify(execFile)(process.execPath, ['scripts/aflora.mjs', ...words], {
        cwd: root,
        env,
      })
      return stdout
    },
    mailTo: (to, after = 0) => soon(() => mailsTo(address.mailFolder, to).slice(after).at(-1), `a mail to ${to}`),
  }
}

/** Settings a developer may have must not reach the site under test. */
const plain = () => ({
  NODE_ENV: 'production' as const,
  HOST: '127.0.0.1',
  DATABASE_URL: '',
  TRUSTED_PROXIES: '',
  WORKERS: '1',
  JOBS: 'on',
  RATE_LIMITS: 'off',
  LOG_LEVEL: 'warn',
})

async function answering(url: string, ended: () => boolean, said: () => string) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    if (ended()) break
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.ok && said().includes(`Aflora is at ${url}`)) return
    await pause(50)
  }
  throw new Error(`The site did not come up. It said:\n${said()}`)
}

/** Asks again and again for up to ten seconds until there is an answer. */
export async function soon<T>(ask: () => T | undefined, what: string, seconds = 10): Promise<T> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await pause(50)) {
    const answer = ask()
    if (answer !== undefined) return answer
  }
  throw new Error(`Waited ${seconds} seconds for ${what}`)
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
