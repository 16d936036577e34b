import { expect, test } from 'vitest'
import { safePath } from '#app/web/safe-path.server.ts'
import { outward } from '#tests/outward.ts'

test.each(outward)('%j leads home', (text) => {
  expect(safePath(text)).toBe('/')
})

test('an endless path leads home', () => {
  expect(safePath(`/${'a'.repeat(3000)}`)).toBe('/')
})

test('something that is no text leads home', () => {
  expect([undefined, null, 7, ['/c'], ''].map((value) => safePath(value))).toEqual(['/', '/', '/', '/', '/'])
})

test.each([
  ['/c/coffee?order=new#top', '/c/coffee?order=new#top'],
  ['http://localhost:3000/me', '/me'],
  ['/c/caf%C3%A9', '/c/caf%C3%A9'],
  ['/c/café', '/c/caf%C3%A9'],
  ['/a b', '/a%20b'],
  ['http:evil.example', '/evil.example'],
  ['/i/1?next=//evil.example', '/i/1?next=//evil.example'],
])('%j stays on the site as %j', (text, path) => {
  expect(safePath(text)).toBe(path)
})

test('what comes out leads to the same origin however it is resolved', () => {
  for (const text of outward)
    expect(new URL(safePath(text), 'http://localhost:3000').origin).toBe('http://localhost:3000')
})
