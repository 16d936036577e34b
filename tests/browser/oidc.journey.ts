import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { admin } from '../setup/browser-site.ts'
import { client, startOidcProvider } from '../setup/oidc-provider.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { signIn } from './sign-in.ts'

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name }).first().click()

/** What trying the provider said. */
const verdict = (page: Page) => page.getByRole('main').getByRole('status').filter({ hasText: /\S/ }).innerText()

/** Signs out at the provider, whose own page for changing accounts wants a script. */
const forget = (page: Page, issuer: string) => page.context().clearCookies({ domain: new URL(issuer).hostname })

/** At the provider's own page. */
async function passProvider(page: Page, login: string) {
  await page.getByLabel('Who are you?').fill(login)
  await page.getByRole('button', { name: 'Go' }).click()
}

journey(
  'an admin adds a provider, tries it, switches it on; people sign on without scripts',
  async ({ visit, site }) => {
    const provider = await startOidcProvider({
      ada: { email: 'ada@journey.example', email_verified: true, name: 'Ada of the journey' },
      nadia: { email: 'nadia@journey.example', email_verified: true, name: 'Nadia' },
      olga: { email: 'olga@journey.example', email_verified: true, name: 'Olga' },
      unchecked: { email: 'unchecked@journey.example', email_verified: false },
    })
    try {
      const desk = await visit({ javaScript: false })
      await signIn(desk, site, admin.email, '/admin/sign-on')
      await desk.getByRole('link', { name: 'Add a provider' }).click()
      await desk.getByLabel('Name', { exact: true }).fill('Journey Ltd')
      await desk.getByLabel('Issuer').fill(provider.issuer)
      await desk.getByLabel('Client ID').fill(client.id)
      await desk.getByLabel('Client secret').fill(client.secret)
      await press(desk, 'Save')
      provider.allow(await desk.getByLabel('Return address').inputValue())
      await expectAccessible(desk)

      await desk.getByRole('link', { name: 'Try it' }).click()
      await passProvider(desk, 'unchecked')
      expect(await verdict(desk)).toContain('would not be let in')
      await forget(desk, provider.issuer)
      await desk.getByRole('link', { name: 'Try it' }).click()
      await passProvider(desk, 'ada')
      expect(await verdict(desk)).toContain('Address: ada@journey.example')
      await desk.getByLabel('Show the button to everybody').check()
      await press(desk, 'Save')

      const phone = await visit({ width: 360, javaScript: false, language: 'es' })
      await phone.goto('/in?next=%2Fsearch%3Fq%3Dcola')
      await expectNoSidewaysScroll(phone)
      await phone.getByRole('link', { name: 'Entrar con Journey Ltd' }).click()
      await passProvider(phone, 'nadia')
      await phone.waitForURL('**/search?q=cola')
      expect(await phone.getByText('nadia@journey.example').count()).toBeGreaterThan(0)

      const tablet = await visit({ language: 'ru', width: 360 })
      await tablet.goto('/in')
      await tablet.getByRole('link', { name: 'Войти через Journey Ltd' }).click()
      await passProvider(tablet, 'unchecked')
      expect(await tablet.getByRole('heading', { level: 1 }).innerText()).toBe('Войти не получилось')
      await expectAccessible(tablet)
      await expectNoSidewaysScroll(tablet)

      const known = await visit()
      await signIn(known, site, 'olga@journey.example')
      const later = await visit({ javaScript: false })
      await later.goto('/in')
      await later.getByRole('link', { name: 'Sign in with Journey Ltd' }).click()
      await passProvider(later, 'olga')
      expect(await later.getByRole('heading', { level: 1 }).innerText()).toBe('You have an account here already')
      await expectAccessible(later)
      expect(await later.getByRole('main').getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe(
        '/in?next=%2Fin%2Fconnect',
      )
      await signIn(later, site, 'olga@journey.example')
      await later.goto('/in/connect')
      await press(later, 'Connect Journey Ltd')
      await later.goto('/me/sign-on')
      expect(await later.getByText('As olga@journey.example').count()).toBe(1)
      await expectAccessible(later)

      // The site is shared: the button goes again.
      await desk.goto('/admin/sign-on')
      await desk.getByRole('link', { name: 'Journey Ltd' }).click()
      await desk.getByRole('link', { name: 'Remove this provider…' }).click()
      await press(desk, 'Remove')
    } finally {
      await provider.stop()
    }
  },
)
