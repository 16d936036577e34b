import { expect, test } from 'vitest'
import { findRule } from './find-rule.ts'

test.each([
  ['Come to the CASINO tonight', ['casino'], 'casino'],
  ['Come to the cаsino tonight', ['casino'], 'casino'],
  ['Come to the ca\u200bsino', ['casino'], 'casino'],
  ['ｃａｓｉｎｏ', ['casino'], 'casino'],
  ['Un cásino, y ya', ['casino'], 'casino'],
  ['Новое КАЗИНО здесь', ['казино'], 'казино'],
  ['Ёлка и мёд', ['мед'], 'мед'],
  ['casinoville is a town', ['casino'], undefined],
  ['a cheap flight', ['cheap flight'], 'cheap flight'],
  ['cheap… FLIGHT', ['cheap flight'], 'cheap flight'],
  ['a flight, cheap', ['cheap flight'], undefined],
  ['see https://shop.spam.example/x?y=1', ['spam.example'], 'spam.example'],
  ['see SPAM.example.', ['spam.example'], 'spam.example'],
  ['see notspam.example', ['spam.example'], undefined],
  ['see spam.example.org', ['spam.example'], undefined],
  ['см. почта.рф/вход', ['почта.рф'], 'почта.рф'],
  ['spam 。 example and spam。example', ['spam.example'], 'spam.example'],
  ['nothing', [], undefined],
  ['...', ['...'], undefined],
])('“%s” meets of %j: %s', (text, rules, found) => {
  expect(findRule(text, rules)).toBe(found)
})

test('reads the longest text with the longest list in a blink, whatever is in it', () => {
  const rules = Array.from({ length: 500 }, (_, n) => (n % 2 ? `word${n} word${n}` : `host${n}.example`))
  for (const text of [
    '.'.repeat(20_000),
    'a.'.repeat(10_000),
    '-.'.repeat(10_000),
    'word1 '.repeat(3_300),
    'a.b '.repeat(5_000),
  ]) {
    const from = performance.now()
    findRule(text, rules)
    expect(performance.now() - from).toBeLessThan(2_000)
  }
})
