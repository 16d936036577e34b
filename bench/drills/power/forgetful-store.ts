import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'

/**
 * The control: a store that says “stored” without waiting for the disk (synchronous=OFF). A cut must lose some of what
 * it said, or the drill would not see what it looks for. Answers how many of the first rows were told before `cut`,
 * and how many of them the copy that `cut` answers still holds.
 */
export async function cutForgetfulStore(folder: string, cut: () => Promise<string>) {
  const driver = createRequire(import.meta.url).resolve('better-sqlite3')
  const program = `
    const database = new (require(${JSON.stringify(driver)}))('forgetful.db')
    database.pragma('journal_mode = wal'), database.pragma('synchronous = off')
    database.exec('create table if not exists said (nth integer primary key)')
    const add = database.prepare('insert into said values (?)')
    let nth = 0
    const more = () => {
      for (let many = 0; many < 20; many++) add.run(++nth)
      process.stdout.write(nth + '\\n', () => setTimeout(more, 1))
    }
    more()`
  const store = spawn(process.execPath, ['-e', program], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = 0
  const lines = createInterface(store.stdout)
  lines.on('line', (line) => {
    said = Number(line)
  })
  try {
    while (said < 1000) await new Promise((resolve) => setTimeout(resolve, 10))
    const told = said
    return { told, held: rowsIn(path.join(await cut(), 'forgetful.db')) }
  } finally {
    store.kill('SIGKILL')
  }
}

function rowsIn(file: string) {
  try {
    const database = new Database(file, { fileMustExist: true })
    try {
      return Number(database.prepare('select count(*) from said').pluck().get())
    } finally {
      database.close()
    }
  } catch {
    return 0
  }
}
