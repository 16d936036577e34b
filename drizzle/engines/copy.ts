import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { engine } from '../columns.ts'
import { database } from '../database.ts'
import { damageIn, inThread } from './in-thread.ts'

/** PostgreSQL brings its own, better tools for this. */
export class UsePostgresTools extends Error {}

/** Writes a checked copy of the whole database to `file`, whole or not at all. Throws for PostgreSQL. */
export async function copyDatabase(file: string) {
  if (engine === 'postgres')
    throw new UsePostgresTools('On PostgreSQL use pg_dump for copies and pg_restore to bring them back.')
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
  const unfinished = `${file}.unfinished`
  rmSync(unfinished, { force: true })
  await inThread(await databaseFile(), `VACUUM INTO '${unfinished.replaceAll("'", "''")}'`)
  const [damage] = await damageIn(unfinished)
  if (damage) throw new Error(`The copy ${file} is damaged: ${damage}`)
  const handle = openSync(unfinished, 'r+')
  fsyncSync(handle)
  closeSync(handle)
  renameSync(unfinished, file)
}

async function databaseFile() {
  const [row] = await database().rows("SELECT file FROM pragma_database_list WHERE name = 'main'")
  return String(row?.file)
}

/** What SQLite's whole check says about the database that is open; made in a thread. */
export const damageInDatabase = async () => damageIn(await databaseFile())

/** Throws unless the file is a sound database of this program. Answers how many migrations it has. */
export function checkCopy(file: string): number {
  const copy = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const verdict = copy.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok') throw new Error(`The copy ${file} is damaged: ${verdict}`)
    return Number(copy.prepare('SELECT count(*) FROM migrations').pluck().get())
  } finally {
    copy.close()
  }
}
