import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { engine } from '../columns.ts'
import { closeDatabase } from '../database.ts'
import { nameOutage } from '../name-outage.ts'
import { checkCopy, UsePostgresTools } from './copy.ts'

/** A site or another program works with the database that was to be replaced. */
export class StillInUse extends Error {}

/**
 * Puts a copy in the place of the database; the old one stays beside it, with all it acknowledged. Whenever it is
 * interrupted, one of the two stands there whole. `before` is done once it is sure that nobody works here, and before
 * the copy takes its place. Throws `StillInUse` while anybody has the database open.
 */
export async function restoreDatabase(
  file: string,
  dataDir: string,
  before: () => Promise<unknown> = async () => {},
): Promise<string | undefined> {
  if (engine === 'postgres') throw new UsePostgresTools('On PostgreSQL use pg_restore.')
  checkCopy(file)
  await closeDatabase()
  mkdirSync(dataDir, { recursive: true })
  const place = path.join(dataDir, 'aflora.db')
  const held = takeAlone(place)
  try {
    await before()
    const ready = await copyBeside(file, place)
    const kept = keepOld(place)
    renameSync(ready, place)
    syncToDisk(dataDir)
    return kept
  } finally {
    held?.close()
  }
}

/** Milliseconds for somebody who is just leaving. */
const patienceMs = 1000

/**
 * The database without its journal, locked against everybody else until it is closed; undefined where none is there or
 * it cannot be read. What a killed site left in the journal is in the file then. SQLite lets only who is alone do this.
 */
function takeAlone(place: string) {
  if (!existsSync(place)) return undefined
  const connection = new Database(place, { timeout: patienceMs })
  try {
    connection.pragma('journal_mode = delete')
    connection.exec('BEGIN EXCLUSIVE')
    return connection
  } catch (fault) {
    connection.close()
    const outage = nameOutage(fault)
    if (outage === 'damaged') return undefined
    if (outage !== 'busy') throw fault
    throw new StillInUse(`${place} is in use: stop the site and its jobs first. Nothing was changed.`)
  }
}

async function copyBeside(file: string, place: string) {
  const ready = `${place}.unfinished`
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(ready + end, { force: true })
  const copy = new Database(file, { readonly: true, fileMustExist: true })
  try {
    await copy.backup(ready)
  } finally {
    copy.close()
  }
  // It is to be one file, with nothing beside it.
  const own = new Database(ready)
  own.pragma('journal_mode = delete')
  own.close()
  syncToDisk(ready)
  return ready
}

/** Gives the old file a second name, so that its place is never empty: a site that starts now finds one or the other. */
function keepOld(place: string) {
  if (!existsSync(place)) {
    for (const end of ['-wal', '-shm']) rmSync(place + end, { force: true })
    return undefined
  }
  forgetInterrupted(place)
  const kept = `${place}.replaced-${new Date().toISOString().replace(/[:.]/g, '-')}`
  // Only of a damaged file there is still a journal; beside another file it would be read as belonging to that.
  if (existsSync(`${place}-wal`)) renameSync(`${place}-wal`, `${kept}-wal`)
  rmSync(`${place}-shm`, { force: true })
  try {
    linkSync(place, kept)
  } catch {
    copyFileSync(place, kept, constants.COPYFILE_EXCL)
    syncToDisk(kept)
  }
  return kept
}

/** The second name that a restore gave the file and was ended before it put the copy there: it is the same file still. */
function forgetInterrupted(place: string) {
  const [folder, name, { ino }] = [path.dirname(place), path.basename(place), statSync(place)]
  for (const other of readdirSync(folder)) {
    const found = path.join(folder, other)
    if (other.startsWith(`${name}.replaced-`) && statSync(found).ino === ino) rmSync(found)
  }
}

function syncToDisk(place: string) {
  const handle = openSync(place, 'r')
  try {
    fsyncSync(handle)
  } catch (fault) {
    // Windows syncs no folders.
    if (process.platform !== 'win32') throw fault
  } finally {
    closeSync(handle)
  }
}
