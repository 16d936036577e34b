import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trigramCosine } from './trigram-cosine.ts'
import { type TrigramFrequencies, trigramVector } from './trigram-vector.ts'
import { trigrams } from './trigrams.ts'

function frequenciesOf(texts: string[]): TrigramFrequencies {
  const documents = new Map<string, number>()
  for (const text of texts) {
    for (const trigram of new Set(trigrams(text))) documents.set(trigram, (documents.get(trigram) ?? 0) + 1)
  }
  return { documents, total: texts.length }
}

const ideas = {
  en: [
    'Let people take a number by phone instead of standing in the queue',
    'Show the real waiting time at the door and on the web',
    'Call me back at the hour I choose',
    'More bicycle parking near the main entrance',
  ],
  es: [
    'Poder pedir turno por teléfono en vez de hacer cola',
    'Mostrar el tiempo de espera real en la puerta y en la web',
    'Que me llamen a la hora que yo elija',
    'Más aparcamiento para bicicletas junto a la entrada',
  ],
  ru: [
    'Брать номер в очереди по телефону, а не стоять в ней',
    'Показывать настоящее время ожидания у двери и на сайте',
    'Перезвоните мне в то время, которое я выберу',
    'Ещё больше мест для велосипедов у входа',
  ],
}

const typed = [
  { language: 'en', text: 'take a queue number by phone', finds: 0 },
  { language: 'en', text: 'shwo the waitng tiem at the door', finds: 1 },
  { language: 'en', text: 'bycicle parking at the entrance', finds: 3 },
  { language: 'es', text: 'pedir turno por telefono', finds: 0 },
  { language: 'es', text: 'mostrar el tienpo de espera en la web', finds: 1 },
  { language: 'es', text: 'MAS APARCAMIENTO DE BICIS', finds: 3 },
  { language: 'ru', text: 'номер очереди по телефону', finds: 0 },
  { language: 'ru', text: 'показывайте время ожиданя на сайте', finds: 1 },
  { language: 'ru', text: 'еще места для велосипедов', finds: 3 },
] as const

describe.each(typed)('$language: $text', ({ language, text, finds }) => {
  test('finds the idea that means the same, and finds it similar enough to show', () => {
    const frequencies = frequenciesOf(ideas[language])
    const query = trigramVector(text, frequencies)
    const cosines = ideas[language].map((idea) => trigramCosine(query, trigramVector(idea, frequencies)))

    expect(cosines.indexOf(Math.max(...cosines))).toBe(finds)
    expect(Math.max(...cosines)).toBeGreaterThan(0.3)
    expect(cosines.toSorted().at(-2)).toBeLessThan(0.3)
  })
})

const frequencies = frequenciesOf(ideas.en)
const cosine = (one: string, other: string) =>
  trigramCosine(trigramVector(one, frequencies), trigramVector(other, frequencies))

test('the same text in other letters is the same; texts without a common trigram have nothing in common', () => {
  expect(cosine('Más luz', 'MAS  LUZ')).toBeCloseTo(1, 12)
  expect(cosine('bicycle', 'phone')).toBe(0)
  expect(cosine('', 'phone')).toBe(0)
  expect(cosine('', '')).toBe(0)
})

test('a common word in common says less than a rare one', () => {
  const counted = frequenciesOf(['the one', 'the two', 'the six', 'zebra'])
  const vector = (text: string) => trigramVector(text, counted)

  expect(trigramCosine(vector('the zebra'), vector('zebra'))).toBeGreaterThan(
    trigramCosine(vector('the zebra'), vector('the')),
  )
})

test('worked by hand: weights are counts times ln((1 + N) / (1 + df)) + 1', () => {
  const vector = trigramVector('abcd', { documents: new Map([['abc', 3]]), total: 7 })
  const [rare, common] = [Math.log(8) + 1, Math.log(2) + 1]

  expect(vector.get('bcd')).toBeCloseTo(rare / Math.hypot(rare, common), 12)
  expect(vector.get('abc')).toBeCloseTo(common / Math.hypot(rare, common), 12)
})

test('likeness is mutual and lies between 0 and 1', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(cosine(one, other)).toBeCloseTo(cosine(other, one), 12)
      expect(cosine(one, other)).toBeGreaterThanOrEqual(0)
      expect(cosine(one, other)).toBeLessThanOrEqual(1)
    }),
  )
})
