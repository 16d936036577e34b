import { describe, expect, test } from 'vitest'
import { addDays, addWorkingDays } from '#app/features/contests/add-working-days.ts'
import { canonicalJson } from '#app/features/contests/canonical-json.ts'
import { defaultClose, defaultDates } from '#app/features/contests/dates/default-dates.ts'
import { type Dated, phaseOf, takesComments, takesIdeas, takesVotes } from '#app/features/contests/phase.ts'
import { slugOf } from '#app/features/contests/slug-of.ts'
import { stagesOf } from '#app/features/contests/stages.ts'

const day = (n: number) => new Date(Date.UTC(2026, 2, n))
const split: Dated = {
  finalOf: null,
  ...{
    kind: 'contest',
    state: 'open',
    ideasFrom: day(2),
    ideasUntil: day(10),
    votingFrom: day(12),
    votingUntil: day(20),
  },
  ...{ juryUntil: day(25), closedAt: null },
}
const together: Dated = { ...split, ideasUntil: day(20), votingFrom: day(2), juryUntil: null }
const debate: Dated = { ...split, kind: 'debate', votingFrom: null, votingUntil: null, juryUntil: null }
const box: Dated = { ...debate, kind: 'box', ideasUntil: null }

describe('the phase of a contest', () => {
  test.each<[string, Dated, number, string, string]>([
    ['not begun', split, 1, 'announced', ''],
    ['its first instant', split, 2, 'ideas', 'ideas comments'],
    ['the last day of ideas', split, 9, 'ideas', 'ideas comments'],
    ['the instant ideas end', split, 10, 'discussion', 'comments'],
    ['between ideas and vote', split, 11, 'discussion', 'comments'],
    ['the instant the vote begins', split, 12, 'voting', 'votes comments'],
    ['the instant the vote ends', split, 20, 'jury', 'comments'],
    ['after the jury', split, 25, 'deciding', ''],
    ['ideas and votes together', together, 5, 'voting', 'ideas votes comments'],
    ['together and over', together, 20, 'deciding', ''],
    ['a draft', { ...split, state: 'draft' }, 5, 'draft', ''],
    ['closed by hand before its time, with a jury', { ...split, state: 'closed', closedAt: day(13) }, 14, 'jury', ''],
    ['closed by hand, no jury', { ...together, state: 'closed', closedAt: day(13) }, 14, 'deciding', ''],
    ['concluded', { ...split, state: 'concluded' }, 5, 'answered', ''],
    ['a debate', debate, 5, 'discussion', 'comments'],
    ['a debate that is over', debate, 10, 'deciding', ''],
    ['a box, ages later', box, 900, 'voting', 'ideas votes comments'],
  ])('%s', (_, contest, at, phase, takes) => {
    const now = day(at)
    expect(phaseOf(contest, now)).toBe(phase)
    const taken = [
      takesIdeas(contest, now) && 'ideas',
      takesVotes(contest, now) && 'votes',
      takesComments(contest, now) && 'comments',
    ]
    expect(taken.filter(Boolean).join(' ')).toBe(takes)
  })
})

describe('the stages of a contest', () => {
  const seen = (contest: Dated, at: number) =>
    stagesOf({ ...contest, answerBy: day(30) }, day(at)).map(({ name, state }) => `${name} ${state}`)

  test('one after the other, with a pause and a jury', () => {
    expect(seen(split, 1)).toEqual(['ideas next', 'discussion next', 'voting next', 'jury next', 'answer next'])
    expect(seen(split, 11)).toEqual(['ideas done', 'discussion now', 'voting next', 'jury next', 'answer next'])
    expect(seen(split, 26)).toEqual(['ideas done', 'discussion done', 'voting done', 'jury done', 'answer now'])
    const concluded = seen({ ...split, state: 'concluded' }, 13)
    expect(concluded).toEqual(['ideas done', 'discussion done', 'voting done', 'jury done', 'answer done'])
  })

  test('ideas and votes together are one stage; a close by hand ends it', () => {
    expect(seen(together, 5)).toEqual(['ideas-and-votes now', 'answer next'])
    expect(seen({ ...together, state: 'closed', closedAt: day(5) }, 6)).toEqual(['ideas-and-votes done', 'answer now'])
  })

  test('a debate argues and then concludes; a box has no stages', () => {
    expect(seen(debate, 5)).toEqual(['discussion now', 'answer next'])
    expect(seen(box, 5)).toEqual([])
  })
})

