import type { Page } from 'playwright-core'
import { mailsTo } from './mail.ts'
import { type Site, soon } from './site.ts'

/** Where limits are on, a form that comes back at once is taken for that of a program. */
export async function writeAsPeopleDo(page: Page, ms = 900) {
  if ((await page.locator('main input[name=opened]').count()) > 0) await page.waitForTimeout(ms)
}

/** Signs a person in by the code of the mail that reaches them; an unknown address gets its account by it. */
export async function signIn(page: Page, site: Site, email: string, next = '/me') {
  const before = mailsTo(site.mailFolder, email).length
  await page.goto(`/in?next=${encodeURIComponent(next)}`)
  await page.locator('main input[type=email]').fill(email)
  await writeAsPeopleDo(page)
  await page.locator('main form button').first().click()
  await page.waitForURL('**/in/code')
  // Other news may reach them at the same moment.
  const codes = () =>
    mailsTo(site.mailFolder, email)
      .slice(before)
      .map(({ text }) => text.match(/^\d{6}$/m)?.[0])
  const code = await soon(() => codes().findLast((found) => found !== undefined), `a code for ${email}`)
  await page.locator('main input[name=code]').fill(code)
  await page.locator('main form button').first().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/in'))
}
