import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { admin } from '../setup/browser-site.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { signIn } from './sign-in.ts'
import type { Site } from './site.ts'

const titles = [
  'Take a queue ticket by phone before setting out',
  'Call me back at the hour I choose',
  'Show the real waiting time at the door and on the web',
  'A robot cat that keeps children amused',
]

/** An open contest of the admin with four ideas; answers its path. */
async function aContestWithIdeas(site: Site, said: Record<string, unknown> = {}) {
  const token = (await site.aflora('token', admin.email, '--scope', 'manage', '--name', 'journey')).trim()
  const send = async (path: string, body: Record<string, unknown>) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const answer = await fetch(`${site.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as { slug: string }
  }
  const { slug } = await send('/contests', { title: 'No more waiting', counts: 'shown', ...said, state: 'open' })
  for (const title of titles) await send(`/contests/${slug}/ideas`, { title })
  return `/c/${slug}`
}

const cardOf = (page: Page, title: string) => page.locator('.idea-card', { hasText: title })
const buttonOf = (card: Locator) => card.locator('.vote-button')
const isPressed = (card: Locator) => buttonOf(card).getAttribute('aria-pressed')
/** Pixels between the words of a card's button and its edges, both together. */
const roomBeside = (card: Locator) =>
  buttonOf(card).evaluate((button) => button.clientWidth - (button.querySelector('span')?.offsetWidth ?? 0))

journey('a visitor votes at once, confirms later, and the vote counts', async ({ visit, site }) => {
  const path = await aContestWithIdeas(site)
  const page = await visit()
  await page.goto(`${path}?order=new`)
  const card = cardOf(page, titles[1] as string)
  await buttonOf(card).click()
  await card.getByText('Your vote is kept.').waitFor()
  expect(await isPressed(card)).toBe('true')
  expect(await buttonOf(card).innerText()).toContain('Kept')

  await signIn(page, site, 'vera@example.org', `${path}?order=top`)
  const first = page.locator('.idea-card').first()
  expect(await first.innerText()).toContain(titles[1])
  expect(await buttonOf(first).innerText()).toMatch(/1\s+Voted/)

  await buttonOf(first).click()
  await first.getByText('Your vote is taken back.').waitFor()
  expect(await isPressed(first)).toBe('false')
  await page.reload()
  expect(await page.locator('.vote-button[aria-pressed=true]').count()).toBe(0)
})

journey('figures on an open page follow what others do, and leave the own vote as it is', async ({ visit, site }) => {
  const path = await aContestWithIdeas(site)
  const [page, other] = [await visit(), await visit()]
  await signIn(page, site, 'galina@example.org', `${path}?order=new`)
  const card = cardOf(page, titles[2] as string)
  await buttonOf(card).click()
  await buttonOf(card).getByText('Voted').waitFor()
  await signIn(other, site, 'denis@example.org', `${path}?order=new`)
  await buttonOf(cardOf(other, titles[2] as string)).click()
  await buttonOf(cardOf(other, titles[2] as string))
    .getByText('Voted')
    .waitFor()

  expect(await buttonOf(card).innerText()).toMatch(/1\s+Voted/)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await card.locator('.vote-button__count', { hasText: '2' }).waitFor()
  expect(await isPressed(card)).toBe('true')
  await buttonOf(card).click()
  await card.getByText('Your vote is taken back.').waitFor()
  expect(await buttonOf(card).innerText()).toMatch(/1\s+Vote/)
})

journey('two quick clicks are one vote, and a lost answer leaves none behind', async ({ visit, site }) => {
  const path = await aContestWithIdeas(site)
  const page = await visit()
  await signIn(page, site, 'boris@example.org', `${path}?order=new`)
  const card = cardOf(page, titles[0] as string)
  await buttonOf(card).dblclick()
  await card.getByText('Counted.').waitFor()
  expect(await isPressed(card)).toBe('true')

  await page.route('**/unvote', (route) => route.fulfill({ status: 502, body: 'no answer' }))
  await page.waitForTimeout(700)
  await buttonOf(card).click()
  await card.getByRole('alert').waitFor()
  expect(await card.getByRole('alert').innerText()).toContain('did not reach us')
  expect(await isPressed(card)).toBe('true')
})

journey('without scripts a vote comes back to its place in the list and can be undone', async ({ visit, site }) => {
  const path = await aContestWithIdeas(site)
  const words = {
    en: ['Your vote is kept.', 'Your vote is taken back.', 'Undo'],
    es: ['Tu voto está guardado.', 'Tu voto se ha retirado.', 'Deshacer'],
    ru: ['Голос сохранён.', 'Голос отозван.', 'Отменить'],
  } as const
  for (const language of ['en', 'es', 'ru'] as const) {
    const [kept, withdrawn, undo] = words[language]
    const page = await visit({ language, javaScript: false, width: 360 })
    await page.goto(`${path}?order=new`)
    const id = await cardOf(page, titles[2] as string).getAttribute('id')
    await buttonOf(page.locator(`#${id}`)).click()
    expect(page.url().endsWith(`${path}?order=new#${id}`)).toBe(true)
    expect(await page.getByRole('status').first().innerText()).toContain(kept)
    expect(await isPressed(page.locator(`#${id}`))).toBe('true')
    await page.setViewportSize({ width: 1280, height: 800 })
    expect(await roomBeside(page.locator(`#${id}`)), language).toBeGreaterThanOrEqual(8)
    await page.setViewportSize({ width: 360, height: 800 })

    await buttonOf(page.locator(`#${id}`)).click()
    expect(await page.getByRole('status').first().innerText()).toContain(withdrawn)
    await page.getByRole('button', { name: undo, exact: true }).click()
    expect(await isPressed(page.locator(`#${id}`))).toBe('true')
    await expectNoSidewaysScroll(page)
  }
})

journey(
  'by keyboard: from the title to the button, and to why an idea stands where it stands',
  async ({ visit, site }) => {
    const path = await aContestWithIdeas(site, { counts: 'hidden' })
    const page = await visit()
    await page.goto(`${path}?order=quiet`)
    const card = page.locator('.idea-card').first()
    expect(await page.locator('.vote-button__count').count()).toBe(0)
    await card.locator('h3 a').focus()
    for (let step = 0; step < 8 && !(await buttonOf(card).evaluate((one) => one === document.activeElement)); step++) {
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    await card.getByText('Your vote is kept.').waitFor()
    await expectAccessible(page)

    await card.locator('summary').focus()
    await page.keyboard.press('Enter')
    await card.getByRole('link', { name: 'The figures in full' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: /Why is this idea in/ }).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  },
)

journey.for([
  [true, '11 July, 21:00 your time'],
  [false, '11 July, 20:00 (UTC+1)'],
] as const)('somebody in Madrid reads until when (scripts: %s): %s', async ([javaScript, words], { visit, site }) => {
  const votingUntil = `${new Date().getUTCFullYear() + 1}-07-11T19:00:00Z`
  const path = await aContestWithIdeas(site, { timeZone: 'Europe/London', dates: { voting: { until: votingUntil } } })
  const page = await visit({ javaScript, timeZone: 'Europe/Madrid' })
  await page.goto(path)
  await page
    .getByText(words.replace(',', ` ${votingUntil.slice(0, 4)},`))
    .first()
    .waitFor()
})
