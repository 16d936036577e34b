import { beforeAll, expect, test, vi } from 'vitest'
import { pageVersion, transaction } from '#drizzle/database.ts'
import { keepQuery } from '#drizzle/keep-query.ts'
import { keepSetting } from '#drizzle/queries/settings.ts'
import { settings } from '#drizzle/schema/index.ts'
import { sharedRead } from '#drizzle/shared-read.ts'

beforeAll(() => vi.waitFor(() => expect(pageVersion()).toBeDefined(), 10_000))

const change = (value: string) => transaction(() => keepSetting('canary', value, new Date()))

/** A kept query, as pages ask it, that counts how often the database is asked. */
function counted() {
  let asked = 0
  const query = keepQuery('counted settings', (connection) => connection.select().from(settings).prepare())
  const ask = () => {
    const answer = query.execute()
    vi.spyOn(answer, 'then').mockImplementation((...heard) => {
      asked += 1
      return Promise.resolve(query.execute()).then(...heard)
    })
    return answer
  }
  return { ask, times: () => asked }
}

test('what many pages read is asked of the database once, however many wait for it', async () => {
  await change('first')
  const { ask, times } = counted()
  const read = () => sharedRead('counted', ask as () => Promise<unknown>)
  await Promise.all([read(), read(), read()])
  await read()
  expect(times()).toBe(1)

  await change('second')
  expect(await read()).toEqual(expect.arrayContaining([expect.objectContaining({ value: 'second' })]))
  await read()
  expect(times()).toBe(2)
})
