import { expect } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'

const languages = ['en', 'es', 'ru'] as const

journey.for(languages)(
  'a stranger reads the home page in %s, on a telephone and without scripts',
  async (language, { visit }) => {
    const page = await visit({ language, width: 360, javaScript: false })
    const answer = await page.goto('/')

    expect(answer?.status()).toBe(200)
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    await expectNoSidewaysScroll(page)
  },
)

journey('the home page is accessible in both themes, with scripts running', async ({ visit }) => {
  const page = await visit()
  await page.goto('/')
  await expectAccessible(page)
})

journey('an address that leads nowhere says so, and leads home', async ({ visit }) => {
  const page = await visit()
  const answer = await page.goto('/nowhere/at/all')

  expect(answer?.status()).toBe(404)
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link').first().click()
  await page.waitForURL((url) => url.pathname === '/')
})
