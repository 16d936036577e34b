import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { countCommit } from '../commits.ts'
import * as schema from '../schema/index.ts'
import { inThread } from './in-thread.ts'
import { keepStatements } from './keep-statements.ts'
import { changesPages, pageChanges } from './page-changes.ts'
import { type Job, shareCommits } from './share-commits.ts'

export type Db = BetterSQLite3Database<typeof schema>

/** What `drizzle/database.ts` needs of an engine. */
export interface Engine {
  read: Db
  current: () => Db
  transaction: <T>(work: () => Promise<T>) => Promise<T>
  /** Where several transactions write at once: one that waits for all others of the same turn, of any process. */
  inTurn?: <T>(turn: string, work: () => Promise<T>) => Promise<T>
  /** Where an answer takes its time: lets the transaction go on meanwhile; it fails where this write fails. */
  goAhead?: (write: Promise<unknown>) => Promise<unknown> | undefined
  /** Where a long question would hold up all visitors of this process: asks it elsewhere, outside of any transaction. */
  askAside?: (question: string, values: unknown[]) => Promise<Record<string, unknown>[]>
  /** Grows with every commit, of any process, that may change a page strangers see; undefined while nobody knows. */
  pageVersion: () => number | undefined
  script: (sql: string) => Promise<void>
  rows: (sql: string) => Promise<Record<string, unknown>[]>
  close: () => Promise<void>
}

/** Jobs that share one commit at most; more wait for the next. */
const jobsPerCommit = 100

/** How long a process waits for another one's commit. */
const busyMs = 5000

const isBusy = (fault: unknown) => (fault as { code?: string }).code?.startsWith('SQLITE_BUSY') ?? false

/** The oldest SQLite without the WAL-reset fault (sqlite.org/wal.html#walresetbug). */
const oldestSafe = [3, 51, 3] as const

/**
 * Opens the SQLite file: one writer connection whose queue shares commits between requests, and one
 * reader that cannot write. A job is answered only after the commit that holds it.
 */
export function openSqlite(dataDir: string): Engine {
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'aflora.db')
  const writer = connect(file, false)
  forgetSamples(writer)
  const reader = connect(file, true)
  let pagesChanged = false
  const changes = pageChanges(() => {
    pagesChanged = true
  })
  const writerDb = drizzle(writer, { schema, logger: changes })
  const readerDb = drizzle(reader, { schema })
  const version = reader.prepare('PRAGMA user_version').pluck()
  const inside = new AsyncLocalStorage<Db>()
  const steps = stepsOf(writer)
  const share = shareCommits({ most: jobsPerCommit, commit: commitTogether })
  let versionNow: number | undefined

  /** While another process commits, this one goes on with all that needs no commit; SQLite itself would sleep. */
  async function begin() {
    for (const until = Date.now() + busyMs; ; await sleep(1)) {
      const fault = tryToBegin()
      if (!fault) return
      if (!isBusy(fault) || Date.now() > until) throw fault
    }
  }

  function tryToBegin() {
    steps.waitNot.get()
    try {
      steps.begin.run()
    } catch (fault) {
      return fault
    } finally {
      steps.wait.get()
    }
  }

  async function commitTogether(take: () => Job[]) {
    const fault = await begin().catch((fault) => fault ?? new Error('BEGIN failed'))
    // Only now: whoever came while another process was committing shares this commit.
    const jobs = take()
    if (fault) for (const job of jobs) job.reject(fault)
    else await runAndCommit(jobs)
  }

  async function runAndCommit(jobs: Job[]) {
    try {
      const answers = (await runTogether(jobs)) ?? (await runApart(jobs))
      if (pagesChanged) raisePageVersion(writer)
      steps.commit.run()
      forgetVersion()
      countCommit(jobs.length)
      for (const answer of answers) answer()
    } catch (fault) {
      undoAll()
      for (const job of jobs) job.reject(fault)
    }
  }

  /**
   * A savepoint writes down every page as it was before: as much again as what is stored. Nearly always nobody is
   * refused, so the first time there is none; undefined where one of several failed and nothing stands of any.
   */
  async function runTogether(jobs: Job[]) {
    const answers: (() => void)[] = []
    pagesChanged = false
    try {
      for (const job of jobs) {
        const value = await job.work()
        answers.push(() => job.resolve(value))
      }
      return answers
    } catch (fault) {
      if (jobs.length === 1) throw fault
      undoAll()
    }
  }

  /** Each once more, and what one of them fails at leaves the others standing. */
  async function runApart(jobs: Job[]) {
    const answers: (() => void)[] = []
    pagesChanged = false
    await begin()
    for (const job of jobs) answers.push(await runUnderSavepoint(job))
    return answers
  }

  function undoAll() {
    if (writer.inTransaction) writer.exec('ROLLBACK')
  }

  async function runUnderSavepoint(job: Job) {
    steps.enter.run()
    try {
      const value = await job.work()
      steps.leave.run()
      return () => job.resolve(value)
    } catch (fault) {
      if (!writer.inTransaction) throw fault
      steps.undo.run()
      steps.leave.run()
      return () => job.reject(fault)
    }
  }

  function transaction<T>(work: () => Promise<T>): Promise<T> {
    if (inside.getStore()) return work()
    return share(() => inside.run(writerDb, work))
  }

  /**
   * Read once for all that the same turn of the event loop answers: who asks after another process said that it had
   * stored something is heard in a later one.
   */
  function pageVersion() {
    if (versionNow === undefined) {
      versionNow = version.get() as number
      setImmediate(forgetVersion)
    }
    return versionNow
  }

  function forgetVersion() {
    versionNow = undefined
  }

  return {
    read: readerDb,
    current: () => inside.getStore() ?? readerDb,
    transaction,
    askAside: (question, values) => inThread(file, question, 'question', values),
    pageVersion,
    script: async (sql) => {
      writer.exec(sql)
      if (!writer.inTransaction && changesPages(sql)) raisePageVersion(writer)
      forgetVersion()
    },
    rows: async (sql) => writer.prepare(sql).all() as Record<string, unknown>[],
    close: async () => {
      reader.close()
      writer.pragma('wal_checkpoint(TRUNCATE)')
      writer.close()
    },
  }
}

