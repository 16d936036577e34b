import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { admin } from '../setup/browser-site.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { signIn } from './sign-in.ts'

const words = 'main section[aria-labelledby=push]'

async function offerPush(page: Page, on: boolean) {
  await page.goto('/admin/settings')
  await page.locator('[name=push]').setChecked(on)
  await page.getByRole('main').getByRole('button').last().click()
  await page.getByText('Saved.').first().waitFor()
}

/** A push service of a browser's maker is far away: what the browser does with what comes from it is tried here. */
async function deliver(page: Page, origin: string, data: object) {
  const tools = await page.context().newCDPSession(page)
  const known = new Promise<string>((resolve) =>
    tools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const running = versions.find(({ status }) => status === 'activated')
      if (running) resolve(running.registrationId)
    }),
  )
  await tools.send('ServiceWorker.enable')
  await tools.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId: await known,
    data: JSON.stringify(data),
  })
}

journey('a device is asked once, says no in words, and shows what comes to it', async ({ visit, site }) => {
  const host = await visit()
  await signIn(host, site, admin.email)
  await offerPush(host, true)
  await expectAccessible(host)
  try {
    const phone = await visit({ width: 360, language: 'ru' })
    await signIn(phone, site, 'told@journey.example', '/me/news')
    const button = phone.locator(words).getByRole('button', { name: 'Включить на этом устройстве' })
    await button.waitFor()
    await expectAccessible(phone)
    await expectNoSidewaysScroll(phone)
    await button.click()
    await phone.locator(words).getByRole('alert').filter({ hasText: 'Ничего не изменилось' }).waitFor()
    await expectAccessible(phone)

    await phone.context().grantPermissions(['notifications'])
    const scope = await phone.evaluate(async () => {
      await navigator.serviceWorker.register('/push-worker.js')
      return (await navigator.serviceWorker.ready).scope
    })
    expect(scope).toBe(`${new URL(phone.url()).origin}/`)
    const news = { title: 'Ответ на вашу идею', body: 'Aflora', path: '/me/news', lang: 'ru', tag: 'a' }
    await deliver(phone, new URL(phone.url()).origin, news)
    await deliver(phone, new URL(phone.url()).origin, news)
    const shown = () =>
      phone.evaluate(async () => {
        const list = await (await navigator.serviceWorker.ready).getNotifications()
        return list.map(({ title, body, data, lang }) => ({ title, body, data, lang }))
      })
    await expect.poll(shown).toEqual([{ title: news.title, body: 'Aflora', data: '/me/news', lang: 'ru' }])

    const plain = await visit({ javaScript: false, width: 360, language: 'es' })
    await signIn(plain, site, 'told-plainly@journey.example', '/me/news')
    expect(await plain.locator(`${words} noscript p`).innerText()).toContain('tu navegador necesita scripts')
    expect(await plain.locator(`${words} form`).first().isVisible()).toBe(false)
    await expectNoSidewaysScroll(plain)
  } finally {
    await offerPush(host, false)
  }
})
