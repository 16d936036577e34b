import { expect, test } from 'vitest'
import { keptPage } from '#app/server/kept-pages/kept-page.server.ts'
import { KeptPages } from '#app/server/kept-pages/kept-pages.server.ts'

const page = (version: number, until = 1000) =>
  keptPage({ version, until, body: Buffer.from(`v${version}`.repeat(500)), headers: [] })

test('a page that was begun earlier and finished later does not take the place of the newer one', () => {
  const kept = new KeptPages()
  kept.keep('/c/coffee', page(7))
  kept.keep('/c/coffee', page(6))
  expect(kept.find('/c/coffee', 7, 0)?.version).toBe(7)
  kept.keep('/c/coffee', page(8))
  expect(kept.find('/c/coffee', 8, 0)?.version).toBe(8)
})

test('the first version after the last there can be is newer than that', () => {
  const kept = new KeptPages()
  kept.keep('/c/coffee', page(0x7fffffff - 1))
  kept.keep('/c/coffee', page(0))
  expect(kept.find('/c/coffee', 0, 0)?.version).toBe(0)
})

test('what nobody is given any more takes no room: pages of an older version, and of a time that is over', () => {
  const kept = new KeptPages()
  for (const path of ['/c/coffee', '/c/tea', '/c/milk']) kept.keep(path, page(1))
  expect(kept.bytes).toBe(3 * page(1).size)
  kept.keep('/c/coffee', page(2))
  expect(kept.bytes).toBe(page(2).size)
  kept.keep('/c/tea', page(2))
  kept.keep('/c/tea', page(2, 2000))
  expect(kept.bytes).toBe(page(2).size)
  expect(kept.find('/c/tea', 2, 1500)).toBeDefined()
})

test('pages of one version and time stand beside each other', () => {
  const kept = new KeptPages()
  for (const path of ['/c/coffee', '/c/tea']) kept.keep(path, page(1))
  expect(kept.find('/c/coffee', 1, 0)).toBeDefined()
  expect(kept.find('/c/tea', 1, 0)).toBeDefined()
})
