import { expect, test } from 'vitest'
import { keptPage } from '#app/server/kept-pages/kept-page.server.ts'
import { KeptPages } from '#app/server/kept-pages/kept-pages.server.ts'

const page = (version: number) => keptPage({ version, until: 1000, body: Buffer.from(`v${version}`), headers: [] })

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
