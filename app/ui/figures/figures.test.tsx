import { afterEach, describe, expect, test } from 'vitest'
import { m } from '#app/paraglide/messages.js'
import { baseLocale, type Locale, overwriteGetLocale } from '#app/paraglide/runtime.js'
import { Bar } from '#app/ui/figures/bar.tsx'
import { showNumber, showPercent } from '#app/ui/figures/show-number.ts'
import { showAgo, showDay, showDeadline, showMoment } from '#app/ui/figures/show-time.ts'
import { Table } from '#app/ui/figures/table.tsx'
import { Time } from '#app/ui/figures/time.tsx'
import { renderHtml } from '#tests/render-html.tsx'

const speak = (locale: Locale) => overwriteGetLocale(() => locale)
afterEach(() => speak(baseLocale))

const now = new Date('2026-03-24T12:00:00Z')
const close = new Date('2026-03-28T19:00:00Z')

describe('a deadline', () => {
  test.each([
    ['en', '28 March, 20:00 (UTC+1)'],
    ['es', '28 de marzo, 20:00 (UTC+1)'],
    ['ru', '28 марта, 20:00 (UTC+1)'],
  ] as const)('in %s is the day, the hour and the zone of the contest', (locale, expected) => {
    speak(locale)
    expect(showDeadline(close, 'Europe/Madrid', now)).toBe(expected)
  })

  test.each([
    ['UTC', '19:00 (UTC)'],
    ['America/New_York', '15:00 (UTC−4)'],
    ['Asia/Kolkata', '00:30 (UTC+5:30)'],
  ])('in %s ends “%s”', (zone, expected) => {
    const aLittleLater = new Date(close.getTime() + 59_999)
    expect([close, aLittleLater].every((date) => showDeadline(date, zone, now).endsWith(expected))).toBe(true)
  })

  test('names the year when it is not this one', () => {
    expect(showDay(close, 'UTC', now)).toBe('28 March')
    expect(showDay(new Date('2027-01-02T00:00:00Z'), 'UTC', now)).toBe('2 January 2027')
  })

  test('is on the day it is in its zone', () => {
    const lateEvening = new Date('2026-03-28T23:30:00Z')
    expect(showMoment(lateEvening, 'UTC', now)).toBe('28 March, 23:30')
    expect(showMoment(lateEvening, 'Europe/Madrid', now)).toBe('29 March, 00:30')
  })
})

describe('how long ago', () => {
  const minutes = 60_000
  test.each([
    ['en', 0, 'now'],
    ['en', -30_000, 'now'],
    ['en', -5 * minutes, '5 minutes ago'],
    ['en', -24 * 60 * minutes, 'yesterday'],
    ['en', 4 * 24 * 60 * minutes, 'in 4 days'],
    ['es', -2 * 24 * 60 * minutes, 'anteayer'],
    ['es', -3 * 60 * minutes, 'hace 3 horas'],
    ['ru', -5 * minutes, '5 минут назад'],
    ['ru', -3 * 60 * minutes, '3 часа назад'],
  ] as const)('in %s, %i ms from now is “%s”', (locale, distance, expected) => {
    speak(locale)
    expect(showAgo(new Date(now.getTime() + distance), now)).toBe(expected)
  })
})

test('an instant keeps its exact form for machines', () => {
  const html = renderHtml(<Time at={close} look="moment" timeZone="Europe/Madrid" />)
  expect(html).toMatch(
    /^<time dateTime="2026-03-28T19:00:00.000Z" title="28 March, 20:00 \(UTC\+1\)">28 March, 20:00<\/time>$/,
  )
})

describe('numbers', () => {
  test('are written as each language writes them', () => {
    expect(showNumber(1042)).toBe('1,042')
    speak('es')
    expect([showNumber(1042), showNumber(10_420)]).toEqual(['1042', '10.420'])
    speak('ru')
    expect(showNumber(1042)).toBe('1\u00a0042')
    expect(showPercent(0.936)).toBe('94\u00a0%')
  })

  test.each([
    ['en', ['0 votes', '1 vote', '2 votes', '5 votes', '11 votes', '21 votes', '1.5 votes', '1,000,000 votes']],
    ['es', ['0 votos', '1 voto', '2 votos', '5 votos', '11 votos', '21 votos', '1,5 votos', '1.000.000 de votos']],
    [
      'ru',
      ['0 голосов', '1 голос', '2 голоса', '5 голосов', '11 голосов', '21 голос', '1,5 голоса', '1 000 000 голосов'],
    ],
  ] as const)('agree with their noun in %s', (locale, expected) => {
    speak(locale)
    const counted = [0, 1, 2, 5, 11, 21, 1.5, 1_000_000].map((n) => m.votes_count({ n }).replaceAll('\u00a0', ' '))
    expect(counted).toEqual(expected)
  })
})

test('a bar tells its number in text and draws its share', () => {
  expect(renderHtml(<Bar label="Voters" value={1042} max={4210} />)).toBe(
    '<div class="bar"><span>Voters</span><span class="num">1,042</span><svg class="bar__track" aria-hidden="true"><rect width="24.75%" height="100%"></rect></svg></div>',
  )
  expect(renderHtml(<Bar label="None" value={0} max={0} />)).toContain('width="0.00%"')
})

test('a table names its columns and can be scrolled by keyboard', () => {
  const head = [
    { key: 'idea', label: 'Idea' },
    { key: 'votes', label: 'Votes', number: true },
    { key: 'act', label: 'Answer', hidden: true },
  ]
  const html = renderHtml(
    <Table label="Needs an answer" head={head}>
      <tr>
        <td>Quiet hour</td>
      </tr>
    </Table>,
  )
  expect(html).toMatch(/^<section class="scroll" aria-label="Needs an answer" tabindex="0"><table>/)
  expect(html).toContain('<th scope="col" class="num">Votes</th>')
  expect(html).toContain('<th scope="col"><span class="visually-hidden">Answer</span></th>')
})