/** Prepared once: read anew for each vote they would be a tenth of its work. */
const stepsOf = (writer: Database.Database) => ({
  wait: writer.prepare(`PRAGMA busy_timeout = ${busyMs}`),
  waitNot: writer.prepare('PRAGMA busy_timeout = 0'),
  begin: writer.prepare('BEGIN IMMEDIATE'),
  commit: writer.prepare('COMMIT'),
  enter: writer.prepare('SAVEPOINT job'),
  leave: writer.prepare('RELEASE job'),
  undo: writer.prepare('ROLLBACK TO job'),
})

/**
 * Samples that somebody's ANALYZE left: with them SQLite plans a prepared question anew for every value it is asked
 * with (sqlite3_bind, "expired by binding"), which for a vote costs more than all its answers.
 */
function forgetSamples(writer: Database.Database) {
  const has = writer.prepare("select 1 from sqlite_schema where name = 'sqlite_stat4'").pluck().get()
  if (has) writer.exec('delete from sqlite_stat4')
}

/** Kept in the file's header, written with the commit it tells of. */
function raisePageVersion(writer: Database.Database) {
  const now = writer.pragma('user_version', { simple: true }) as number
  writer.pragma(`user_version = ${(now + 1) % 0x7fffffff}`)
}

function connect(file: string, readOnly: boolean) {
  const connection = new Database(file)
  const wanted: Record<string, string | number> = {
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    busy_timeout: busyMs,
    mmap_size: 0,
    trusted_schema: 0,
    secure_delete: 1,
    cell_size_check: 1,
    journal_size_limit: 64 * 1024 * 1024,
    // The system caches the file as well: what a process keeps besides is for what every page asks.
    cache_size: readOnly ? -32_000 : -8_000,
    query_only: readOnly ? 1 : 0,
  }
  for (const [name, value] of Object.entries(wanted)) connection.pragma(`${name} = ${value}`)
  for (const [name, value] of Object.entries(wanted)) {
    const found = connection.pragma(name, { simple: true })
    if (found !== value) throw new Error(`SQLite keeps ${name} at ${found}, asked for ${value}`)
  }
  refuseOldSqlite(connection)
  keepStatements(connection)
  return connection
}

function refuseOldSqlite(connection: Database.Database) {
  const version = String(connection.prepare('select sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  const difference = oldestSafe.map((part, index) => (parts[index] ?? 0) - part).find((step) => step !== 0) ?? 0
  if (difference < 0) throw new Error(`SQLite ${version} can damage its journal; ${oldestSafe.join('.')} is needed`)
}
