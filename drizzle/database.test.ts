import { AsyncLocalStorage } from 'node:async_hooks'
import { eq, placeholder } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database, db, transaction } from './database.ts'
import { keepQuery } from './keep-query.ts'
import { migrate } from './migrate.ts'
import { settings } from './schema/index.ts'

await migrate()

const add = (name: string, value: unknown) => db().insert(settings).values({ name, value, updatedAt: new Date() })

test('what a transaction wrote is there afterwards', async () => {
  await transaction(async () => void (await add('kept', { n: 1 })))
  expect(await db().select().from(settings).where(eq(settings.name, 'kept'))).toMatchObject([{ value: { n: 1 } }])
})

test('a failed job leaves nothing behind and does not harm its neighbours', async () => {
  const outcomes = await Promise.allSettled([
    transaction(async () => void (await add('first', 1))),
    transaction(async () => {
      await add('second', 2)
      throw new Error('changed my mind')
    }),
    transaction(async () => void (await add('third', 3))),
  ])
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  const names = (await db().select({ name: settings.name }).from(settings)).map((row) => row.name)
  expect(names).toContain('first')
  expect(names).toContain('third')
  expect(names).not.toContain('second')
})

test('twenty people spending one budget of five spend exactly five', async () => {
  await transaction(async () => void (await add('budget', 5)))
  const spend = () =>
    transaction(async () => {
      const [row] = await db().select().from(settings).where(eq(settings.name, 'budget'))
      const left = Number(row?.value)
      if (left === 0) return false
      await db()
        .update(settings)
        .set({ value: left - 1 })
        .where(eq(settings.name, 'budget'))
      return true
    })
  const results = await Promise.all(Array.from({ length: 20 }, spend))
  expect(results.filter(Boolean)).toHaveLength(5)
})

test('whoever shares a commit keeps to their own request in it', async () => {
  const request = new AsyncLocalStorage<string>()
  const who = () =>
    transaction(async () => {
      const first = request.getStore()
      await db().select().from(settings)
      return [first, request.getStore()]
    })
  const alone = request.run('first', who)
  const people = ['second', 'third', 'fourth']
  const together = people.map((name) => request.run(name, who))
  // Somebody who comes while those before them commit.
  await alone
  const late = request.run('late', who)
  expect(await Promise.all([alone, ...together, late])).toEqual(
    ['first', ...people, 'late'].map((name) => [name, name]),
  )
})

test('rows keep their names for whoever asks the same words after somebody who wanted arrays', async () => {
  await transaction(async () => void (await add('named', 1)))
  await transaction(async () => {
    const question = db().select({ name: settings.name }).from(settings)
    await question
    expect(await database().rows(question.toSQL().sql)).toContainEqual({ name: 'named' })
  })
})

test('a question kept for later sees what its own transaction wrote, and outside only what is there', async () => {
  const named = (name: string) =>
    keepQuery('settings by name', (connection) =>
      connection
        .select({ name: settings.name })
        .from(settings)
        .where(eq(settings.name, placeholder('name')))
        .prepare(),
    ).execute({ name })
  expect(await named('nobody')).toEqual([])
  const changedMind = transaction(async () => {
    await add('unsure', 1)
    expect(await named('unsure')).toEqual([{ name: 'unsure' }])
    throw new Error('changed my mind')
  })
  await expect(changedMind).rejects.toThrow('changed my mind')
  expect(await named('unsure')).toEqual([])
})

test('migrating again changes nothing', async () => {
  expect(await migrate()).toEqual([])
})
