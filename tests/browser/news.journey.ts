import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { admin } from '../setup/browser-site.ts'
import { journey } from './journey.ts'
import { mailsTo } from './mail.ts'
import { signIn } from './sign-in.ts'
import { type Site, soon } from './site.ts'

/** Calls of the API as this person. */
async function callsBy(site: Site, email: string, scope: string) {
  const token = (await site.aflora('token', email, '--scope', scope, '--name', 'news')).trim()
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  return async (path: string, body: Record<string, unknown>) => {
    const answer = await fetch(`${site.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as { slug: string; id: string }
  }
}

/** Looks again, as a person does, until the news page says this. */
async function hear(page: Page, words: string) {
  for (let tries = 0; tries < 40; tries += 1) {
    await page.goto('/me/news')
    if ((await page.getByText(words).count()) > 0) return
    await page.waitForTimeout(500)
  }
  throw new Error(`No news said: ${words}`)
}

journey(
  'without scripts: follow, hear of it, let go; an answer comes by mail until it is stopped',
  async ({ visit, site }) => {
    const email = 'nora-news@example.org'
    const page = await visit({ javaScript: false })
    const manage = await callsBy(site, admin.email, 'manage')
    const { slug } = await manage('/contests', { title: 'News of the queue', state: 'open' })
    await signIn(page, site, email, `/c/${slug}`)

    await page.getByRole('button', { name: 'Follow this contest' }).click()
    await page.getByText('You will hear of what happens here.').waitFor()
    await manage(`/contests/${slug}/ideas`, { title: 'A bell that is heard outside' })
    await hear(page, 'A new idea in “News of the queue”: A bell that is heard outside')
    expect(await page.locator('.site-header__news').innerText()).toContain('1')
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await page.waitForURL('**/me/news')
    expect(await page.locator('.site-header__news b').count()).toBe(0)

    await page.getByRole('link', { name: 'What I follow' }).click()
    await page.getByRole('button', { name: 'Following' }).first().click()
    await page.getByText('No more news about this.').waitFor()
    expect(await page.getByRole('link', { name: 'News of the queue' }).count()).toBe(0)

    const write = await callsBy(site, email, 'participate')
    const { id } = await write(`/contests/${slug}/ideas`, { title: 'Ring me back' })
    await manage(`/ideas/${id}/answer`, { outcome: 'planned', text: 'Every word of the answer stands here.' })
    const answers = () => mailsTo(site.mailFolder, email).filter(({ subject }) => /answer to your idea/.test(subject))
    const mail = await soon(() => answers()[0], 'the answer by mail')
    expect(mail.text).toContain('Every word of the answer stands here.')
    const stop = mail.text.match(/http\S+\/stop\/mail\/\S+/)?.[0] ?? ''
    await page.goto(stop)
    await page.goto('/me/profile')
    expect(await page.locator('[name=newsRhythm][value=daily]').isChecked()).toBe(true)
    await page.goto(stop)
    await page.getByRole('button', { name: 'Stop these mails' }).click()
    await page.getByText('Done. No more news by mail.').waitFor()
    await page.goto('/me/profile')
    expect(await page.locator('[name=newsRhythm][value=never]').isChecked()).toBe(true)

    await manage(`/ideas/${id}/answer`, { outcome: 'done', text: 'It is done.' })
    await hear(page, 'An answer to your idea: Ring me back')
    expect(answers()).toHaveLength(1)
    await page.goto('/me')
    await page.locator('summary', { hasText: 'What became of it' }).first().click()
    await page.locator('.fate').first().getByText('It is done').waitFor()
  },
)
