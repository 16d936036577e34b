import type { Page } from 'playwright-core'
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

/** An open contest of the admin with so many ideas; answers its path. */
async function aContestWithIdeas(site: Site, ideas = titles) {
  const token = (await site.aflora('token', admin.email, '--scope', 'manage', '--name', 'journey')).trim()
  const send = async (path: string, body: Record<string, unknown>) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const answer = await fetch(`${site.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as { slug: string }
  }
  const question = 'What would spare you the wait?'
  const { slug } = await send('/contests', { title: 'No more waiting', question, counts: 'shown', state: 'open' })
  for (const title of ideas) await send(`/contests/${slug}/ideas`, { title, body: `${title}, so that nobody waits.` })
  return `/c/${slug}`
}

const sides = (page: Page) => page.locator('.pair__idea')
const shown = async (page: Page) => (await sides(page).locator('strong').allInnerTexts()).sort().join(' | ')
const progress = (page: Page) => page.locator('.pair-progress')
const inProgress = (page: Page, words: RegExp | string) => progress(page).filter({ hasText: words }).waitFor()
const isFocused = (page: Page) => page.locator('h1').evaluate((one) => one === document.activeElement)

journey(
  'from the contest, pair by pair, to a calm end; what was preferred can be voted for',
  async ({ visit, site }) => {
    const path = await aContestWithIdeas(site)
    const page = await visit()
    await signIn(page, site, 'chooser@example.org', path)
    await page.getByRole('link', { name: 'Help me choose' }).click()
    await inProgress(page, 'Comparison 1 of 6')
    await expectAccessible(page)

    const met = new Set<string>()
    for (let n = 1; n <= 6; n++) {
      await inProgress(page, `Comparison ${n} of 6`)
      met.add(await shown(page))
      // The cat wins wherever it stands.
      const cat = sides(page).filter({ hasText: 'robot cat' })
      await ((await cat.count()) > 0 ? cat : page.getByRole('button', { name: 'Neither' })).click()
      if (n < 6) await inProgress(page, `Comparison ${n + 1} of 6`)
    }
    await page.getByText('You have compared everything there is.').waitFor()
    expect(met.size).toBe(6)
    await expectAccessible(page)

    const preferred = page.locator('.preferred__idea')
    expect(await preferred.count()).toBe(1)
    expect(await preferred.innerText()).toContain('robot cat')
    await preferred.locator('.vote-button').click()
    await preferred.getByText('Counted. It is now in 1st place.').waitFor()
    await page.getByRole('link', { name: 'Stop and see the list' }).click()
    await page.locator('.idea-card').first().waitFor()
  },
)

journey('by keyboard alone: answers, undo, stop; keys can be switched off', async ({ visit, site }) => {
  const path = await aContestWithIdeas(site)
  const page = await visit()
  await page.goto(`${path}/choose`)
  await page.getByText('Single keys').waitFor()
  const first = await shown(page)
  await page.keyboard.press('ArrowLeft')
  await inProgress(page, 'Comparison 2 of 6')
  expect(await isFocused(page)).toBe(true)
  await page.getByText('Your answers are kept.').waitFor()
  await page.keyboard.press('2')
  await inProgress(page, 'Comparison 3 of 6')
  const third = await shown(page)
  await page.keyboard.press('0')
  await inProgress(page, 'Comparison 4 of 6')
  expect(await shown(page)).not.toBe(third)

  await page.keyboard.press('u')
  await inProgress(page, 'Comparison 3 of 6')
  expect(await shown(page)).toBe(third)
  expect(third).not.toBe(first)

  await page.getByLabel(/Single keys/).uncheck()
  await page.keyboard.press('1')
  await page.locator('h1').click()
  await page.keyboard.press('1')
  await page.reload()
  await inProgress(page, 'Comparison 3 of 6')
  expect(await page.getByLabel(/Single keys/).isChecked()).toBe(false)
  await page.getByLabel(/Single keys/).check()
  await page.locator('h1').click()
  await page.keyboard.press('ArrowDown')
  await inProgress(page, 'Comparison 4 of 6')

  // Without single keys the buttons are reached and pressed as buttons.
  await sides(page).first().focus()
  await page.keyboard.press('Enter')
  await inProgress(page, 'Comparison 5 of 6')
  await page.keyboard.press('Escape')
  await page.locator('.idea-card').first().waitFor()
})

journey('two quick clicks answer one pair', async ({ visit, site }) => {
  const path = await aContestWithIdeas(site)
  const page = await visit()
  await signIn(page, site, 'quick@example.org', `${path}/choose`)
  await page.getByText('Single keys').waitFor()
  await sides(page).first().dblclick({ delay: 5 })
  await inProgress(page, /Comparison [23] of 6/)
  await page.reload()
  const text = await progress(page).innerText()
  const list = await page.request.get(`${path}/choose`)
  expect(list.ok()).toBe(true)
  // The second click may already meet the next pair; it never answers the same one again, nor is anything refused.
  expect(text).toMatch(/Comparison [23] of 6/)
  expect(await page.getByRole('alert').count()).toBe(0)
})

journey('without scripts, in every language, on a phone: answer, undo, go on to the end', async ({ visit, site }) => {
  const path = await aContestWithIdeas(site, titles.slice(0, 3))
  const words = {
    en: [
      'Comparison 1 of 3',
      'Comparison 2 of 3',
      'Undo',
      'Taken back.',
      'Neither',
      'Can’t decide',
      'everything there is',
    ],
    es: [
      'Comparación 1 de 3',
      'Comparación 2 de 3',
      'Deshacer',
      'Retirado.',
      'Ninguna',
      'No lo tengo claro',
      'todo lo que hay',
    ],
    ru: [
      'Сравнение 1 из 3',
      'Сравнение 2 из 3',
      'Отменить',
      'Отменено.',
      'Ни то ни другое',
      'Трудно выбрать',
      'всё, что есть',
    ],
  } as const
  for (const language of ['en', 'es', 'ru'] as const) {
    const [first, second, undo, taken, neither, undecided, end] = words[language]
    const page = await visit({ language, javaScript: false, width: 360 })
    await page.goto(`${path}/choose`)
    await inProgress(page, first)
    await expectNoSidewaysScroll(page)
    await sides(page).nth(1).click()
    await inProgress(page, second)
    await expectNoSidewaysScroll(page)

    await page.getByRole('button', { name: undo }).click()
    expect(await page.getByRole('status').first().innerText()).toContain(taken)
    await inProgress(page, first)
    await sides(page).first().click()
    await inProgress(page, second)
    await page.getByRole('button', { name: neither }).click()
    await page.getByRole('button', { name: undecided }).click()
    await page.getByText(end).waitFor()
    await expectNoSidewaysScroll(page)
  }
})

journey('in Russian on a phone and in the dark nothing sticks out and axe finds nothing', async ({ visit, site }) => {
  const path = await aContestWithIdeas(site)
  for (const theme of ['light', 'dark'] as const) {
    const page = await visit({ language: 'ru', width: 360, theme })
    await page.goto(`${path}/choose`)
    await sides(page).first().click()
    await inProgress(page, 'Сравнение 2 из')
    await page.getByText('Одиночные клавиши').waitFor()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  }
})
