import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { median } from './median.ts'

/** What better-sqlite3 alone does on this disk, in a loop: one insert a commit and 64, with `synchronous=FULL`. */
export function measureBareDatabase() {
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-bare-'))
  const database = new Database(path.join(folder, 'bare.db'))
  try {
    database.pragma('journal_mode = wal')
    database.pragma('synchronous = full')
    database.exec('create table votes (person integer, idea integer, primary key (person, idea)) without rowid')
    const insert = database.prepare('insert into votes values (?, ?)')
    let nth = 0
    const commit = database.transaction((rows: number) => {
      for (let row = 0; row < rows; row++) insert.run(nth, nth++ * 7)
    })
    const perSecond = (rows: number) => {
      const rounds = Array.from({ length: 5 }, () => {
        const began = performance.now()
        let done = 0
        for (; performance.now() - began < 400; done += rows) commit(rows)
        return (done * 1000) / (performance.now() - began)
      })
      return Math.round(median(rounds))
    }
    return { oneACommit: perSecond(1), sixtyFourACommit: perSecond(64) }
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds that the first page of an order takes better-sqlite3 alone: the rows along their index, nothing more. */
export function measureBarePage(file: string, contest: string) {
  const database = new Database(file, { readonly: true })
  try {
    const page = database.prepare(
      `select * from ideas where contest_id = ? and state = 'published' order by fair_score desc limit 20`,
    )
    return median(
      Array.from({ length: 200 }, () => {
        const began = performance.now()
        page.all(contest)
        return performance.now() - began
      }),
    )
  } finally {
    database.close()
  }
}
