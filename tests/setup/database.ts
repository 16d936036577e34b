import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterAll, inject } from 'vitest'

// Runs before each test file, and before the file imports anything of ours: by then the settings
// must name the file's own empty database.

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-test-'))
process.env.DATA_DIR = folder
// What tests put into the system's folder for such things lies in this one too, and goes with it.
process.env.TMPDIR = path.join(folder, 'temporary')
process.env.TEMP = process.env.TMPDIR
mkdirSync(process.env.TMPDIR)

const leave = process.env.AFLORA_TEST_ENGINE === 'postgres' ? await clonePostgres() : copySqlite()

afterAll(async () => {
  if ('afloraDatabase' in globalThis) {
    const { closeDatabase } = await import('#drizzle/database.ts')
    await closeDatabase()
  }
  await leave()
  rmSync(folder, { recursive: true, force: true })
})

function copySqlite() {
  copyFileSync(path.join(inject('sqliteTemplate'), 'aflora.db'), path.join(folder, 'aflora.db'))
  return async () => {}
}

async function clonePostgres() {
  const server = inject('postgresServer')
  const name = `aflora_${randomBytes(6).toString('hex')}`
  const ask = async (sql: string) => {
    const admin = postgres(`${server}postgres`, { max: 1, onnotice: () => {} })
    await admin.unsafe(sql)
    await admin.end()
  }
  await ask(`CREATE DATABASE ${name} TEMPLATE aflora_template`)
  process.env.DATABASE_URL = `${server}${name}`
  return () => ask(`DROP DATABASE ${name} WITH (FORCE)`)
}
