import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

const program = `
const { parentPort, workerData } = require('node:worker_threads')
const connection = new (require(workerData.driver))(workerData.file, { fileMustExist: true, timeout: 5000 })
try {
  parentPort.postMessage(workerData.isPragma ? connection.pragma(workerData.sql) : (connection.exec(workerData.sql), []))
} finally {
  connection.close()
}`

type Row = Record<string, unknown>

/** Runs one statement on an SQLite file in a thread, on a connection of its own: what takes long holds up no visitor. */
export function inThread(file: string, sql: string, kind: 'statement' | 'pragma' = 'statement'): Promise<Row[]> {
  const driver = createRequire(import.meta.url).resolve('better-sqlite3')
  const worker = new Worker(program, { eval: true, workerData: { driver, file, sql, isPragma: kind === 'pragma' } })
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
