import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { mailsTo } from './mail.ts'
import { signIn } from './sign-in.ts'
import { type Site, soon } from './site.ts'

const addresses = { plain: 'paula@jury.example.org', scripted: 'sven@jury.example.org' }

/** Calls of the API by somebody new. */
async function somebody(site: Site, email: string, name: string) {
  await site.aflora('person', email, '--name', name)
  const token = (await site.aflora('token', email, '--scope', 'participate')).trim()
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  return async (method: string, path: string, body: object = {}) => {
    const answer = await fetch(`${site.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
    return await answer.json()
  }
}

/** An owner asks a jury before the opening and opens; three ideas arrive, and the time for ideas ends. */
async function openWithJury(owner: Page, site: Site) {
  await owner.goto('/c/new')
  await owner.getByLabel('What do you want to ask?').fill('What would spare you the wait?')
  await owner.getByRole('button', { name: 'Keep as draft' }).click()
  await owner.getByRole('link', { name: 'Ask a jury' }).click()
  await owner.getByLabel('Jurors for each idea').fill('1')
  await owner.getByLabel('What the jury decides, in percent').fill('60')
  await owner.getByRole('button', { name: 'Save how the jury judges' }).click()
  await owner.getByText('Saved. So the jury judges.').waitFor()
  const contest = new URL(owner.url()).pathname.replace('/desk/jury', '')
  await owner.goto(`${contest}/open`)
  await owner.getByRole('button', { name: 'Open the contest' }).click()
  await owner.getByText('weighs 60 %').first().waitFor()

  const author = await somebody(site, 'lena@jury.example.org', 'Lena Author')
  const ids: string[] = []
  for (const title of ['Call me back', 'Show the queue', 'A chair at the counter', 'A bell at the door'])
    ids.push((await author('POST', `/contests/${contest.slice(3)}/ideas`, { title })).id)
  const voter = await somebody(site, 'vito@jury.example.org', 'Vito')
  for (const id of ids) await voter('PUT', `/ideas/${id}/vote`)
  await owner.goto(`${contest}/desk/close`)
  await owner.getByLabel('Public note').fill('We have what we need.')
  await owner.getByRole('button', { name: 'Close voting and lock the count' }).click()
  await owner.getByText('Closed. The count is locked.').waitFor()
  return contest
}

/** Accepts the invitation that reached this address. */
async function accept(page: Page, site: Site, email: string) {
  const { text } = await site.mailTo(email)
  await page.goto(text.match(/http\S+(\/join\/\S+)/)?.[1] as string)
  await page.getByText('You will judge its ideas as a member of the jury.').waitFor()
  await page.getByRole('button', { name: /accept/i }).click()
  await page.getByText('You have no ideas to judge yet.').waitFor()
}

const scores = (page: Page) => page.locator('main fieldset')

journey(
  'jurors judge ideas blind, with and without scripts, and the owner sees both orders',
  { timeout: 180_000 },
  async ({ visit, site }) => {
    await site.aflora('person', 'olaf@jury.example.org', '--name', 'Olaf', '--role', 'owner')
    const owner = await visit({ javaScript: false })
    await signIn(owner, site, 'olaf@jury.example.org', '/c/new')
    const contest = await openWithJury(owner, site)
    await owner.goto(`${contest}/desk/jury`)
    await owner.getByLabel('Invite by e-mail').fill(Object.values(addresses).join('\n'))
    await owner.getByRole('button', { name: 'Invite to the jury' }).click()
    await owner.getByText('2 letters are on their way.').waitFor()

    const plain = await visit({ javaScript: false, width: 360 })
    const scripted = await visit()
    await accept(plain, site, addresses.plain)
    await accept(scripted, site, addresses.scripted)
    await owner.goto(`${contest}/desk/jury`)
    await owner.getByRole('button', { name: 'Hand out the ideas' }).click()
    await owner.getByText('4 papers are handed out.').waitFor()
    await soon(() => mailsTo(site.mailFolder, addresses.plain)[1], 'the letter about the papers')

    // Without scripts, on a phone: what is missing is named, half a paper is kept, the whole one handed in.
    await plain.goto(`${contest}/jury`)
    await plain.getByText('0 of 2 papers handed in').first().waitFor()
    await expectNoSidewaysScroll(plain)
    await plain.getByRole('link', { name: 'Begin' }).click()
    expect(await plain.content()).not.toContain('Lena Author')
    await scores(plain).nth(0).getByLabel('4', { exact: true }).check()
    await plain.getByRole('button', { name: 'Save', exact: true }).click()
    await plain.getByText('Saved. It counts when you hand it in.').waitFor()
    expect(await scores(plain).nth(0).getByLabel('4', { exact: true }).isChecked()).toBe(true)
    await expectNoSidewaysScroll(plain)
    for (const at of [1, 2]) await scores(plain).nth(at).getByLabel('5', { exact: true }).check()
    await plain.getByRole('button', { name: 'Hand in and go on' }).click()
    await plain.getByText('Handed in.').first().waitFor()

    // The contest itself is closed to who judges blind.
    await plain.goto(contest)
    expect(new URL(plain.url()).pathname).toBe(`${contest}/jury`)

    // A conflict sends the second idea to the other juror.
    await plain.getByRole('link', { name: 'Go on' }).click()
    const givenBack = await plain.locator('h1').innerText()
    await plain.getByLabel('I know the author').check()
    await plain.getByRole('button', { name: 'Hand in and go on' }).click()
    await plain.getByText('Somebody else judges this idea.').waitFor()
    await plain.getByText('All your papers are handed in.').waitFor()
    expect(await plain.locator('main ol').innerText()).not.toContain(givenBack)

    // With scripts: by keyboard, and kept without a press.
    await scripted.goto(`${contest}/jury`)
    await expectAccessible(scripted)
    await scripted.locator('main ol').getByText(givenBack).waitFor()
    await scripted.getByRole('link', { name: 'Begin' }).click()
    await expectAccessible(scripted)
    for (const at of [0, 1, 2]) {
      await scores(scripted).nth(at).getByLabel('1', { exact: true }).focus()
      await scripted.keyboard.press('Space')
      await scripted.keyboard.press('ArrowRight')
      expect(await scores(scripted).nth(at).getByLabel('2', { exact: true }).isChecked()).toBe(true)
    }
    await scripted.getByLabel('Why?').fill('Cheap, and done in a week.')
    await scripted.getByText('Saved in your account').waitFor({ timeout: 20_000 })
    await scripted.reload()
    expect(await scripted.getByLabel('Why?').inputValue()).toBe('Cheap, and done in a week.')
    for (let paper = 0; paper < 3; paper++) {
      for (const at of [0, 1, 2]) await scores(scripted).nth(at).getByLabel('2', { exact: true }).check()
      const title = await scripted.locator('h1').innerText()
      await scripted.getByRole('button', { name: 'Hand in and go on' }).click()
      await scripted.locator('h1').filter({ hasNotText: title }).waitFor()
    }
    await scripted.getByText('All your papers are handed in.').waitFor()

    await owner.goto(`${contest}/desk/jury`)
    await owner.getByText('4 of 4 papers handed in').first().waitFor()
    const rows = owner.getByRole('region', { name: 'Jury and votes side by side' }).locator('tbody tr')
    expect(await rows.count()).toBe(4)
    expect(await rows.first().locator('td').nth(2).innerText()).toBe('1')
    await owner.getByText('Cheap, and done in a week.').waitFor({ state: 'attached' })
    await owner.getByRole('button', { name: 'End the judging' }).click()
    await owner.getByRole('heading', { name: 'The jury is done' }).waitFor()

    const stranger = await visit()
    expect((await stranger.goto(`${contest}/jury`))?.status()).toBe(404)
    const looker = await visit()
    await signIn(looker, site, 'olaf@jury.example.org', `${contest}/desk/jury`)
    await expectAccessible(looker)
    await looker.setViewportSize({ width: 360, height: 800 })
    await expectNoSidewaysScroll(looker)
  },
)
