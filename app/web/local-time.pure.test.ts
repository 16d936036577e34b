import { expect, test } from 'vitest'
import { instantToLocal, isTimeZone, localToInstant } from '#app/web/local-time.ts'

const instant = (local: string, zone: string) => localToInstant(local, zone)?.toISOString()

test.each([
  ['2026-01-15T18:00', 'Europe/Madrid', '2026-01-15T17:00:00.000Z'],
  ['2026-07-15T18:00', 'Europe/Madrid', '2026-07-15T16:00:00.000Z'],
  ['2026-07-15T18:00', 'America/Bogota', '2026-07-15T23:00:00.000Z'],
  ['2026-07-15T18:00', 'Asia/Kolkata', '2026-07-15T12:30:00.000Z'],
  ['2026-12-31T23:59', 'Pacific/Kiritimati', '2026-12-31T09:59:00.000Z'],
  ['2026-12-31T23:59', 'Pacific/Pago_Pago', '2027-01-01T10:59:00.000Z'],
  ['2028-02-29T12:00:30', 'UTC', '2028-02-29T12:00:30.000Z'],
])('%s in %s is %s', (local, zone, expected) => {
  expect(instant(local, zone)).toBe(expected)
})

test('an hour that clocks skip counts as after the change', () => {
  expect(instant('2026-03-29T02:30', 'Europe/Madrid')).toBe('2026-03-29T01:30:00.000Z')
  expect(instant('2026-03-08T02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z')
})

test('of an hour that clocks repeat the first counts', () => {
  expect(instant('2026-10-25T02:30', 'Europe/Madrid')).toBe('2026-10-25T00:30:00.000Z')
  expect(instant('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z')
})

test('around the change every other hour is exact', () => {
  expect(instant('2026-03-29T01:59', 'Europe/Madrid')).toBe('2026-03-29T00:59:00.000Z')
  expect(instant('2026-03-29T03:00', 'Europe/Madrid')).toBe('2026-03-29T01:00:00.000Z')
  expect(instant('2026-10-25T03:00', 'Europe/Madrid')).toBe('2026-10-25T02:00:00.000Z')
})

test.each([
  '2026-02-30T10:00',
  '2026-13-01T10:00',
  '2026-01-01T24:00',
  '2026-01-01T10:60',
  '2026-01-01',
  '0001-01-01T00:00',
  'now',
  '2026-01-01T10:00Z',
])('%s is no date', (local) => {
  expect(localToInstant(local, 'UTC')).toBeUndefined()
})

test('there and back is the same all year round', () => {
  for (const zone of ['Europe/Madrid', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC']) {
    for (let hour = 0; hour < 8760; hour += 7) {
      const moment = new Date(Date.UTC(2026, 0, 1, hour))
      const local = instantToLocal(moment, zone)
      expect(instantToLocal(localToInstant(local, zone) as Date, zone)).toBe(local)
    }
  }
})

test('only real zones count', () => {
  expect(['Europe/Madrid', 'UTC'].map(isTimeZone)).toEqual([true, true])
  expect(['', 'Mars/Olympus', '../etc/passwd', 'x'.repeat(100)].map(isTimeZone)).toEqual([false, false, false, false])
})
