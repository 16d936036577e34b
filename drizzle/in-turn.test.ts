import { AsyncLocalStorage } from 'node:async_hooks'
import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { engine } from './columns.ts'
import { commits } from './commits.ts'
import { db, transaction } from './database.ts'
import { ask } from './engines/ask.ts'
import { newId } from './ids.ts'
import { transactionInTurn } from './in-turn.ts'
import { migrate } from './migrate.ts'
import { addEvent, unheardEvents } from './queries/events.ts'
import { keepSetting, settingNamed } from './queries/settings.ts'
import { settings } from './schema/index.ts'

await migrate()

const onPostgres = engine === 'postgres'
const keep = (name: string, value: unknown) => keepSetting(name, value, new Date())

/** Reads a number, and writes one more. */
async function countUp(name: string) {
  const before = Number((await settingNamed(name)) ?? 0)
  await keep(name, before + 1)
  return before + 1
}

/** So many who count up in one turn, and among them at this place somebody who does something else. */
const crowd = (name: string, people: number, place: number, other: () => Promise<unknown>) =>
  Promise.allSettled(
    Array.from({ length: people }, (_, nth) =>
      transactionInTurn('a contest', nth === place ? other : () => countUp(name)),
    ),
  )

const refused = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((outcome, nth) => (outcome.status === 'rejected' ? [nth] : []))

test('people who wait for the same turn share commits, and everybody is counted in the order they came', async () => {
  const before = { ...commits }
  const counted = await Promise.all(
    Array.from({ length: 40 }, () => transactionInTurn('shared', () => countUp('shared'))),
  )
  expect(counted).toEqual(Array.from({ length: 40 }, (_, nth) => nth + 1))
  expect(await settingNamed('shared')).toBe(40)
  expect(commits.jobs - before.jobs).toBe(40)
  expect(commits.made - before.made).toBeLessThan(8)
})

test('turns of their own neither wait for each other nor mix', async () => {
  const turns = ['one', 'two', 'three']
  await Promise.all(
    turns.flatMap((turn) => Array.from({ length: 10 }, () => transactionInTurn(turn, () => countUp(`turn ${turn}`)))),
  )
  expect(await Promise.all(turns.map((turn) => settingNamed(`turn ${turn}`)))).toEqual([10, 10, 10])
})

test('a question that is only handed back is asked in the transaction', async () => {
  const read = () => db().select({ value: settings.value }).from(settings).where(eq(settings.name, 'handed back'))
  const work = async () => {
    await keep('handed back', 1)
    return transaction(read as unknown as () => Promise<unknown[]>)
  }
  expect(await transactionInTurn('handed back', work)).toEqual([{ value: 1 }])
  const alone = read as unknown as () => Promise<unknown[]>
  expect(await transactionInTurn('handed back', alone)).toEqual([{ value: 1 }])
  expect(await transaction(alone)).toEqual([{ value: 1 }])
})

test('somebody who changes their mind in the middle takes nothing from those around them', async () => {
  const outcomes = await crowd('around one who leaves', 9, 4, async () => {
    await keep('left behind', 1)
    throw new Error('changed my mind')
  })
  expect(refused(outcomes)).toEqual([4])
  expect(outcomes[4]).toMatchObject({ reason: { message: 'changed my mind' } })
  expect(await settingNamed('around one who leaves')).toBe(8)
  expect(await settingNamed('left behind')).toBeUndefined()
})

test('a question that fails is told to whoever asked it, and to nobody else', async () => {
  const outcomes = await crowd('around one who fails', 9, 4, async () => {
    await keep('failed', 1)
    await ask(sql`select no_such_thing`)
  })
  expect(refused(outcomes)).toEqual([4])
  expect(await settingNamed('around one who fails')).toBe(8)
  expect(await settingNamed('failed')).toBeUndefined()
})

test('what is sent ahead and fails fails its own transaction, and nobody else loses what they sent', async () => {
  const event = (id: string) => addEvent({ id, kind: 'told', details: {}, createdAt: new Date() })
  const [twice, ...once] = Array.from({ length: 9 }, newId) as [string, ...string[]]
  const outcomes = await Promise.allSettled([
    ...once.slice(0, 4).map((id) => transactionInTurn('told', () => event(id))),
    transactionInTurn('told', async () => {
      await event(twice)
      await event(twice)
      await settingNamed('anything')
    }),
    ...once.slice(4).map((id) => transactionInTurn('told', () => event(id))),
  ])
  expect(refused(outcomes)).toEqual([4])
  expect(outcomes[4]).toMatchObject({ reason: expect.objectContaining({ message: expect.stringMatching(/events/) }) })
  const told = (await unheardEvents(50)).filter(({ kind }) => kind === 'told').map(({ id }) => id)
  expect(told.sort()).toEqual([...once].sort())
})

test('whoever shares a commit keeps to their own request, also where one of them fails', async () => {
  const request = new AsyncLocalStorage<string>()
  const who = (name: string) =>
    request.run(name, () =>
      transactionInTurn('asked', async () => {
        const first = request.getStore()
        await settingNamed('anything')
        if (name === 'third') throw new Error('not me')
        return [first, request.getStore()]
      }),
    )
  const names = ['first', 'second', 'third', 'fourth']
  const outcomes = await Promise.allSettled(names.map(who))
  expect(refused(outcomes)).toEqual([2])
  const said = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  expect(said).toEqual(['first', 'second', 'fourth'].map((name) => [name, name]))
})

test.runIf(onPostgres)('those who lose a race together are repeated together, each once', async () => {
  const elsewhere = postgres(process.env.DATABASE_URL as string, { max: 1 })
  onTestFinished(() => elsewhere.end())
  await transactionInTurn('raced', () => keep('raced', 100))
  let tries = 0
  const before = commits.made
  const outcomes = await crowd('around a race', 9, 4, async () => {
    const read = Number(await settingNamed('raced'))
    tries += 1
    if (tries === 1) await elsewhere`update settings set value = '200' where name = 'raced'`
    await keep('raced', read + 1)
  })
  expect(refused(outcomes)).toEqual([])
  expect([tries, commits.made - before]).toEqual([2, 1])
  expect(await settingNamed('raced')).toBe(201)
  expect(await settingNamed('around a race')).toBe(8)
})

test.runIf(onPostgres)('whoever loses every race fails alone', async () => {
  const elsewhere = postgres(process.env.DATABASE_URL as string, { max: 1 })
  onTestFinished(() => elsewhere.end())
  await transactionInTurn('unlucky', () => keep('unlucky', 100))
  const outcomes = await crowd('around the unlucky', 5, 2, async () => {
    await settingNamed('unlucky')
    await elsewhere`update settings set value = '200' where name = 'unlucky'`
    await keep('unlucky', 1)
  })
  expect(refused(outcomes)).toEqual([2])
  expect(await settingNamed('around the unlucky')).toBe(4)
})
