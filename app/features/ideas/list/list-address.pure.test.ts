import { expect, test } from 'vitest'
import { listAddress, listPath } from '#app/features/ideas/list/list-address.ts'

const address = listAddress('http://localhost:3000/c/wait?order=new&q=%20queue%20&tag=&cursor=abc')

test('an address says what is listed', () => {
  expect(address).toEqual({ order: 'new', q: 'queue', tag: null, status: null, cursor: 'abc' })
})

test.each([
  [{}, '/c/wait?order=new&q=queue'],
  [{ order: 'top' }, '/c/wait?order=top&q=queue'],
  [{ tag: 'на бегу' }, '/c/wait?order=new&q=queue&tag=%D0%BD%D0%B0+%D0%B1%D0%B5%D0%B3%D1%83'],
  [{ cursor: 'def' }, '/c/wait?order=new&q=queue&cursor=def'],
  [{ order: null, q: null }, '/c/wait'],
])('with %j it leads to %s', (change, path) => {
  expect(listPath('/c/wait', address, change)).toBe(path)
})

test('a cursor arrives whole, however many ideas were listed', () => {
  const cursor = 'a'.repeat(2000)
  expect(listAddress(`http://localhost:3000/c/wait?cursor=${cursor}`).cursor).toBe(cursor)
})
