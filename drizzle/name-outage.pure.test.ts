import { expect, test } from 'vitest'
import { nameOutage, unlessOutage } from './name-outage.ts'

const coded = (code: string) => Object.assign(new Error('no'), { code })

test.each([
  ['SQLITE_FULL', 'disk-full'],
  ['ENOSPC', 'disk-full'],
  ['SQLITE_READONLY_DBMOVED', 'read-only'],
  ['EROFS', 'read-only'],
  ['SQLITE_CORRUPT_INDEX', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_IOERR_FSYNC', 'disk-failing'],
  ['SQLITE_BUSY', 'busy'],
  ['EMFILE', 'busy'],
  ['40001', 'busy'],
  ['CONNECTION_CLOSED', 'away'],
  ['ECONNREFUSED', 'away'],
  ['57P01', 'away'],
])('%s is told as %s, also when something else failed because of it', (code, outage) => {
  expect(nameOutage(coded(code))).toBe(outage)
  expect(nameOutage(new Error('the query failed', { cause: coded(code) }))).toBe(outage)
})

test('a mistake of the program is none', () => {
  for (const fault of [coded('SQLITE_CONSTRAINT_UNIQUE'), coded('23505'), new TypeError('x'), 'x', undefined])
    expect(nameOutage(fault)).toBeUndefined()
  expect(() => unlessOutage(coded('SQLITE_FULL'))).not.toThrow()
  expect(() => unlessOutage(coded('23505'))).toThrow()
})
