import { expect } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'

journey.for([true, false])(
  'the theme can be changed and stays changed (scripts: %s)',
  async (javaScript, { visit }) => {
    const page = await visit({ javaScript, theme: 'dark' })
    await page.goto('/debates')
    expect(await page.getByRole('button', { name: 'Dark theme' }).isVisible()).toBe(false)

    await page.getByRole('button', { name: 'Light theme' }).click()
    await page.locator('html[data-theme="light"]').waitFor()
    expect(new URL(page.url()).pathname).toBe('/debates')

    await page.goto('/')
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light')
    expect(await page.getByRole('button', { name: 'Dark theme' }).isVisible()).toBe(true)
  },
)

journey.for([true, false])(
  'the language can be changed and stays changed (scripts: %s)',
  async (javaScript, { visit }) => {
    const page = await visit({ javaScript, language: 'en' })
    await page.goto('/debates')
    await page.getByRole('button', { name: 'Русский' }).click()
    await page.locator('html[lang="ru"]').waitFor()
    expect(new URL(page.url()).pathname).toBe('/debates')

    await page.getByRole('link', { name: 'Итоги' }).click()
    await page.waitForURL((url) => url.pathname === '/results')
    expect(await page.locator('html').getAttribute('lang')).toBe('ru')
  },
)

journey('every link of the frame leads somewhere', async ({ site, visit }) => {
  const page = await visit()
  await page.goto('/')
  const links = await page.locator('header a[href^="/"], footer a[href^="/"]').all()
  expect(links.length).toBeGreaterThan(8)
  for (const link of links) {
    const address = await link.getAttribute('href')
    expect([address, (await fetch(site.url + address)).status]).toEqual([address, 200])
  }
})

journey('the first press of Tab offers to skip the frame', async ({ visit }) => {
  const page = await visit()
  await page.goto('/')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('header'))).toBeNull()
})

journey.for([
  ['/rules', 'es'],
  ['/privacy', 'ru'],
  ['/api', 'en'],
  ['/status', 'ru'],
] as const)('%s can be read by everybody in %s', async ([address, language], { visit }) => {
  const page = await visit({ language, width: 360 })
  await page.goto(address)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

journey('a page met missing on the way says so, under its own title', async ({ visit }) => {
  const page = await visit()
  await page.goto('/')
  // The router is there before React listens to it; who scrolls is decided once it does.
  await page.waitForFunction(() => history.scrollRestoration === 'manual')
  await page.evaluate(() => {
    const { __remixRouter: router } = window as unknown as { __remixRouter: { navigate: (to: string) => void } }
    router.navigate('/nowhere')
  })
  await page.getByRole('heading', { level: 1, name: 'There is nothing at this address' }).waitFor()
  expect(await page.title()).toMatch(/^There is nothing at this address/)
})
