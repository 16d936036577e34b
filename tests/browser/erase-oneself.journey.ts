import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { admin } from '../setup/browser-site.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { signIn } from './sign-in.ts'

const email = 'goes-away@example.org'
const idea = 'A slide beside the stairs'

journey('erasing oneself: take the data along, read what goes and what stays, be gone', async ({ visit, site }) => {
  const host = await visit()
  await signIn(host, site, admin.email, '/c/new')
  await host.locator('[name=question]').fill('How do we get down faster?')
  await host.locator('main form button.button--main').first().click()
  await host.waitForURL('**/open')
  await host.locator('main form button.button--main').first().click()
  await host.waitForURL((url) => /^\/c\/[^/]+$/.test(url.pathname))
  const contest = new URL(host.url()).pathname

  const phone = await visit({ width: 360, javaScript: false })
  const computer = await visit()
  await signIn(computer, site, email)
  await signIn(phone, site, email)
  await phone.goto(`${contest}/new`)
  await phone.locator('[name=title]').fill(idea)
  await phone.locator('main form button.button--main').first().click()
  await phone.waitForURL('**/i/**')
  const ideaPage = new URL(phone.url()).pathname

  await phone.goto('/me')
  await phone.getByRole('link', { name: 'My data' }).click()
  await expectNoSidewaysScroll(phone)
  const [file] = await Promise.all([
    phone.waitForEvent('download'),
    phone.getByRole('main').getByRole('button', { name: 'Download' }).click(),
  ])
  const taken = JSON.parse(readFileSync(await file.path(), 'utf8'))
  expect(taken.profile).toMatchObject([{ email }])
  expect(taken.ideas).toMatchObject([{ title: idea }])

  await phone.getByRole('link', { name: 'Erase me from this site…' }).click()
  await expectNoSidewaysScroll(phone)
  for (const part of ['What goes', 'What stays', 'What cannot be taken back'])
    expect(await phone.getByRole('heading', { name: part }).count()).toBe(1)
  await phone.getByRole('checkbox').check()
  await phone.getByRole('main').getByRole('button', { name: 'Erase me' }).click()
  await phone.getByText('You are erased.').waitFor()

  for (const page of [phone, computer]) {
    await page.goto('/me/data')
    expect(new URL(page.url()).pathname).toBe('/in')
  }
  await phone.goto(ideaPage)
  expect(await phone.getByRole('heading', { level: 1 }).innerText()).toContain(idea)
  await host.goto('/admin/people?find=goes-away')
  expect(await host.getByText(email).count()).toBe(0)
})

journey('nobody is erased without saying that they are sure', async ({ visit, site }) => {
  const page = await visit({ language: 'ru' })
  await signIn(page, site, 'stays-here@example.org', '/me/erase')
  await expectAccessible(page)
  expect(await page.getByRole('checkbox').count()).toBe(1)
  // Without the mark nothing happens, scripts or none.
  await page
    .locator('main form')
    .first()
    .evaluate((form: HTMLFormElement) => {
      form.noValidate = true
    })
  await page.getByRole('main').getByRole('button', { name: 'Удалить меня' }).click()
  await page.getByRole('alert').first().waitFor()
  await page.goto('/me')
  expect(await page.getByRole('link', { name: 'Мои данные' }).count()).toBe(1)
})
