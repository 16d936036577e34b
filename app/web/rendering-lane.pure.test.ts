import { expect, test } from 'vitest'
import { openLane } from '#app/web/rendering-lane.server.ts'

const slow = '> a\n\n'.repeat(3900)

test('what takes longer than its lane allows is late, and the lane goes on', async () => {
  const lane = openLane(1)
  expect(await lane.render(slow)).toBe('late')
  expect(await lane.render(slow)).toBe('late')
  expect(await openLane(20_000).render(slow)).toMatchObject({ html: expect.stringContaining('<blockquote>') })
})

test('what breaks the renderer has failed, and the next text comes out', async () => {
  const lane = openLane(20_000)
  expect(await lane.render('>'.repeat(12_000))).toBe('failed')
  expect(await lane.render('**kind**')).toEqual({ html: '<p><strong>kind</strong></p>\n' })
})

test('texts wait for each other, and it is known how many', async () => {
  const lane = openLane(20_000)
  const all = ['one', 'two', 'three'].map((text) => lane.render(text))
  expect(lane.waiting()).toBe(3)
  expect(await Promise.all(all)).toEqual(['one', 'two', 'three'].map((text) => ({ html: `<p>${text}</p>\n` })))
  expect(lane.waiting()).toBe(0)
})
