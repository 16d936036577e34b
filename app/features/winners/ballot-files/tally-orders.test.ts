import { expect, test } from 'vitest'
import { type Tallied, tallied } from '#app/features/winners/ballot-files/tally-orders.server.ts'

async function* inPieces(said: Tallied[]) {
  for (let from = 0; from < said.length; from += 300) yield said.slice(from, from + 300)
}

async function tally(said: Tallied[]) {
  const [totals, orders] = [{ voters: 0, orders: 0 }, [] as Tallied[]]
  for await (const some of tallied(inPieces(said), totals)) orders.push(...some)
  return { totals, orders }
}

const times = (order: string, many: number, votes = 1) => Array.from({ length: many }, () => ({ order, votes }))

test('orders that thousands share are one line each, the most frequent first and level ones by their text', async () => {
  const said = [
    ...times('2,1', 1500),
    ...times('1,2', 2500),
    ...times('1', 700),
    ...times('', 700),
    ...times('3', 1, 9),
  ]
  const { totals, orders } = await tally(said)
  expect(orders).toEqual([
    { order: '1,2', votes: 2500 },
    { order: '2,1', votes: 1500 },
    { order: '', votes: 700 },
    { order: '1', votes: 700 },
    { order: '3', votes: 9 },
  ])
  expect(totals).toEqual({ voters: 5409, orders: 5 })
})

test('a ballot that counts for nothing has no line, and where there is none there is no order', async () => {
  expect(await tally([...times('1', 2, 0), ...times('2', 1)])).toEqual({
    totals: { voters: 1, orders: 1 },
    orders: [{ order: '2', votes: 1 }],
  })
  expect(await tally(times('1', 3, 0))).toEqual({ totals: { voters: 0, orders: 0 }, orders: [] })
})
