import { expect } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { faultsOf, journey } from './journey.ts'

// What the other journeys rely on to notice a fault must notice one.

const offender = '<!doctype html><html lang="en"><title>x</title><main><h1>x</h1>'

journey('a text too pale to read is noticed, in whichever theme', async ({ visit }) => {
  const page = await visit()
  await page.setContent(`${offender}<p style="color:#ddd;background:#fff">pale</p>`)
  await expect(expectAccessible(page)).rejects.toThrow('color-contrast')
  await page.setContent(
    `${offender}<style>@media (prefers-color-scheme:dark){p{color:#333;background:#222}}</style><p>dim</p>`,
  )
  await expect(expectAccessible(page)).rejects.toThrow('dark theme')
})

journey('a page wider than the telephone is noticed', async ({ visit }) => {
  const page = await visit({ width: 360 })
  await page.setContent(`${offender}<p class="wide" style="width:400px">wide</p>`)
  await expect(expectNoSidewaysScroll(page)).rejects.toThrow('p.wide')
})

journey('a script that fails and a script that is forbidden are noticed', async ({ visit }) => {
  const page = await visit()
  await page.goto('/')
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('broken on purpose')
    })
    document.body.insertAdjacentHTML('beforeend', '<p onclick="1">x</p>')
  })
  await expect.poll(() => faultsOf(page)).toHaveLength(2)
  faultsOf(page).length = 0
})
