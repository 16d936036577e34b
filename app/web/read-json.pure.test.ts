import { expect, test } from 'vitest'
import { z } from 'zod'
import { countField, listField } from '#app/web/choice-fields.server.ts'
import { readCursor, writeCursor } from '#app/web/cursor.server.ts'
import { withEtag } from '#app/web/etag.server.ts'
import { readJson } from '#app/web/read-json.server.ts'
import { titleField } from '#app/web/text-fields.server.ts'

const Idea = z.object({
  title: titleField({ max: 12 }),
  cost: countField().optional(),
  tags: listField(titleField({ max: 5 }), { max: 3 }).optional(),
})

const read = (body: string) =>
  readJson(new Request('http://localhost:3000/api/v1/ideas', { method: 'POST', body }), Idea)

async function refusal(body: string) {
  const result = await read(body)
  if (result.ok) throw new Error('It was accepted.')
  expect(result.problem.headers.get('Content-Type')).toBe('application/problem+json')
  return { status: result.problem.status, ...((await result.problem.json()) as Record<string, unknown>) }
}

test('a good body gives its values', async () => {
  expect(await read('{"title":" Coffee ","cost":7,"tags":["hot"]}')).toEqual({
    ok: true,
    value: { title: 'Coffee', cost: 7, tags: ['hot'] },
  })
})

test('every bad field is named by its place', async () => {
  expect(await refusal('{"title":"","cost":-1,"tags":["hot","lukewarm"],"role":"admin","a/b":1}')).toMatchObject({
    status: 422,
    type: 'urn:aflora:problem:not-accepted',
    code: 'not-accepted',
    errors: expect.arrayContaining([
      { pointer: '/title', code: 'required', detail: 'Please fill this in.' },
      { pointer: '/cost', code: 'number', detail: 'A whole number from 0 to 999,999.' },
      { pointer: '/tags/1', code: 'too-long', detail: 'At most 5 characters, please.' },
      { pointer: '/role', code: 'unknown-field', detail: 'Unknown field: role.' },
      { pointer: '/a~1b', code: 'unknown-field', detail: 'Unknown field: a/b.' },
    ]),
  })
})

test.each(['{', 'title=x', '', '{"title":"x"}}', 'null', "{'title':'x'}", '\u0000'])('%j is refused', async (body) => {
  expect([400, 422]).toContain((await refusal(body)).status)
})

test.each([
  '[]',
  '7',
  '"x"',
  'true',
  '{"title":["x"]}',
  '{"title":{"a":1}}',
  '{"title":7}',
  '{"title":"a\\u0000b"}',
  '{"title":"\\ud800"}',
])('a body of the wrong shape, %s, is refused', async (body) => {
  expect((await refusal(body)).status).toBe(422)
})

test('nothing reaches the prototype of objects', async () => {
  expect((await refusal('{"title":"x","__proto__":{"admin":true}}')).status).toBe(422)
  expect((await refusal('{"title":"x","constructor":{"prototype":{"admin":true}}}')).status).toBe(422)
  expect(({} as { admin?: boolean }).admin).toBeUndefined()
})

test('very deep and very wide bodies are refused quickly', async () => {
  const started = performance.now()
  await refusal(`{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
  await refusal(`{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":1`).join(',')}}`)
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('a cursor is good for its own list only', () => {
  const cursor = writeCursor('ideas coffee top', [12, 'abc'])
  expect(readCursor('ideas coffee top', cursor)).toEqual([12, 'abc'])
  expect(readCursor('ideas coffee new', cursor)).toBeUndefined()
  for (const other of [undefined, null, '', 'x', `${cursor}x`, 'x'.repeat(5000)])
    expect(readCursor('ideas coffee top', other)).toBeUndefined()
})

test('what is known already is not sent again', async () => {
  const ask = (tag?: string) =>
    withEtag(new Request('http://localhost:3000/', { headers: tag ? { 'If-None-Match': tag } : {} }), '{"a":1}', {
      'Content-Type': 'application/json',
    })
  const etag = ask().headers.get('ETag') ?? ''
  expect([ask().status, ask(etag).status, ask(`"x", ${etag}`).status, ask('*').status, ask('W/"x"').status]).toEqual([
    200, 304, 304, 304, 200,
  ])
  expect(await ask(etag).text()).toBe('')
})
