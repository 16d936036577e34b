import { describe, expect, test } from 'vitest'
import { languageOf } from '#app/features/ideas/language-of.ts'
import { readList } from '#app/features/ideas/paste/read-list.ts'
import { promisedDate } from '#app/features/ideas/promised-date.ts'
import { highlight, snippet } from '#app/features/ideas/search/highlight.ts'
import { searchText, searchWords } from '#app/features/ideas/search/search-text.ts'
import { trigramsToAsk, wordsToAsk } from '#app/features/ideas/similar/what-to-ask.ts'
import { whereItStands } from '#app/features/ideas/where-it-stands.ts'
import { whoseTurn } from '#app/features/ideas/whose-turn.ts'

describe('an answer is promised for the end of a working day', () => {
  test.each([
    ['the next day', '2026-03-10T12:00Z', 1, 'UTC', '2026-03-11T23:59:00.000Z'],
    ['over a weekend', '2026-03-12T12:00Z', 2, 'UTC', '2026-03-16T23:59:00.000Z'],
    ['counted from a Sunday', '2026-03-15T12:00Z', 5, 'UTC', '2026-03-20T23:59:00.000Z'],
    ['it is Saturday already in Auckland', '2026-03-13T12:00Z', 1, 'Pacific/Auckland', '2026-03-16T10:59:00.000Z'],
    ['clocks go forward in between', '2026-03-27T12:00Z', 1, 'Europe/Madrid', '2026-03-30T21:59:00.000Z'],
  ])('%s', (_, received, days, zone, promised) => {
    expect(promisedDate(new Date(received), days, zone)?.toISOString()).toBe(promised)
  })

  test('no days, no promise', () => {
    expect(promisedDate(new Date(), 0, 'UTC')).toBeNull()
  })
})

describe('whose turn it is', () => {
  const now = new Date('2026-03-10')
  const idea = {
    state: 'published' as const,
    turn: 'ours' as const,
    promisedBy: new Date('2026-03-09'),
    answeredAt: null,
  }
  test.each([
    ['the team is late', {}, { turn: 'ours', late: true }],
    ['answered in time', { answeredAt: now }, { turn: 'ours', late: false }],
    ['the author was asked', { turn: 'theirs' as const }, { turn: 'theirs', late: false }],
    ['a withdrawn idea is nobody’s turn', { state: 'withdrawn' as const }, { turn: 'none', late: false }],
    ['still time', { promisedBy: new Date('2026-03-11') }, { turn: 'ours', late: false }],
  ])('%s', (_, given, expected) => {
    expect(whoseTurn({ ...idea, ...given }, now)).toEqual(expected)
  })
})

describe('where an idea stands', () => {
  const day = new Date('2026-03-10')
  const idea = {
    state: 'published',
    createdAt: day,
    readAt: null,
    shortlistedAt: null,
    answeredAt: null,
    promisedBy: day,
    place: null,
  }
  const open = { state: 'open' as const, takesVotes: true, concludedAt: null }
  const keys = (given: object, contest: object = {}) =>
    whereItStands({ ...idea, ...given }, { ...open, ...contest }).map(({ key, state }) => `${key} ${state}`)

  test('gathering votes while the team has not read it', () => {
    expect(keys({})).toEqual(['received done', 'gathering now', 'answer next'])
  })
  test('waiting for its answer when nobody votes', () => {
    expect(keys({ readAt: day }, { takesVotes: false })).toEqual(['received done', 'read done', 'answer now'])
  })
  test('a shortlist is no news before the close, a place none before the conclusion', () => {
    expect(keys({ shortlistedAt: day, place: 1 })).toEqual(['received done', 'gathering now', 'answer next'])
    const over = { state: 'concluded', takesVotes: false, concludedAt: day }
    expect(keys({ shortlistedAt: day, answeredAt: day, place: 1 }, over)).toEqual([
      'received done',
      'shortlisted done',
      'answered done',
      'winner done',
    ])
  })
  test('a held idea is being read', () => {
    expect(keys({ state: 'held' })).toEqual(['received done', 'reading now', 'answer next'])
  })
})

