import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { checkField, choiceField, countField, listField, optionalCountField } from '#app/web/choice-fields.server.ts'
import {
  bodyField,
  colourField,
  emailField,
  nameField,
  passwordField,
  titleField,
} from '#app/web/text-fields.server.ts'
import { fallbackKey } from '#app/web/translate-issue.server.ts'

/** The value, or the key of the message. */
function read(schema: z.ZodType, value: unknown) {
  const parsed = schema.safeParse(value, { error: fallbackKey })
  return parsed.success ? parsed.data : `refused: ${parsed.error.issues[0]?.message}`
}

describe('a title', () => {
  test.each([
    ['  Warm   coffee\tplease ', 'Warm coffee please'],
    ['one\r\ntwo\u2028three', 'one two three'],
    ['50\u00a0км', '50\u00a0км'],
    ['cafe\u0301', 'caf\u00e9'],
    ['‮gnp.exe', 'gnp.exe'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
    ['x', 'x'],
    ['<b>not markup</b>', '<b>not markup</b>'],
  ])('%j is kept as %j', (written, kept) => {
    expect(read(titleField(), written)).toBe(kept)
  })

  test.each(['', '   ', '\u200b\u200c\u2060', '\u3164', '\u2800', '\ufeff', '\u00ad', '\u00a0', undefined, null])(
    '%j is empty',
    (written) => {
      expect(read(titleField(), written)).toBe('refused: errors_required')
    },
  )

  test.each(['a\u0000b', 'a\u0007b', 'a\u001bb', 'a\u0085b', 'a\u007fb', 'a\ud800b', '\udc00'])(
    '%j is damaged',
    (written) => {
      expect(read(titleField(), written)).toBe('refused: errors_damaged_text')
    },
  )

  test.each([[7], [true], [['a']], [{ a: 1 }]])('%j is no text', (written) => {
    expect(read(titleField(), written)).toBe('refused: errors_invalid')
  })

  test('its length counts signs as people type them, not bytes', () => {
    expect(read(titleField({ max: 3 }), '👍👍👍')).toBe('👍👍👍')
    expect(read(titleField({ max: 3 }), '👍👍👍👍')).toBe('refused: errors_too_long')
    expect(read(titleField({ min: 3 }), 'é́́́b')).toBe('refused: errors_too_short')
    expect(read(titleField({ min: 3 }), 'a\u200b\u200bb')).toBe('refused: errors_too_short')
    expect(read(titleField({ min: 3 }), 'abc')).toBe('abc')
  })
})

test('a body keeps its lines, and may be empty', () => {
  expect(read(bodyField(), '# One\r\n\r\n  two\n')).toBe('# One\n\n  two')
  expect(read(bodyField(), undefined)).toBe('')
  expect(read(bodyField({ required: true }), ' \n')).toBe('refused: errors_required')
  expect(read(bodyField({ max: 5 }), 'abcdef')).toBe('refused: errors_too_long')
})

test('a name may be empty', () => {
  expect(read(nameField(), ' ')).toBe('')
  expect(read(nameField(), 'Анна')).toBe('Анна')
})

describe('an e-mail address', () => {
  test.each([
    ['Anna.Perez@Example.ORG', 'anna.perez@example.org'],
    [' anna+ideas@example.org ', 'anna+ideas@example.org'],
    ['анна@пример.рф', 'анна@xn--e1afmkfd.xn--p1ai'],
    ["o'hara@example.org", "o'hara@example.org"],
  ])('%j is kept as %j', (written, kept) => {
    expect(read(emailField(), written)).toBe(kept)
  })

  test.each([
    'anna',
    'anna@',
    '@example.org',
    'anna@localhost',
    'anna@127.0.0.1',
    'anna@[127.0.0.1]',
    'a@b@example.org',
    'anna @example.org',
    'anna@exam ple.org',
    'anna@example.org, eve@evil.example',
    'anna@example.org;eve@evil.example',
    'Anna <anna@example.org>',
    '"anna"@example.org',
    '.anna@example.org',
    'an..na@example.org',
    'anna@-example.org',
    'anna@example..org',
    `${'a'.repeat(65)}@example.org`,
  ])('%j is none', (written) => {
    expect(read(emailField(), written)).toBe('refused: errors_email')
  })

  test('a line break cannot smuggle in a header', () => {
    expect(read(emailField(), 'anna@example.org\r\nBcc: eve@evil.example')).toBe('refused: errors_email')
    expect(read(emailField(), 'anna@example.org\nBcc:eve@evil.example')).toBe('refused: errors_email')
  })

  test('a very long one costs nothing', () => {
    const started = performance.now()
    for (const bait of [`${'a.'.repeat(50_000)}@`, `a@${'a-'.repeat(50_000)}`, `a@${'a.'.repeat(50_000)}`])
      read(emailField(), bait)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

test('a colour is # and six digits', () => {
  expect(read(colourField(), '#0A5C6B')).toBe('#0a5c6b')
  for (const bad of ['red', '#fff', '#0a5c6b;', 'url(x)', '#0a5c6g'])
    expect(read(colourField(), bad)).toMatch(/^refused/)
})

test('a password is taken as it is', () => {
  expect(read(passwordField(), '  twelve chars ')).toBe('  twelve chars ')
  expect(read(passwordField(), 'eleven char')).toBe('refused: errors_too_short')
  expect(read(passwordField(), 'x'.repeat(129))).toBe('refused: errors_too_long')
  expect(read(passwordField(), '')).toBe('refused: errors_required')
  expect(read(passwordField(), undefined)).toBe('refused: errors_required')
})

describe('a number', () => {
  test.each([
    ['7', 7],
    [' 7 ', 7],
    ['007', 7],
    [7, 7],
    ['0', 0],
  ])('%j is %d', (written, number) => {
    expect(read(countField(), written)).toBe(number)
  })

  test.each(['-1', '1.5', '1e3', '0x10', 'seven', '9999999', '١', Number.NaN, 1.5, -1, Number.POSITIVE_INFINITY])(
    '%j is refused',
    (written) => {
      expect(read(countField(), written)).toMatch(/^refused: errors_(number|required)$/)
    },
  )

  test.each([undefined, null, [], {}, true])('%j is not taken for a number', (written) => {
    expect(read(countField(), written)).toMatch(/^refused: /)
  })

  test('it keeps to its limits', () => {
    expect(read(countField({ min: 1, max: 10 }), '11')).toBe('refused: errors_number')
    expect(read(countField({ min: 1, max: 10 }), '')).toBe('refused: errors_required')
    expect(read(optionalCountField({ min: 1, max: 10 }), '')).toBeNull()
    expect(read(optionalCountField({ min: 1, max: 10 }), '5')).toBe(5)
    expect(read(optionalCountField({ min: 1, max: 10 }), '50')).toBe('refused: errors_number')
  })
})

test('choices, checks and lists', () => {
  expect(read(choiceField(['contest', 'debate']), 'debate')).toBe('debate')
  expect(read(choiceField(['contest', 'debate']), 'box')).toBe('refused: errors_choice')
  expect(read(choiceField(['contest', 'debate']), undefined)).toBe('refused: errors_required')
  expect([undefined, 'on', true, '', false].map((value) => read(checkField(), value))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ])
  expect(read(checkField(), 'maybe')).toBe('refused: errors_choice')
  const tags = listField(titleField({ max: 5 }), { max: 2 })
  expect(read(tags, undefined)).toEqual([])
  expect(read(tags, 'one')).toEqual(['one'])
  expect(read(tags, ['one', '', 'two'])).toEqual(['one', 'two'])
  expect(read(tags, ['one', 'two', 'three'])).toBe('refused: errors_list_too_long')
  expect(read(tags, ['longer'])).toBe('refused: errors_too_long')
})
