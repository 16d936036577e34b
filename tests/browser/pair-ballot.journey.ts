import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { signIn } from './sign-in.ts'

const host = 'petra@pairs.example.org'
const voter = 'paul@pairs.example.org'
const titles = ['A bell at the counter', 'Chairs by the door', 'Call me back']

journey(
  'pairs as the ballot: answered without a script, undone, counted, and told with intervals',
  async ({ visit, site }) => {
    await site.aflora('person', host, '--name', 'Petra', '--affiliation', 'employee', '--role', 'owner')
    await site.aflora('person', voter, '--name', 'Paul')
    const token = (await site.aflora('token', host, '--scope', 'manage')).trim()
    const call = async (path: string, body: object) => {
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
      const answer = await fetch(`${site.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
      return (await answer.json()) as { slug: string }
    }
    const { slug } = await call('/contests', { title: 'Which is better?', state: 'open', ballot: 'pair', places: 1 })
    for (const title of titles) await call(`/contests/${slug}/ideas`, { title })

    const page = await visit({ javaScript: false, width: 360 })
    await signIn(page, site, voter, `/c/${slug}`)
    await page.getByRole('link', { name: 'Help me choose' }).click()
    await page.waitForURL(`**/c/${slug}/choose`)
    await page.getByText('Your answers are your ballot').waitFor()
    const prefer = async () => {
      const bell = page.locator('.pair__idea').filter({ hasText: 'A bell' })
      const chosen = (await bell.count()) > 0 ? bell : page.locator('.pair__idea').first()
      const next = page.waitForEvent('load')
      await chosen.focus()
      await page.keyboard.press('Enter')
      await next
    }
    await prefer()
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Comparison 1 of').waitFor()
    for (let n = 0; n < 3; n++) await prefer()
    await page.getByText('Download your receipts').waitFor()
    expect(await page.locator('.pair__idea').count()).toBe(0)
    await expectNoSidewaysScroll(page)
    await page.goto(`/c/${slug}/ballot`)
    await page.waitForURL(`**/c/${slug}/choose`)

    await call(`/contests/${slug}/close`, { note: 'Done.' })
    await page.goto(`/c/${slug}/results`)
    await page.getByRole('heading', { name: 'Idea by idea' }).waitFor()
    expect(await firstIdea(page)).toContain('A bell at the counter')
    await page.getByText('Beats an average idea, %').first().waitFor()
    await expectNoSidewaysScroll(page)
    const looker = await visit()
    await looker.goto(`/c/${slug}/results`)
    await expectAccessible(looker)
  },
)

const firstIdea = (page: Page) => page.locator('.idea-card__title').first().innerText()
