import { expect, test } from 'vitest'
import { drawLot } from '../counting/draw-lot.ts'
import { orderBehindWinners } from './order-behind-winners.ts'

const ideas = Object.entries({ bell: 9, chairs: 7, plants: 2, radio: 2, swing: 0 }).map(([id, supporters]) => ({
  id,
  supporters,
}))

test('winners stand as they were elected, the others by supporters, and the lot settles the rest', () => {
  const elected = [
    { id: 'chairs', place: 1 },
    { id: 'swing', place: 2 },
  ]
  const { order, ties } = orderBehindWinners(elected, ideas, 'seed')
  const level = ['plants', 'radio'].sort((one, other) => (drawLot('seed', one) < drawLot('seed', other) ? -1 : 1))

  expect(order.map(({ id }) => id)).toEqual(['chairs', 'swing', 'bell', ...level])
  expect(order.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5])
  expect(order[0]).toMatchObject({ tally: 7, exact: '7', supporters: 7 })
  expect(ties).toEqual([{ ids: level, brokenBy: 'lot' }])
})

test('nobody elected leaves the order of supporters', () => {
  expect(orderBehindWinners([], ideas, 'seed').order.map(({ supporters }) => supporters)).toEqual([9, 7, 2, 2, 0])
})
