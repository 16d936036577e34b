import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { mailsTo } from './mail.ts'
import { signIn } from './sign-in.ts'
import { soon } from './site.ts'

/** A device of Chromium's own that keeps passkeys and says yes to everything, until `no` is called. */
async function plugIn(page: Page) {
  const tools = await page.context().newCDPSession(page)
  await tools.send('WebAuthn.enable')
  const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const stored = async () => (await tools.send('WebAuthn.getCredentials', { authenticatorId })).credentials
  const forget = () => tools.send('WebAuthn.clearCredentials', { authenticatorId })
  return { stored, forget }
}

const main = (page: Page) => page.getByRole('main')

journey('a person adds a passkey, signs out, signs in with it, names it and removes it', async ({ visit, site }) => {
  const email = 'passkey@journey.example'
  const page = await visit({ width: 360 })
  const device = await plugIn(page)
  await signIn(page, site, email, '/me/sign-on')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await main(page).getByLabel('Name').fill('Pocket')
  await main(page).getByRole('button', { name: 'Add a passkey' }).click()
  await main(page).getByRole('heading', { name: 'Pocket' }).waitFor()
  const [kept] = await device.stored()
  expect(kept).toMatchObject({ rpId: 'localhost', isResidentCredential: true })
  const told = () => mailsTo(site.mailFolder, email).find(({ text }) => text.includes('“Pocket”'))
  expect((await soon(told, 'a mail about the new passkey')).subject).toBe('A way into your account has changed')

  await page.goto('/out')
  await main(page).getByRole('button').first().click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/in?next=%2Fsearch%3Fq%3Dcola')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await main(page).getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL('**/search?q=cola')
  expect(await page.getByText(email).count()).toBeGreaterThan(0)

  await page.goto('/me/sign-on')
  await main(page).getByText('Rename or remove “Pocket”').click()
  await main(page).locator('details').getByLabel('Name').fill('Old pocket')
  await main(page).getByRole('button', { name: 'Save' }).click()
  await main(page).getByRole('heading', { name: 'Old pocket' }).waitFor()
  await main(page).getByText('Rename or remove “Old pocket”').click()
  await expectAccessible(page)
  await main(page).locator('details').getByRole('button', { name: 'Remove' }).click()
  await page.getByText('Nobody can sign in with it any more').waitFor()

  await page.goto('/out')
  await main(page).getByRole('button').first().click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/in')
  await main(page).getByRole('button', { name: 'Sign in with a passkey' }).click()
  await main(page).getByRole('heading', { name: 'This sign-in did not work' }).waitFor()
  await expectAccessible(page)
  await main(page).getByRole('link', { name: 'Sign in another way' }).click()
  await page.waitForURL('**/in')
})

journey(
  'a device that has no passkey, and a person who cancels, change nothing and say so',
  async ({ visit, site }) => {
    const page = await visit({ language: 'ru' })
    const device = await plugIn(page)
    await signIn(page, site, 'no-passkey@journey.example', '/me/sign-on')
    await main(page).getByRole('button', { name: 'Добавить ключ доступа' }).click()
    await main(page).getByText('Переименовать или удалить').waitFor()
    // The same device again: it refuses by itself, and the page stays where it is.
    await main(page).getByRole('button', { name: 'Добавить ключ доступа' }).click()
    await main(page).getByRole('alert').filter({ hasText: 'Ничего не изменилось' }).waitFor()
    await device.forget()
  },
)

journey(
  'without scripts the pages say in words what a passkey needs, and the other ways stay',
  async ({ visit, site }) => {
    const page = await visit({ javaScript: false, language: 'es', width: 360 })
    await page.goto('/in')
    const words = () => main(page).locator('noscript p').innerText()
    expect(await words()).toContain('Para usar una clave de acceso, tu navegador')
    expect(await main(page).getByRole('button', { name: 'Entrar con una clave de acceso' }).isVisible()).toBe(false)
    await signIn(page, site, 'scriptless@journey.example', '/me/sign-on')
    expect(await words()).toContain('Para usar una clave de acceso, tu navegador')
    await expectNoSidewaysScroll(page)
  },
)
