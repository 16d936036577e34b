import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { mailsTo } from './mail.ts'
import { aModeratedContest } from './moderated-contest.ts'
import { signIn } from './sign-in.ts'
import { type Site, soon } from './site.ts'

/** Three people take turns: on a busy machine they take their time. */
const timeout = 240_000

/** Proposes an idea and answers the address of its page. */
async function propose(page: Page, contest: string, title: string) {
  await page.goto(`${contest}/new`)
  await page.locator('[name=title]').fill(title)
  await page.locator('main form button.button--main').first().click()
  await page.waitForURL((url) => url.pathname.startsWith('/i/'))
  return new URL(page.url()).pathname
}

/** Waits for a mail in which these words stand; it leaves when the decision can no longer be taken back. */
const mailWith = (site: Site, address: string, words: string) => {
  const arrived = () => mailsTo(site.mailFolder, address).find(({ text }) => text.includes(words))
  return soon(arrived, `“${words}” to ${address}`, 60)
}

const waitingCard = (page: Page, words: string) => page.locator('.queue__item', { hasText: words })

const hasFocus = (page: Page, words: string) =>
  waitingCard(page, words).evaluate((card) => card === document.activeElement)

/** Goes from card to card with one key until the wanted one has the focus. */
async function goTo(page: Page, words: string) {
  await waitingCard(page, words).waitFor()
  for (let step = 0; step < 30 && !(await hasFocus(page, words)); step++) await page.keyboard.press('j')
  expect(await hasFocus(page, words)).toBe(true)
}

journey(
  'by keyboard: one key per decision; the author reads at once, amends and is published',
  { timeout },
  async ({ visit, site }) => {
    const contest = await aModeratedContest(site, 'No more waiting at all')
    const author = await visit({ language: 'es', width: 360 })
    await signIn(author, site, 'ana@example.org')
    await propose(author, contest, 'Que me llamen a la hora que yo elija')
    await author.getByText('Tenemos tu idea.').waitFor()
    expect(await author.getByText(/Hasta entonces solo la ves tú. Espera desde/).count()).toBe(1)
    await propose(author, contest, 'Bancos con techo delante de la puerta')
    const unclear = await propose(author, contest, 'Hacerlo todo mejor para todos')
    await expectNoSidewaysScroll(author)

    const stranger = await visit()
    expect((await stranger.goto(unclear))?.status()).toBe(404)

    await site.aflora('person', 'olga@demo.example.org', '--name', 'Olga', '--role', 'moderator')
    const moderator = await visit()
    await signIn(moderator, site, 'olga@demo.example.org', '/desk/moderation')
    await moderator.getByText('Single keys').waitFor()
    await expectAccessible(moderator)

    await goTo(moderator, 'Que me llamen')
    await moderator.keyboard.press('a')
    await moderator.getByText('Published. Next one.').waitFor()
    await moderator.keyboard.press('u')
    await moderator.getByText('Taken back. It stands as before.').waitFor()
    await expect.poll(() => hasFocus(moderator, 'Que me llamen')).toBe(true)
    await expectAccessible(moderator)
    await moderator.keyboard.press('a')
    await moderator.keyboard.press('a')
    await moderator.getByText('Published. Next one.').waitFor()
    expect(await waitingCard(moderator, 'Que me llamen').count()).toBe(0)
    await expect.poll(() => hasFocus(moderator, 'Bancos con techo')).toBe(true)

    await moderator.keyboard.press('e')
    const wording = waitingCard(moderator, 'Bancos con techo').getByLabel('What would you change?')
    await expect.poll(() => wording.evaluate((one) => one === document.activeElement)).toBe(true)
    await moderator.keyboard.press('End')
    await moderator.keyboard.type(', a la sombra')
    for (let step = 0; step < 2; step++) await moderator.keyboard.press('Tab')
    await moderator.keyboard.type('Con sombra se entiende mejor.')
    await moderator.keyboard.press('Tab')
    await moderator.keyboard.press('Enter')
    await moderator.getByText('Published with your wording.').waitFor()
    await mailWith(site, 'ana@example.org', 'Con sombra se entiende mejor.')

    await goTo(moderator, 'Hacerlo todo mejor')
    await moderator.keyboard.press('r')
    const reason = waitingCard(moderator, 'Hacerlo todo mejor').locator('details[open]').getByLabel('Reason')
    await expect.poll(() => reason.evaluate((one) => one === document.activeElement)).toBe(true)
    await moderator.keyboard.press('ArrowDown')
    await moderator.keyboard.press('Tab')
    await moderator.keyboard.type('¿Qué es todo?')
    await expectAccessible(moderator)
    await moderator.keyboard.press('Tab')
    await moderator.keyboard.press('Enter')
    await moderator.getByText('Its author knows why and can change it.').waitFor()

    const mail = await mailWith(site, 'ana@example.org', '¿Qué es todo?')
    expect(mail.subject).toBe('Te toca: Hacerlo todo mejor para todos')
    await author.goto(mail.text.match(/http\S+\/i\/\S+/)?.[0] ?? '')
    await author.locator('[name=title]').fill('Un solo formulario en vez de tres')
    await author.getByRole('button', { name: 'Guardar los cambios' }).click()
    await author.getByText('Una persona leerá la nueva redacción').waitFor()
    expect(await author.getByText('Espera desde').count()).toBe(1)
    await expectAccessible(author)

    await moderator.goto('/desk/moderation')
    await moderator.getByText('Single keys').waitFor()
    await goTo(moderator, 'Un solo formulario')
    await moderator.keyboard.press('a')
    await moderator.getByText('Published. Next one.').waitFor()
    expect((await stranger.goto(unclear))?.status()).toBe(200)
    expect(await stranger.getByRole('heading', { level: 1 }).innerText()).toBe('Un solo formulario en vez de tres')
  },
)

