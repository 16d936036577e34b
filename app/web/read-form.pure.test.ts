import { expect, test } from 'vitest'
import { z } from 'zod'
import { countField, listField } from '#app/web/choice-fields.server.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { runInRequestContext } from '#app/web/request-context.server.ts'
import { emailField, passwordField, titleField } from '#app/web/text-fields.server.ts'

const Form = z.object({ title: titleField({ max: 12 }), votes: countField({ min: 1, max: 10 }) })

function sent(fields: [string, string][] | string, type = 'application/x-www-form-urlencoded') {
  const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString()
  return new Request('http://localhost:3000/', { method: 'POST', body, headers: { 'Content-Type': type } })
}

test('a good form gives its values and nothing else', async () => {
  const form = await readForm(
    sent([
      ['title', ' Coffee '],
      ['votes', '3'],
      ['role', 'admin'],
    ]),
    Form,
  )
  expect(form).toMatchObject({ ok: true, value: { title: 'Coffee', votes: 3 } })
  expect(form.ok && form.value).not.toHaveProperty('role')
})

test('a bad form says what is wrong beside the field and keeps what was written', async () => {
  const form = await readForm(
    sent([
      ['title', 'Much too long a title'],
      ['votes', ''],
    ]),
    Form,
  )
  expect(form).toEqual({
    ok: false,
    errors: { title: ['At most 12 characters, please.'], votes: ['Please fill this in.'] },
    formErrors: [],
    values: { title: 'Much too long a title', votes: '' },
  })
})

test('the message is in the language of the request, with its plural', async () => {
  const context = { requestId: '1', locale: 'ru' as const, nonce: '', ip: '', theme: undefined, cache: new Map() }
  const read = (max: number) =>
    runInRequestContext(context, () =>
      readForm(sent([['title', 'x'.repeat(99)]]), z.object({ title: titleField({ max }) })),
    )
  expect(await read(21)).toMatchObject({ errors: { title: ['Не больше 21 знака.'] } })
  expect(await read(12)).toMatchObject({ errors: { title: ['Не больше 12 знаков.'] } })
})

test('a missing field is “fill this in”, and no person reads what the parser says', async () => {
  const form = await readForm(sent(''), z.object({ title: z.string(), when: z.date(), votes: z.number() }))
  expect(form).toMatchObject({ errors: { title: ['Please fill this in.'], when: ['Please fill this in.'] } })
  const wrong = await readForm(sent([['votes', 'x']]), z.object({ votes: z.number() }))
  expect(wrong).toMatchObject({ errors: { votes: ['This is not accepted here. Please check it.'] } })
})

test('a rule over several fields speaks above the form', async () => {
  const same = Form.refine(({ title }) => title !== 'same', 'errors_choice')
  expect(
    await readForm(
      sent([
        ['title', 'same'],
        ['votes', '1'],
      ]),
      same,
    ),
  ).toMatchObject({
    ok: false,
    errors: {},
    formErrors: ['Choose one of the options.'],
  })
})

test('passwords are never given back', async () => {
  const schema = z.object({ email: emailField(), password: passwordField() })
  const form = await readForm(
    sent([
      ['email', 'anna'],
      ['password', 'correct horse battery'],
      ['newPassword', 'x'],
    ]),
    schema,
  )
  expect(form.values).toEqual({ email: 'anna' })
})

test('several fields of one name are a list, and their errors have a place', async () => {
  const schema = z.object({ tags: listField(titleField({ max: 5 }), { max: 3 }) })
  expect(
    await readForm(
      sent([
        ['tags', 'one'],
        ['tags', 'two'],
      ]),
      schema,
    ),
  ).toMatchObject({ value: { tags: ['one', 'two'] } })
  expect(
    await readForm(
      sent([
        ['tags', 'one'],
        ['tags', 'longer'],
      ]),
      schema,
    ),
  ).toMatchObject({
    errors: { 'tags[1]': ['At most 5 characters, please.'] },
  })
})

test('a form with files arrives as well', async () => {
  const body = new FormData()
  body.set('title', 'Coffee')
  body.set('votes', '2')
  const request = new Request('http://localhost:3000/', { method: 'POST', body })
  expect(await readForm(request, Form)).toMatchObject({ value: { title: 'Coffee', votes: 2 } })
})

const status = (promise: Promise<unknown>) =>
  promise.then(
    () => 200,
    (answer: Response) => answer.status,
  )

test.each([
  ['__proto__[polluted]=1'],
  ['__proto__.polluted=1'],
  ['a.__proto__.polluted=1'],
  ['constructor.prototype.polluted=1'],
  ['a.constructor.prototype.polluted=1'],
  ['__intent__=%7B%22type%22%3A%22reset%22%7D'],
  ['__state__=x'],
  ['a[4294967295]=1'],
  ['a[99999999]=1'],
  [`${'a.'.repeat(200)}a=1`],
  [Array.from({ length: 1001 }, (_, index) => `f${index}=1`).join('&')],
])('the field names of %j are refused with 400', async (body) => {
  expect(await status(readForm(sent(body), Form))).toBe(400)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

test.each([
  ['{"title":"x"}', 'application/json'],
  ['--x\r\nbroken', 'multipart/form-data; boundary=x'],
  ['x', 'multipart/form-data'],
  ['x', 'text/plain'],
])('a body that is no form (%j) ends with 400', async (body, type) => {
  expect(await status(readForm(sent(body, type), Form))).toBe(400)
})
