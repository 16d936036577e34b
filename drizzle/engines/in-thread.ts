import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

const program = `
const { parentPort, workerData } = require('node:worker_threads')
const connection = new (require(workerData.driver))(workerData.file, { fileMustExist: true, timeout: 5000 })
const { sql, kind, values } = workerData
try {
  if (kind === 'pragma') parentPort.postMessage(connection.pragma(sql))
  else if (kind === 'question') parentPort.postMessage(connection.prepare(sql).all(...values))
  else parentPort.postMessage((connection.exec(sql), []))
} finally {
  connection.close()
}`

type Row = Record<string, unknown>

type Kind = 'statement' | 'pragma' | 'question'

/** Runs one statement on an SQLite file in a thread, on a connection of its own: what takes long holds up no visitor. */
export function inThread(file: string, sql: string, kind: Kind = 'statement', values: unknown[] = []): Promise<Row[]> {
  const driver = createRequire(import.meta.url).resolve('better-sqlite3')
  const worker = new Worker(program, { eval: true, workerData: { driver, file, sql, kind, values } })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The thread for the database ended with ${code}.`)))
  })
}

/** What SQLite's whole check says about a file: nothing where it is sound. */
export async function damageIn(file: string): Promise<string[]> {
  const rows = await inThread(file, 'integrity_check(5)', 'pragma')
  return rows.map((row) => String(Object.values(row)[0])).filter((line) => line !== 'ok')
}
