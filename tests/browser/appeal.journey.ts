import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { mailsTo } from './mail.ts'
import { aModeratedContest } from './moderated-contest.ts'
import { signIn } from './sign-in.ts'
import { type Site, soon } from './site.ts'

/** Four people take turns, and letters wait half a minute each. */
const timeout = 240_000

const mailWith = (site: Site, address: string, words: string) =>
  soon(() => mailsTo(site.mailFolder, address).find(({ text }) => text.includes(words)), `“${words}” to ${address}`, 60)

/** Opens a folded decision of the card, fills it in and sends it. */
async function decide(page: Page, title: string, name: string, { reason, words }: { reason?: string; words: string }) {
  await page.goto('/desk/moderation')
  const fold = page.locator('.queue__item', { hasText: title }).locator('details', { hasText: name })
  await fold.locator('summary').click()
  if (reason) await fold.getByRole('combobox').selectOption(reason)
  await fold.getByRole('textbox').fill(words)
  await fold.getByRole('button', { name }).click()
}

journey(
  'moderator appeal: from the decision to the idea that is back, without scripts',
  { timeout },
  async ({ visit, site }) => {
    const [olga, luis, rosa] = ['olga-appeal@example.org', 'luis-appeal@example.org', 'rosa-appeal@example.org']
    const [question, title] = ['Trains at night', 'A night train to Lisbon']
    const contest = await aModeratedContest(site, question)
    for (const [email, name] of [
      [olga, 'Olga'],
      [luis, 'Luis'],
    ] as const)
      await site.aflora('person', email, '--name', name, '--role', 'moderator')

    const author = await visit({ javaScript: false, width: 360 })
    await signIn(author, site, rosa)
    await author.goto(`${contest}/new`)
    await author.locator('[name=title]').fill(title)
    await author.locator('main form button.button--main').first().click()
    await author.waitForURL((url) => url.pathname.startsWith('/i/'))
    const idea = new URL(author.url()).pathname

    const first = await visit({ javaScript: false })
    await signIn(first, site, olga, '/desk/moderation')
    await decide(first, title, 'Take down', { reason: 'spam', words: 'It names a company.' })
    await first.getByText('Taken down. Its author knows why.').waitFor()
    const told = await mailWith(site, rosa, 'It names a company.')
    expect(told.text).toContain('It is advertising.')

    await author.goto(idea)
    await author.getByRole('link', { name: 'Ask for another look' }).click()
    await author.getByText('Somebody else than who decided reads this.').waitFor()
    await expectAccessible(author)
    await expectNoSidewaysScroll(author)
    await author.locator('main textarea').fill('The company is the railway itself.')
    await author.getByRole('button', { name: 'Send' }).click()
    await author.getByText('You asked for another look.').waitFor()
    expect(await author.getByText('The company is the railway itself.').count()).toBe(1)

    await first.goto('/desk/moderation')
    const own = first.locator('.queue__item', { hasText: title })
    expect(await own.innerText()).toContain('Somebody else answers the request.')
    expect(await own.getByRole('button').count()).toBe(0)
    const id = (idea.split('/')[2] as string).split('-')[0] as string
    const forged = await first.request.post(`/desk/moderation/idea/${id}/restore`, {
      headers: { Origin: new URL(first.url()).origin },
      form: { seen: 'appealed', version: '0', words: 'Mine.', back: '/desk/moderation' },
    })
    expect(forged.status()).toBe(403)

    const second = await visit({ javaScript: false, width: 360 })
    await signIn(second, site, luis, '/desk/moderation')
    const card = second.locator('.queue__item', { hasText: title })
    expect(await card.innerText()).toContain('The company is the railway itself.')
    expect(await card.innerText()).toContain('Decided by Olga.')
    await expectAccessible(second)
    await expectNoSidewaysScroll(second)
    await decide(second, title, 'Bring it back', { words: 'You are right, sorry.' })
    await second.getByText('It is back.').waitFor()

    await mailWith(site, rosa, 'You are right, sorry.')
    await author.goto(`/appeal/idea/${id}`)
    expect(await author.getByText('You are right, sorry.').count()).toBe(1)
    const stranger = await visit({ javaScript: false, width: 360 })
    expect((await stranger.goto(idea))?.status()).toBe(200)
    expect(await stranger.getByRole('heading', { level: 1 }).innerText()).toBe(title)

    await stranger.goto('/moderation')
    const logged = stranger.locator('main li.card', { hasText: question })
    const inLog = async () => {
      await stranger.reload()
      return logged.innerText()
    }
    await expect.poll(inLog, { timeout: 45_000, interval: 2_000 }).toContain('Brought back on appeal')
    expect(await stranger.locator('main').innerText()).not.toMatch(/Olga|Luis|railway|names a company/)
    await expectAccessible(stranger)
    await expectNoSidewaysScroll(stranger)
  },
)
