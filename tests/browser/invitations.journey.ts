import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { admin } from '../setup/browser-site.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { mailsTo } from './mail.ts'
import { signIn } from './sign-in.ts'
import { soon } from './site.ts'

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name }).first().click()

journey(
  'a sheet with a QR code lets its holder in, without scripts; the desk sees who came',
  async ({ visit, site }) => {
    const desk = await visit({ javaScript: false })
    await signIn(desk, site, admin.email, '/admin/people/invite-list')
    await desk
      .getByLabel('List', { exact: true })
      .fill('Name;E-mail\nRosa of the hall;\nBroken;rosa@\nMiguel of the hall;')
    await desk.getByLabel('On paper').check()
    await press(desk, 'Look it over')
    expect(await desk.getByText('This is no e-mail address.').count()).toBe(1)
    await expectAccessible(desk)
    await press(desk, 'Invite 2 people')
    await desk.getByRole('link', { name: 'Print the sheets' }).click()
    expect(await desk.locator('svg.qr').count()).toBe(2)
    await expectAccessible(desk)
    const code = await desk.locator('.slip', { hasText: 'Rosa of the hall' }).locator('.slip__code').innerText()
    const printed = new URL(desk.url()).pathname

    const phone = await visit({ width: 360, javaScript: false, language: 'es' })
    await phone.goto(`/join/${code}`)
    await expectNoSidewaysScroll(phone)
    await expectAccessible(phone)
    await phone.getByLabel('Tu correo').fill('rosa@hall.example')
    await press(phone, 'Enviarme un código')
    await phone.waitForURL('**/in/code')
    const digits = await soon(
      () =>
        mailsTo(site.mailFolder, 'rosa@hall.example')
          .at(-1)
          ?.text.match(/^\d{6}$/m)?.[0],
      'a code for Rosa',
    )
    await phone.locator('main input[name=code]').fill(digits)
    await phone.locator('main form button').first().click()
    await phone.waitForURL((url) => url.pathname === '/')

    const stranger = await visit({ javaScript: false, language: 'ru' })
    await stranger.goto('/join')
    await expectAccessible(stranger)
    await stranger.locator('main input[name=code]').fill(code.toLowerCase())
    await stranger.locator('main form button').first().click()
    expect(await stranger.locator('main input[type=email]').count()).toBe(0)

    await desk.goto(printed)
    expect(await desk.locator('svg.qr').count()).toBe(1)
    await desk.goto('/admin/people/invitations?state=accepted')
    expect(await desk.getByText('Rosa of the hall · rosa@hall.example').count()).toBe(1)
    await desk.goto(printed.replace('/print', '').replace(/\/([^/]+)$/, '?list=$1'))
    await press(desk, 'Take back')
    await desk.goto(printed)
    expect(await desk.locator('svg.qr').count()).toBe(0)
  },
)
