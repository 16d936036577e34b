import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { admin } from '../setup/browser-site.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { signIn, writeAsPeopleDo } from './sign-in.ts'
import type { Site } from './site.ts'

const main = 'main form button.button--main'

async function anOpenContest(site: Site) {
  const token = (await site.aflora('token', admin.email, '--scope', 'manage', '--name', 'work')).trim()
  const answer = await fetch(`${site.url}/api/v1/contests`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ title: 'Work for browsers', state: 'open' }),
  })
  return `/c/${((await answer.json()) as { slug: string }).slug}`
}

async function switchWork(page: Page, on: boolean) {
  await page.goto('/admin/words')
  await page.locator('[name=proofOfWork]').setChecked(on)
  await page.locator(main).last().click()
  await page.getByText('Saved.').first().waitFor()
}

journey(
  'browsers do the work unseen; without scripts a form rests, and keeps what was written',
  async ({ visit, site }) => {
    const host = await visit()
    await signIn(host, site, admin.email, '/admin/words')
    await expectAccessible(host)
    const contest = await anOpenContest(site)
    await switchWork(host, true)
    try {
      const phone = await visit({ width: 360 })
      const workers: string[] = []
      phone.on('worker', (worker) => workers.push(new URL(worker.url()).pathname))
      await phone.goto(contest)
      await phone.locator(`main a[href^="${contest}/new"]`).first().click()
      await phone.locator('[name=title]').fill('A bench by the door')
      await writeAsPeopleDo(phone, 2_500)
      await phone.locator(main).first().click()
      await phone.waitForURL('**/i/**')
      expect(workers).toContain('/work.js')
      const write = async (text: string) => {
        const form = phone.locator('form', { has: phone.locator('#text') })
        await form.locator('#text').fill(text)
        await writeAsPeopleDo(phone, 2_500)
        await form.getByRole('button', { name: 'Send' }).click()
      }
      await write('And one in the shade.')
      await phone.waitForURL('**#comment-*')
      // The same page again: what was found is good for one form.
      await phone.getByText('And one in the shade.').first().waitFor()
      await write('And a third.')
      await phone.getByText('And a third.').last().waitFor()
      await phone.goto('/in')
      await phone.locator('main input[type=email]').fill('works@journey.example')
      await writeAsPeopleDo(phone)
      await phone.locator('main form button').first().click()
      await phone.waitForURL('**/in/code')

      const plain = await visit({ width: 360, javaScript: false, language: 'es' })
      await plain.goto('/in')
      expect(await plain.locator('main noscript p').first().innerText()).toContain('20 segundos')
      await expectNoSidewaysScroll(plain)
      await plain.locator('main input[type=email]').fill('rests@journey.example')
      await writeAsPeopleDo(plain)
      await plain.locator('main form button').first().click()
      await plain.getByText('no ha hecho su pequeño trabajo').first().waitFor()
      expect(await plain.locator('main input[type=email]').inputValue()).toBe('rests@journey.example')
      await expectAccessible(plain)
      await expectNoSidewaysScroll(plain)
      await plain.waitForTimeout(20_000)
      await plain.locator('main form button').first().click()
      await plain.waitForURL('**/in/code')
    } finally {
      await switchWork(host, false)
    }
  },
)