test.each([
  ['Más árboles para la plaza', 'en', 'es'],
  ['¿Wifi?', 'en', 'es'],
  ['More trees for the square', 'es', 'en'],
  ['Больше деревьев', 'es', 'ru'],
  ['Wifi', 'es', 'es'],
  ['Wifi', 'ru', ''],
  ['木を増やす', 'en', ''],
  ['123', 'ru', 'ru'],
] as const)('“%s” on %s pages is taken for “%s”', (text, likely, language) => {
  expect(languageOf(text, likely)).toBe(language)
})

test('a list loses its bullets and numbers, and knows its repeats and faults', () => {
  const list = readList(
    ['1. One thing', '', '  - Two  things', '(3) three things', '* TWO THINGS!', 'no', `x${'y'.repeat(200)}`].join(
      '\n',
    ),
  )
  expect(list.map(({ line, title, fault, repeats }) => [line, title.slice(0, 12), fault, repeats])).toEqual([
    [1, 'One thing', null, null],
    [3, 'Two things', null, null],
    [4, 'three things', null, null],
    [5, 'TWO THINGS!', null, 3],
    [6, 'no', 'short', null],
    [7, 'xyyyyyyyyyyy', 'long', null],
  ])
})

test('3D printing keeps its number: only a number with a dot is a bullet', () => {
  expect(readList('3D printer for all\n2026 budget').map(({ title }) => title)).toEqual([
    '3D printer for all',
    '2026 budget',
  ])
})

test('search keeps what anybody may read, folded, and nothing of what only the team may', () => {
  const idea = { title: '¡Más Café!', body: '**Ёлка**', beneath: 'secret', beneathFor: 'team' as const }
  expect(searchText(idea)).toEqual({ words: 'mas cafe елка', grams: '¡mas cafe! **елка**' })
  expect(searchText({ ...idea, beneathFor: 'everyone' }).words).toContain('secret')
  expect(searchWords('  "a*b" (OR) ')).toBe('a b or')
})

test('words of the query are marked in the text as it was written', () => {
  const query = { words: ['cafe', 'noct'], unfinished: true }
  expect(highlight('Café nocturno para todos', query)).toEqual([
    { text: 'Café', hit: true },
    { text: ' ', hit: false },
    { text: 'nocturno', hit: true },
    { text: ' para todos', hit: false },
  ])
  expect(highlight('cafetería', query)).toEqual([{ text: 'cafetería', hit: false }])
})

test('a snippet shows the place where the word stands', () => {
  const text = `${'before '.repeat(40)}needle ${'after '.repeat(60)}`
  const shown = snippet(text, { words: ['needle'], unfinished: false })
  const whole = shown.map(({ text }) => text).join('')
  expect(shown).toContainEqual({ text: 'needle', hit: true })
  expect([whole.startsWith('…'), whole.endsWith('…'), whole.length < 240]).toEqual([true, true, true])
  expect(snippet('short', { words: ['x'], unfinished: false })).toEqual([{ text: 'short', hit: false }])
  expect(snippet('', { words: ['x'], unfinished: false })).toEqual([])
})

test('the index is asked for rare trigrams and words only, however long the text', () => {
  const documents = new Map([
    ['the', 900],
    ['zeb', 1],
    ['ebr', 2],
    ['bra', 3],
  ])
  const asked = trigramsToAsk('the zebra', { documents, total: 1000 }, 100_000)
  expect(asked.map(({ trigram }) => trigram)).toEqual(['zeb', 'ebr', 'bra'])
  expect(asked[0]?.weight).toBeGreaterThan(asked[2]?.weight ?? 0)
  const many = new Map(Array.from({ length: 40 }, (_, n) => [`${String.fromCharCode(97 + n)}aa`, 900] as const))
  expect(trigramsToAsk([...many.keys()].join(''), { documents: many, total: 1000 }, 100_000)).toHaveLength(1)
  expect(
    wordsToAsk(
      'the zebra',
      new Map([
        ['the', 900],
        ['zebra', 1],
      ]),
      1000,
    ),
  ).toEqual(['zebra'])
})
