import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { keepStatements } from './keep-statements.ts'

test('a bound limit is nothing SQLite plans by, or it would plan anew for each number', () => {
  const connection = new Database(':memory:')
  onTestFinished(() => void connection.close())
  keepStatements(connection)
  connection.exec("create table things (id text primary key); insert into things values ('one'), ('two'), ('three')")
  const first = connection.prepare('select id from things order by id limit ?')
  expect(first.source).toBe('select id from things order by id limit +?')
  expect([first.pluck().all(1), first.all(2), first.all(0)]).toEqual([['one'], ['one', 'three'], []])
  expect(connection.prepare('select id from things order by id LIMIT ? OFFSET ?').pluck().all(1, 2)).toEqual(['two'])
})
