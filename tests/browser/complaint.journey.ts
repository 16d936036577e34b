import { expect } from 'vitest'
import { admin } from '../setup/browser-site.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { mailsTo } from './mail.ts'
import { signIn } from './sign-in.ts'
import { soon } from './site.ts'

const main = 'main form button.button--main'

journey('a complaint without scripts: told, answered, not solved, asked to everybody', async ({ visit, site }) => {
  const host = await visit()
  await signIn(host, site, admin.email, '/c/new')
  await host.locator('[name=question]').fill('How do our branches feel?')
  await host.locator(main).first().click()
  await host.waitForURL('**/open')
  await host.locator(main).first().click()
  await host.waitForURL((url) => /^\/c\/[^/]+$/.test(url.pathname))
  const contest = new URL(host.url()).pathname

  const phone = await visit({ width: 360, javaScript: false, language: 'ru' })
  await signIn(phone, site, 'complains@example.org')
  await phone.goto(`${contest}/new`)
  await phone.locator('[name=title]').fill('Меня ударила дверь')
  await phone.getByRole('button', { name: 'Это жалоба' }).click()
  await phone.waitForURL('**/complaints/*')
  await expectNoSidewaysScroll(phone)
  const complaint = new URL(phone.url()).pathname
  await phone.goto(contest)
  expect(await phone.getByText('Меня ударила дверь').count()).toBe(0)

  const stranger = await visit()
  expect((await stranger.goto(complaint))?.status()).toBe(404)

  await host.goto('/desk/complaints')
  await expectAccessible(host)
  await host.getByRole('link', { name: 'Меня ударила дверь' }).click()
  await host.locator('[name=outcome][value=explained]').check()
  await host.locator('[name=words]').fill('Извините. Доводчик сломался.')
  await host.getByRole('main').getByRole('button', { name: 'Tell them' }).click()
  await host.waitForURL('**/desk/complaints')

  const told = () => mailsTo(site.mailFolder, 'complains@example.org').some(({ text }) => text.includes('Доводчик'))
  expect(await soon(() => told() || undefined, 'the outcome by mail')).toBe(true)
  await phone.goto(complaint)
  await phone.locator('[name=verdict][value=no]').check()
  await phone.locator(main).last().click()
  await phone.getByText('Снова очередь команды').waitFor()

  await host.goto('/desk/complaints')
  await host.getByRole('link', { name: 'Меня ударила дверь' }).click()
  await host.getByRole('button', { name: 'Make it a question to everybody' }).click()
  await host.waitForURL('**/c/new')
  expect(await host.locator('[name=question]').inputValue()).toContain('does not happen again')
  expect(await host.content()).not.toContain('Меня ударила дверь')
  await host.locator(main).first().click()
  await host.waitForURL('**/open')
})