describe('days by the clocks of the zone', () => {
  test('a change of the clocks in between does not move the hour', () => {
    // Madrid goes from +01:00 to +02:00 on 29 March 2026.
    expect(addDays(new Date('2026-03-28T19:00:00Z'), 2, 'Europe/Madrid')).toEqual(new Date('2026-03-30T18:00:00Z'))
  })

  test('weekends are no working days', () => {
    // Friday 6 March, 20:00 in Bogota is Saturday in UTC.
    expect(addWorkingDays(new Date('2026-03-07T01:00:00Z'), 1, 'America/Bogota')).toEqual(
      new Date('2026-03-10T01:00:00Z'),
    )
    expect(addWorkingDays(new Date('2026-03-07T12:00:00Z'), 5, 'UTC')).toEqual(new Date('2026-03-13T12:00:00Z'))
  })

  test('the organisation’s own week and its days off count', () => {
    const friday = new Date('2026-03-06T12:00:00Z')
    const calendar = { workingDays: [0, 1, 2, 3, 4], daysOff: ['2026-03-08', '2026-03-09'] }
    expect(addWorkingDays(friday, 1, 'UTC', calendar)).toEqual(new Date('2026-03-10T12:00:00Z'))
    expect(addWorkingDays(friday, 1, 'UTC', { workingDays: [], daysOff: ['2026-03-09'] })).toEqual(
      new Date('2026-03-10T12:00:00Z'),
    )
  })

  test('the usual close is two weeks away at eight in the evening there', () => {
    expect(defaultClose(new Date('2026-03-20T09:13:00Z'), 'Europe/Madrid')).toEqual(new Date('2026-04-03T18:00:00Z'))
  })
})

describe('dates nobody gave', () => {
  const wish = { kind: 'contest' as const, closes: day(28), timeZone: 'UTC', promiseDays: 5 }

  test('with overlap everything lasts until the close', () => {
    const dates = defaultDates({ ...wish, overlap: true }, day(1))
    expect(dates).toMatchObject({ ideasFrom: null, ideasUntil: day(28), votingFrom: null, votingUntil: day(28) })
  })

  test('without overlap the last third belongs to the vote', () => {
    const dates = defaultDates({ ...wish, overlap: false }, day(1))
    expect(dates).toMatchObject({ ideasUntil: day(19), votingFrom: day(19), votingUntil: day(28) })
    const hours = defaultDates({ ...wish, overlap: false, closes: new Date(day(1).getTime() + 3 * 3_600_000) }, day(1))
    expect(hours.ideasUntil).toEqual(new Date(day(1).getTime() + 2 * 3_600_000))
  })

  test('the answer is promised for after the jury', () => {
    expect(defaultDates({ ...wish, overlap: true, juryUntil: day(30) }, day(1)).answerBy).toEqual(
      new Date('2026-04-06T00:00:00Z'),
    )
    const calendar = { workingDays: [1, 2, 3, 4, 5], daysOff: ['2026-04-03'] }
    expect(defaultDates({ ...wish, overlap: true, juryUntil: day(30), calendar }, day(1)).answerBy).toEqual(
      new Date('2026-04-07T00:00:00Z'),
    )
  })

  test('a debate has no vote and a box no end', () => {
    const argued = defaultDates({ ...wish, kind: 'debate', overlap: true }, day(1))
    expect(argued).toMatchObject({ ideasUntil: day(28), votingFrom: null, votingUntil: null })
    expect(Object.values(defaultDates({ ...wish, kind: 'box', closes: null, overlap: true }, day(1)))).toEqual(
      Array(6).fill(null),
    )
  })
})

test.each([
  ['No more waiting', 'no-more-waiting'],
  ['¿Qué mejoramos juntos, señor Núñez?', 'que-mejoramos-juntos-senor-nunez'],
  ['Щука и ёж: объезд', 'shchuka-i-ezh-obezd'],
  ['Straße, smørrebrød & café', 'strasse-smorrebrod-cafe'],
  ['don’t wait', 'dont-wait'],
  ['等待', ''],
  [`${'word '.repeat(30)}`, 'word-word-word-word-word-word-word-word-word-word-word-word'],
  ['x'.repeat(90), 'x'.repeat(60)],
])('%s is spelled %s in an address', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test('canonical JSON has one spelling for one meaning', () => {
  const one = { b: [1, { z: null, a: 'é' }], a: new Date(0), gone: undefined }
  const other = { a: '1970-01-01T00:00:00.000Z', b: [1, { a: 'é', z: null }] }
  expect(canonicalJson(one)).toBe('{"a":"1970-01-01T00:00:00.000Z","b":[1,{"a":"é","z":null}]}')
  expect(canonicalJson(one)).toBe(canonicalJson(other))
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError)
  expect(() => canonicalJson([() => 1])).toThrow(TypeError)
})
