import { expect, test } from 'vitest'
import { digestTime } from '#app/features/people/news/digest-time.ts'

const at = (text: string) => new Date(text)
const madrid = { timeZone: 'Europe/Madrid', hour: 8, rhythm: 'daily' as const }

test.each([
  ['in the night before', '2026-03-10T03:00:00Z', null, '2026-03-10T07:00:00.000Z'],
  ['after the hour', '2026-03-10T07:30:00Z', null, '2026-03-11T07:00:00.000Z'],
  ['on the day of the last digest', '2026-03-10T05:00:00Z', '2026-03-09T23:30:00Z', '2026-03-11T07:00:00.000Z'],
  ['when clocks were put forward', '2026-03-28T20:00:00Z', null, '2026-03-29T06:00:00.000Z'],
])('news that came %s goes out at eight of the person’s own clock', (_, since, last, due) => {
  expect(digestTime(madrid, at(since), last ? at(last) : null).toISOString()).toBe(due)
})

test('each has their own zone, the half hours too', () => {
  const since = at('2026-03-10T00:00:00Z')
  const due = (timeZone: string) => digestTime({ ...madrid, timeZone }, since, null).toISOString()
  expect(due('Asia/Kolkata')).toBe('2026-03-10T02:30:00.000Z')
  expect(due('America/Bogota')).toBe('2026-03-10T13:00:00.000Z')
  expect(due('Pacific/Kiritimati')).toBe('2026-03-10T18:00:00.000Z')
})

test('weekly means Monday, whatever the day of the news', () => {
  const weekly = { ...madrid, rhythm: 'weekly' as const }
  expect(digestTime(weekly, at('2026-03-10T12:00:00Z'), null).toISOString()).toBe('2026-03-16T07:00:00.000Z')
  expect(digestTime(weekly, at('2026-03-16T06:00:00Z'), null).toISOString()).toBe('2026-03-16T07:00:00.000Z')
  expect(digestTime(weekly, at('2026-03-16T06:00:00Z'), at('2026-03-16T05:00:00Z')).toISOString()).toBe(
    '2026-03-23T07:00:00.000Z',
  )
})

test('no two digests fall on one day of the person, whatever hours and zones', () => {
  for (const timeZone of ['Europe/Madrid', 'America/Bogota', 'Asia/Kolkata', 'Pacific/Apia'])
    for (let hour = 0; hour < 24; hour += 1) {
      let last: Date | null = null
      let day = ''
      for (let nth = 0; nth < 40; nth += 1) {
        const since: Date = last ?? at('2026-03-20T00:00:00Z')
        last = digestTime({ timeZone, hour: (hour + nth) % 24, rhythm: 'daily' }, since, last)
        const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(last)
        expect(today > day).toBe(true)
        expect(last >= since).toBe(true)
        day = today
      }
    }
})
