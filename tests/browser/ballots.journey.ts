import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { admin } from '../setup/browser-site.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import type { Site } from './site.ts'

const titles = ['Call me back', 'Show the queue', 'A chair at the counter']

/** An open contest with this ballot and three ideas, where guests' ballots count. */
async function aContest(site: Site, said: object) {
  const token = (await site.aflora('token', admin.email, '--scope', 'manage')).trim()
  const call = async (path: string, body: object) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const answer = await fetch(`${site.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as { slug: string }
  }
  const { slug } = await call('/contests', { title: 'What first?', state: 'open', ...said })
  for (const title of titles) await call(`/contests/${slug}/ideas`, { title })
  return { path: `/c/${slug}`, close: () => call(`/contests/${slug}/close`, { note: 'Done.' }) }
}

const idea = (page: Page, title: string) => page.locator('.ballot-idea').filter({ hasText: title })
const handIn = async (page: Page, button = 'Hand in the ballot') => {
  await page.getByRole('button', { name: button }).click()
  await page.getByText('Your ballot is kept.').first().waitFor()
}

journey('stars, by keyboard and without a script, on a phone', async ({ visit, site }) => {
  const contest = await aContest(site, { ballot: 'score' })
  const page = await visit({ javaScript: false, width: 360 })
  await page.goto(contest.path)
  expect(await page.getByRole('button', { name: /^Vote/ }).count()).toBe(0)
  await page.getByRole('link', { name: 'Fill in your ballot' }).click()
  await idea(page, 'Call me back').getByLabel('5 ★').focus()
  await page.keyboard.press('Space')
  await idea(page, 'Show the queue').getByLabel('0 ★').check()
  await handIn(page)
  expect(await idea(page, 'Call me back').getByLabel('5 ★').isChecked()).toBe(true)
  expect(await page.getByText('Ideas marked: 2 of 3').count()).toBe(1)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Take the ballot back' }).click()
  await page.getByText('You have not handed in a ballot yet.').waitFor()
  const looker = await visit()
  await looker.goto(`${contest.path}/ballot`)
  await expectAccessible(looker)
})

journey('points are counted while they are given, and too many are refused in words', async ({ visit, site }) => {
  const contest = await aContest(site, { ballot: 'points', votesPerPerson: 10 })
  const page = await visit()
  await page.goto(`${contest.path}/ballot`, { waitUntil: 'networkidle' })
  await idea(page, 'Call me back').getByLabel('Points').fill('7')
  await page.getByText('Points left: 3 of 10').waitFor()
  await idea(page, 'Show the queue').getByLabel('Points').fill('5')
  await page.getByText('Too much: take 2 back.').waitFor()
  await page.getByRole('button', { name: 'Hand in the ballot' }).click()
  await page.getByText('These are more points than you have.').waitFor()
  expect(await idea(page, 'Show the queue').getByLabel('Points').inputValue()).toBe('5')
  await idea(page, 'Show the queue').getByLabel('Points').fill('3')
  await handIn(page)
})

journey('votes are bought with credits', async ({ visit, site }) => {
  const contest = await aContest(site, { ballot: 'quadratic', votesPerPerson: 25 })
  const page = await visit()
  await page.goto(`${contest.path}/ballot`, { waitUntil: 'networkidle' })
  await idea(page, 'Call me back').getByLabel('Votes').fill('4')
  await page.getByText('Credits left: 9 of 25').waitFor()
  await handIn(page)
  await page.getByText('costs 16').waitFor()
})

journey('an order by buttons without a script, and by dragging with one', async ({ visit, site }) => {
  const contest = await aContest(site, { ballot: 'rank', rule: 'irv' })
  const order = (page: Page) => page.getByRole('region', { name: 'Your order' }).locator('h2 a').allInnerTexts()
  const plain = await visit({ javaScript: false, width: 360 })
  await plain.goto(`${contest.path}/ballot`)
  await plain.getByRole('button', { name: /^Add.*Show the queue/ }).click()
  await plain.getByRole('button', { name: /^Add.*Call me back/ }).click()
  await plain.getByRole('button', { name: /^Up.*Call me back/ }).click()
  expect(await order(plain)).toEqual(['Call me back', 'Show the queue'])
  await expectNoSidewaysScroll(plain)

  const page = await visit()
  await page.goto(`${contest.path}/ballot`, { waitUntil: 'networkidle' })
  for (const title of titles) {
    await page.getByRole('button', { name: new RegExp(`^Add.*${title}`) }).click()
    await page.getByRole('button', { name: new RegExp(`^Remove.*${title}`) }).waitFor()
  }
  await page.waitForLoadState('networkidle')
  const ranked = page.getByRole('region', { name: 'Your order' }).locator('li')
  await ranked.nth(2).locator('.num').dragTo(ranked.nth(0).locator('.num'))
  await expect.poll(() => order(page)).toEqual([titles[2], titles[0], titles[1]])
  await expectAccessible(page)
})

journey('for, against and pass, and a result that prints them', async ({ visit, site }) => {
  const contest = await aContest(site, { ballot: 'updown', places: 1 })
  const page = await visit({ javaScript: false })
  await page.goto(`${contest.path}/ballot`)
  await idea(page, 'Call me back').getByLabel('For').check()
  await idea(page, 'Show the queue').getByLabel('Against').check()
  await idea(page, 'A chair').getByLabel('Pass').check()
  await handIn(page)
  await contest.close()
  await page.goto(`${contest.path}/results`)
  await page.getByRole('heading', { name: 'Idea by idea' }).waitFor()
  await page.getByText('1 ballot was not counted').waitFor()
  await page.goto(`${contest.path}/ballot`)
  await page.getByText('Voting is closed.').waitFor()
})
