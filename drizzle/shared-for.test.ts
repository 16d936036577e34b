import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { transaction } from './database.ts'
import { newId } from './ids.ts'
import { sharedFor } from './shared-read.ts'

const minute = 60_000
const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * minute)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => vi.useRealTimers())

/** A figure that is another one each time it is read, and how often it was. */
function aFigure() {
  const [name, figure] = [newId(), { reads: 0, isBroken: false }]
  const ask = () =>
    sharedFor(name, minute, async () => {
      figure.reads += 1
      if (figure.isBroken) throw new Error('broken')
      return figure.reads
    })
  return { ask, figure }
}

test('all who ask within a minute are told the same, and it is read once', async () => {
  const { ask, figure } = aFigure()
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1])
  later(0.9)
  expect(await ask()).toBe(1)
  expect(figure.reads).toBe(1)
})

test('after it somebody is told the old one once more, and it is read again for the next', async () => {
  const { ask, figure } = aFigure()
  await ask()
  later(1)
  expect(await ask()).toBe(1)
  await vi.waitFor(async () => expect(await ask()).toBe(2))
  expect(figure.reads).toBe(2)
})

test('what is ten minutes old nobody is told, nor is what a clock that was set back makes look new', async () => {
  const { ask } = aFigure()
  await ask()
  later(10)
  expect(await ask()).toBe(2)
  later(-20)
  expect(await ask()).toBe(3)
})

test('a reading that fails is told to who waits for it, and does not stay', async () => {
  const { ask, figure } = aFigure()
  figure.isBroken = true
  await expect(ask()).rejects.toThrow('broken')
  figure.isBroken = false
  expect(await ask()).toBe(2)
  figure.isBroken = true
  later(1)
  expect(await ask()).toBe(2)
  expect(await ask()).toBe(2)
})

test('inside a transaction it is read anew', async () => {
  const { ask } = aFigure()
  await ask()
  expect(await transaction(ask)).toBe(2)
  expect(await ask()).toBe(1)
})