journey.for([
  {
    language: 'en',
    held: 'Waiting since',
    published: 'Published. Next one.',
    returned: 'Its author knows why',
    amend: 'Change it and send again',
  },
  {
    language: 'ru',
    held: 'Ждёт с',
    published: 'Опубликовано. Следующий.',
    returned: 'Автор знает почему',
    amend: 'Изменить и отправить снова',
  },
] as const)(
  'without scripts: a comment is read, returned, amended and published in $language',
  { timeout },
  async (words, { visit, site }) => {
    const { language } = words
    const contest = await aModeratedContest(site, `Quiet hour ${language}`)
    const [writer, reader] = [`writer-${language}@example.org`, `reader-${language}@example.org`]
    const author = await visit({ language, javaScript: false, width: 360 })
    await signIn(author, site, writer)
    const idea = await propose(author, contest, `Tuesday mornings stay quiet ${language}`)

    await site.aflora('person', reader, '--name', 'Olga', '--role', 'moderator')
    const moderator = await visit({ language, javaScript: false })
    await signIn(moderator, site, reader, '/desk/moderation')
    expect(await moderator.locator('.key').count()).toBe(0)
    await waitingCard(moderator, `stay quiet ${language}`).locator('form').first().getByRole('button').click()
    expect(await moderator.getByRole('status').first().innerText()).toContain(words.published)

    await author.goto(idea)
    await author
      .locator('#discussion ~ form textarea, main form textarea[name=text]')
      .last()
      .fill(`You fools, ${language}`)
    await author
      .locator('main form', { has: author.locator('textarea[name=text]') })
      .last()
      .getByRole('button')
      .click()
    const own = author.locator('.argument', { hasText: `You fools, ${language}` })
    expect(await own.innerText()).toContain(words.held)
    await expectNoSidewaysScroll(author)

    await moderator.goto('/desk/moderation')
    const card = waitingCard(moderator, `You fools, ${language}`)
    const form = card.locator('details[data-key=r]')
    await form.locator('summary').click()
    await form.getByRole('combobox').selectOption('rude')
    await form.getByRole('textbox').fill('Without insults, please.')
    await form.getByRole('button').click()
    expect(await moderator.getByRole('status').first().innerText()).toContain(words.returned)
    await mailWith(site, writer, 'Without insults, please.')

    await author.goto(idea)
    expect(await own.innerText()).toContain('Without insults, please.')
    await own.getByRole('link', { name: words.amend }).click()
    await author.locator('textarea[name=text]').fill(`On Tuesdays I can come, ${language}`)
    await author.locator('main form button.button--main').first().click()
    expect(await author.locator('.argument', { hasText: 'On Tuesdays' }).innerText()).toContain(words.held)

    await moderator.goto('/desk/moderation')
    await waitingCard(moderator, `I can come, ${language}`).locator('form').first().getByRole('button').click()
    const stranger = await visit({ language, javaScript: false })
    await stranger.goto(idea)
    expect(await stranger.getByText(`On Tuesdays I can come, ${language}`).count()).toBe(1)
  },
)
