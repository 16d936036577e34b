import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { admin } from '../setup/browser-site.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { signIn } from './sign-in.ts'
import { type Site, startSite } from './site.ts'

const password = 'the heron waits by cold water'
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name }).first().click()

/** A contest that anybody may take part in, opened by the admin; answers its path. */
async function openContest(page: Page, site: Site, question: string) {
  await signIn(page, site, admin.email, '/c/new')
  await page.locator('[name=question]').fill(question)
  await page.locator('main form button.button--main').first().click()
  await page.waitForURL('**/open')
  await page.locator('main form button.button--main').first().click()
  await page.waitForURL((url) => /^\/c\/[^/]+$/.test(url.pathname))
  return new URL(page.url()).pathname
}

journey('first run: four steps without scripts, then the first contest', async ({ visit }) => {
  const site = await startSite({ SMTP_URL: '' })
  try {
    const page = await visit({ at: site.url, javaScript: false })
    await page.goto(site.setupLink ?? '')
    await page.getByLabel('Name of your organisation').fill('Banco Azul')
    await press(page, 'Next')
    await page.getByLabel('Your name').fill('Marta')
    await page.getByLabel('Your e-mail').fill('marta@bancoazul.example')
    await page.getByLabel('Password').fill(password)
    await press(page, 'Next')
    await page.getByLabel('E-mail domains of employees').fill('bancoazul.example')
    await press(page, 'Next')
    await page.getByRole('link', { name: 'Later' }).click()
    await page.getByRole('link', { name: 'Open my first contest' }).click()
    expect(new URL(page.url()).pathname).toBe('/c/new')
    expect(await page.getByRole('banner').getByText('Banco Azul').count()).toBe(1)

    const other = await visit({ at: site.url, javaScript: false })
    expect((await other.goto(site.setupLink ?? ''))?.status()).toBe(410)
  } finally {
    await site.stop()
  }
})

journey('a visitor proposes, keeps the secret link, and confirms later on another device', async ({ visit, site }) => {
  const contest = await openContest(await visit(), site, 'What would spare you the wait?')
  const phone = await visit({ width: 360, javaScript: false, language: 'es' })
  await phone.goto(`${contest}/new`)
  await phone.locator('[name=title]').fill('Que me llamen a la hora que yo elija')
  await phone.locator('main form button.button--main').first().click()
  await phone.goto('/me')
  expect(await phone.getByText('Estás aquí como visitante').count()).toBe(1)
  await expectNoSidewaysScroll(phone)
  const secret = await phone.getByLabel('Tu enlace secreto').inputValue()

  const computer = await visit({ language: 'es' })
  await computer.goto(secret)
  await press(computer, 'Seguir aquí como este visitante')
  await computer.waitForURL('**/me')
  await expectAccessible(computer)
  await signIn(computer, site, 'olga@example.org')
  expect(await computer.getByRole('link', { name: 'Que me llamen a la hora que yo elija' }).count()).toBe(1)
  expect(await computer.getByLabel('Tu enlace secreto').count()).toBe(0)

  await phone.goto(secret)
  expect(await phone.getByRole('heading', { level: 1 }).innerText()).toBe('Este enlace ya no sirve')
})

journey('the link of the mail shows whom it signs in; only its button does it', async ({ visit, site }) => {
  const page = await visit()
  await page.goto('/in')
  await page.getByLabel('Your e-mail').fill('scanned@example.org')
  await press(page, 'Send me a code')
  await page.waitForURL('**/in/code')
  const link = (await site.mailTo('scanned@example.org')).text.match(/http\S+\/in\/link\/\S+/)?.[0] ?? ''

  const scanner = await visit()
  for (let n = 0; n < 3; n += 1) await scanner.goto(link)
  await scanner.goto('/me')
  expect(await scanner.getByRole('banner').getByRole('link', { name: 'Sign in' }).count()).toBe(1)

  await page.goto(link)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Sign in as scanned@example.org?')
  expect(await page.locator('script').count()).toBe(0)
  await expectAccessible(page)
  await press(page, 'Sign in')
  await page.waitForURL((url) => url.pathname === '/')
  expect((await scanner.goto(link))?.status()).toBe(410)
})

journey('a person sees where they are signed in, signs out there, and out here', async ({ visit, site }) => {
  const [here, there] = [await visit(), await visit()]
  await signIn(here, site, 'twice@example.org')
  await signIn(there, site, 'twice@example.org')
  await here.goto('/me/sessions')
  await expectAccessible(here)
  await press(here, 'Sign out there')
  await here.getByText('That browser is signed out.').waitFor()
  await there.goto('/me/sessions')
  expect(new URL(there.url()).pathname).toBe('/in')

  await here.goto('/out')
  await press(here, 'Sign out')
  await here.waitForURL((url) => url.pathname === '/')
  await here.goto('/me/sessions')
  expect(new URL(here.url()).pathname).toBe('/in')
})
