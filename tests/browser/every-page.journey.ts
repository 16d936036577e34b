import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { admin } from '../setup/browser-site.ts'
import { faultsInEveryLook, faultsOnPhone } from './every-look.ts'
import { journey } from './journey.ts'
import { mailsTo } from './mail.ts'
import { author, loadSampleWorld, type SampleWorld } from './sample-world.ts'
import { signIn, writeAsPeopleDo } from './sign-in.ts'
import { soon, startSite } from './site.ts'

type Walk = { page: Page; faults: string[]; language: Language }
type Language = (typeof languages)[number]
const languages = ['en', 'es', 'ru'] as const

/** Hundreds of looks: on a busy machine they take their time. */
const timeout = 240_000

let world: SampleWorld
beforeAll(async () => {
  world = await loadSampleWorld()
})
afterAll(() => world?.site.stop())

/** An idea of the sample, to be written once more. */
const similar = 'Take a queue ticket by phone before setting out'

/** Opens a page, does something there if told, and remembers what is wrong with it. */
async function look({ page, faults, language }: Walk, address: string, act?: (page: Page) => Promise<unknown>) {
  const answer = await page.goto(address)
  await act?.(page)
  const found = language === 'en' ? await faultsInEveryLook(page) : []
  await page.setViewportSize({ width: 360, height: 800 })
  found.push(...(await faultsOnPhone(page)))
  if ((await page.locator('html').getAttribute('lang')) !== language) found.push('in another language')
  faults.push(...[...new Set(found)].map((fault) => `${address} (${language}): ${fault}`))
  return answer?.status()
}

/** Two windows share the addresses. Answers those that were not served as a page. */
async function lookAtAll(walk: Walk, addresses: string[]) {
  const [left, failed] = [addresses.slice(), [] as string[]]
  const goOn = async (page: Page) => {
    for (let address = left.shift(); address; address = left.shift()) {
      const status = await look({ ...walk, page }, address)
      // What was taken back leaves a page that says so.
      if (status !== 200 && status !== 410) failed.push(`${address} answered ${status}`)
    }
  }
  const second = await walk.page.context().newPage()
  await Promise.all([goOn(walk.page), goOn(second)])
  await second.close()
  expect(failed).toEqual([])
}

const sendEmpty = async (page: Page) => {
  await page.locator('main form').evaluateAll((forms) => {
    for (const form of forms) (form as HTMLFormElement).noValidate = true
  })
  await page.locator('main form button.button--main').first().click()
  await page.getByRole('alert').first().waitFor()
}

/** As a browser without scripts does: what scripts have added stays behind. */
const sendAsPlainForm = (page: Page) =>
  page.locator('main form:has([name=title])').evaluate((form: HTMLFormElement) => {
    form.querySelector('[type=hidden][name=similar]')?.remove()
    form.submit()
  })

const press = (page: Page) => page.locator('main form button.button--main').first().click()

journey.for(languages)(
  'every page a stranger and a guest can open, in %s',
  { timeout },
  async (language, { visit }) => {
    const { site, open, stars, order, money, withdrawn, own, comment } = world
    const walk = { page: await visit({ at: site.url, language }), faults: [], language }
    await lookAtAll(walk, [
      ...['/', '/debates', '/results', '/rules', '/privacy', '/api', '/status', '/me'],
      ...['/c/no-more-waiting', '/c/no-more-waiting?order=fair', '/c/bez-ozhidaniya', '/c/the-open-box'],
      ...[
        '/c/the-first-month',
        '/c/the-first-month/results',
        '/c/the-first-month/verify?find=1',
        '/d/do-we-need-paper',
        `/c/${open}`,
        '/c/no-more-waiting/choose',
        `/c/${open}/choose`,
      ],
      ...[`/i/${own}`, `/i/${own}/why`, `/i/${own}/history`, `/i/${own}/report`, `/i/${withdrawn}`],
      ...[`/c/${stars}`, `/c/${stars}/ballot`, `/c/${order}/ballot`, `/c/${money}/ballot`],
      ...[`/comments/${comment}/report`, `/c/${open}/complaint`, `/c/${open}/new`, `/c/${open}/paste`],
      '/unions',
      ...['/search', '/search?q=queue', '/search?q=xyzzy', '/in', '/in/password'],
    ])
    for (const shared of ['/c/no-more-waiting', `/i/${own}`, '/d/do-we-need-paper', '/c/the-first-month/results'])
      await lookAtPicture(walk, shared)
    expect(await look(walk, '/nowhere')).toBe(404)
    for (const used of ['/k/nothing', '/join/nothing']) expect(await look(walk, used)).toBe(410)

    await look(walk, `/c/${open}/new`, sendEmpty)
    await look(walk, `/i/${own}/report`, sendEmpty)
    await look(walk, '/c/no-more-waiting/choose', async (page) => {
      await page.locator('.pair__idea').first().click()
      await page.locator('.preferred').waitFor()
    })
    await look(walk, '/in', async (page) => {
      await page.locator('main input[type=email]').fill(`stranger-${language}@example.org`)
      await writeAsPeopleDo(page)
      await press(page)
      await page.waitForURL('**/in/code')
    })
    await look(walk, `/c/${open}/paste`, async (page) => {
      await page.locator('[name=list]').fill('- Tickets by phone\n- Tickets by phone\n- Benches with a roof')
      await press(page)
      await page.locator('input[type=checkbox]').first().waitFor()
    })
    await look(walk, '/c/no-more-waiting/new', async (page) => {
      await page.locator('[name=title]').fill(similar)
      await page.locator('main').getByText(similar).first().waitFor()
    })
    await look(walk, '/c/no-more-waiting/new', async (page) => {
      await page.locator('[name=title]').fill(similar)
      await sendAsPlainForm(page)
      await page.locator('main').getByText(similar).nth(1).waitFor()
    })

    await look(walk, `/c/${open}/new`, async (page) => {
      await page.locator('[name=title]').fill(`Something nobody has thought of ${language}`)
      await press(page)
      await page.waitForURL('**/i/**')
    })
    await look(walk, '/me')
    const secret = await walk.page.locator('main input[readonly]').first().inputValue()
    await walk.page.context().clearCookies()
    await look({ ...walk, page: await visit({ at: site.url, language }) }, secret)
    expect(walk.faults).toEqual([])
  },
)

/** As a program does that shows a link: reads the head of the page and fetches the picture it names. */
async function lookAtPicture({ page, language, faults }: Walk, address: string) {
  await page.goto(address)
  const picture = (await page.locator('meta[property="og:image"]').getAttribute('content')) ?? ''
  const answer = await page.request.get(picture)
  const { 'content-type': type, 'cache-control': kept = '' } = answer.headers()
  if (type !== 'image/png' || !kept.includes('immutable') || !picture.includes(`lang=${language}`))
    faults.push(`${address} (${language}): its picture ${picture} answers ${answer.status()} ${type} ${kept}`)
}

journey.for(languages)('every page of an author, in %s', { timeout }, async (language, { visit }) => {
  const { site, own, held, comment } = world
  const walk = { page: await visit({ at: site.url, language }), faults: [], language }
  const { page } = walk
  await signIn(walk.page, site, author.email)
  await speak(walk.page, language)
  await lookAtAll(walk, [
    ...[
      '/',
      '/me',
      '/me/profile',
      '/me/news',
      '/me/following',
      '/me/password',
      '/me/sessions',
      '/me/data',
      '/me/erase',
      '/out',
      '/c/no-more-waiting',
    ],
    ...[`/i/${own}`, `/i/${own}/edit`, `/i/${own}/withdraw`, `/i/${held}`, `/i/${own}/files`, '/me/picture'],
    ...[`/comments/${comment}/files`, `/comments/${comment}/edit`, `/comments/${comment}/remove`],
  ])
  const union = await lookAtUnion(walk, own, await visit({ at: site.url, language }))
  const moderator = await visit({ at: site.url, language })
  await lookAtName(walk, union, moderator)
  await lookAtFile(walk, own, moderator)
  await page.goto('/me/profile')
  await look(walk, (await page.locator('main a[href^="/p/"]').getAttribute('href')) ?? '')
  const letter = await soon(
    () => mailsTo(site.mailFolder, author.email).find(({ text }) => text.includes('/stop/mail/')),
    'a letter about an idea',
  )
  await look(walk, letter.text.match(/http\S+\/stop\/mail\/\S+/)?.[0] ?? '')
  expect(await look(walk, '/admin')).toBeGreaterThanOrEqual(403)
  await look(walk, `/i/${own}/edit`, async (page) => {
    await page.locator('[name=title]').fill('')
    await sendEmpty(page)
  })
  expect(walk.faults).toEqual([])
})

/** Founds a union, writes a letter of it, and looks at every page of both, a stranger at those that are for everybody. */
async function lookAtUnion(walk: Walk, idea: string, stranger: Page) {
  const { page, language } = walk
  await look(walk, '/unions/new', sendEmpty)
  await page.goto('/unions/new')
  await page.locator('[name=name]').fill(`People who wait ${language}`)
  await page.locator('[name=words]').fill('We know every **chair** by the door.')
  await press(page)
  await page.waitForURL(/\/unions\/(?!new)/)
  const union = new URL(page.url()).pathname
  await look(walk, `${union}/letter`, sendEmpty)
  await page.goto(`${union}/letter?idea=${idea}`)
  await page.locator('[name=title]').fill('Tell us how long it takes')
  await page.locator('[name=text]').fill('A number on a screen would do.')
  await press(page)
  await page.waitForURL('**/letters/*')
  const letter = new URL(page.url()).pathname
  await page.goto(`/i/${idea}/endorse`)
  await press(page)
  await page.waitForURL(/\/i\/[^/]+$/)
  await lookAtAll(walk, [union, letter, `${union}/place`, `${union}/close`, `/i/${idea}/endorse`, `/i/${idea}`])
  await lookAtAll({ ...walk, page: stranger }, ['/unions', union, letter])
  return union
}

/** A stranger reports the name of a union, a moderator replaces it, and whoever speaks for it reads why. */
async function lookAtName(walk: Walk, union: string, page: Page) {
  const stranger = { ...walk, page }
  const name = union.replace('/unions/', '/names/union/')
  await look(stranger, `${name}/report`)
  await look(stranger, `${name}/report`, sendEmpty)
  await page.locator('[name=reason][value=rude]').check()
  await press(page)
  await page.waitForURL(`**${union}`)
  await signIn(page, world.site, admin.email)
  await speak(page, walk.language)
  await look(stranger, '/desk/moderation/names', async () => {
    for (const fold of await page.locator('.queue__decision summary').all()) await fold.click()
  })
  await page.locator('[name=reason]').first().selectOption('rude')
  await page.locator('.queue__decision [name=reason]').first().locator('xpath=ancestor::form').locator('button').click()
  await page.waitForLoadState()
  await look(walk, name)
  await look(walk, name, sendEmpty)
}

/** A moderator takes a file of an author down, who asks for another look. */
async function lookAtFile(walk: Walk, idea: string, moderator: Page) {
  const { page, language } = walk
  const queue = { ...walk, page: moderator }
  const alt = `A table of waits (${language})`
  await page.goto(`/i/${idea}/files`)
  const buffer = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
  await page.locator('[name=file]').setInputFiles({ name: 'waits.pdf', mimeType: 'application/pdf', buffer })
  await page.locator('[name=alt]').fill(alt)
  await press(page)
  const link = page.locator('main a[href^="/files/"]', { hasText: alt })
  const file = (await link.getAttribute('href')) ?? ''
  await moderator.goto('/desk/moderation/files')
  const form = moderator.locator('li', { has: moderator.locator(`a[href="${file}"]`) }).locator('details')
  await form.locator('summary').click()
  await form.locator('[name=reason]').selectOption('personal')
  await form.locator('form button').click()
  await moderator.waitForLoadState()
  await lookAtAll(walk, [`/i/${idea}/files`, `${file}/appeal`])
  await look(walk, `${file}/appeal`, sendEmpty)
  await page.locator('[name=words]').fill('There is no name in it.')
  await press(page)
  await page.waitForURL(`**${file}/appeal`)
  await look(walk, `${file}/appeal`)
  await look(queue, '/desk/moderation/files')
}

journey.for(languages)('every page of the team, in %s', { timeout }, async (language, { visit }) => {
  const { site, own, hidden, held, comment, complaint, open, money, closed, draft, final, benches } = world
  const walk = { page: await visit({ at: site.url, language }), faults: [], language }
  const { page } = walk
  await signIn(page, site, admin.email)
  await speak(page, language)
  if (language === 'en') await hide(page, hidden)
  await lookAtAll(walk, [
    ...['/', '/c/new', `/c/${draft}/edit`, `/c/${draft}/preview`, `/c/${draft}/open`, `/c/${open}`],
    ...[
      `/c/${open}/extend`,
      `/c/${open}/clone`,
      `/c/${open}/note`,
      `/c/${money}/desk/costs`,
      `/c/${open}/desk`,
      `/c/${open}/desk/bring`,
      `/c/${draft}/desk/jury`,
      `/c/${open}/desk/jury`,
      `/c/${open}/desk/close`,
      `/c/${open}/desk/fairness`,
    ],
    ...[
      '/c/no-more-waiting/desk',
      `/c/${closed}/desk`,
      `/c/${closed}/desk/winners`,
      `/c/${closed}/desk/final`,
      `/c/${final}`,
      `/c/${closed}/desk/conclude`,
    ],
    ...[`/i/${benches}`, `/i/${own}`, `/i/${own}/answer`, `/i/${own}/answers`, `/i/${own}/notes`],
    ...[`/c/${open}/desk/answers`, `/c/${open}/desk/stand-ins`, `/i/${own}/hold`, '/admin/answers'],
    ...['/moderation', '/desk/moderation', `/desk/moderation/idea/${held}`, `/desk/moderation/idea/${hidden}`],
    ...[`/desk/moderation/idea/${held}/trust`],
    ...[`/desk/moderation/comment/${comment}`, '/setup/who', '/setup/mail', '/setup/ready'],
    ...['/admin', '/admin/people', '/admin/people/invite', '/admin/settings', '/admin/branding', '/admin/outbox'],
    ...['/admin/mail-test', '/admin/backups', '/admin/branding/logo', '/admin/retention'],
    ...['/desk/complaints', `/desk/complaints/${complaint}`, `/complaints/${complaint}`],
    ...['/admin/outbox?show=given-up', '/admin/audit', '/admin/audit?who=nobody', '/admin/letters'],
    ...['/desk/moderation/files', '/desk/moderation/names', '/admin/words', '/me/standing'],
    ...['/me/sign-on', '/admin/people/invitations', '/admin/people/invitations?state=accepted'],
  ])
  await look(walk, '/admin/statuses', sendEmpty)
  await look(walk, '/admin/statuses', async () => {
    for (const of of languages) await page.locator(`#${of}`).fill(`Being tried out ${of} (${language})`)
    await press(page)
    await page.locator('main details summary').first().click()
  })
  await lookAtBrought(walk, open, await visit({ at: site.url, language }))
  await page.goto(`/c/${open}/desk/answers`)
  const letter = (await page.locator('main a[href^="/letters/"]').first().getAttribute('href')) ?? ''
  await lookAtAll(walk, [letter, `${letter}/answer`, `${letter}/hide`])
  await look(walk, '/admin/groups', sendEmpty)
  await look(walk, '/admin/groups', async () => {
    await page.locator('[name=name]').fill(`Partners ${language}`)
    await press(page)
    await page.waitForURL('**/admin/groups/*')
    await page.locator('[name=email]').fill(author.email)
    await press(page)
    await page.locator('[name=person]').waitFor({ state: 'attached' })
  })
  await look(walk, '/admin/sign-on/new', sendEmpty)
  await look(walk, '/admin/sign-on/new', async () => {
    await page.locator('[name=name]').fill(`Nobody there ${language}`)
    await page.locator('[name=issuer]').fill(`http://127.0.0.1:1/${language}`)
    await page.locator('[name=clientId]').fill('aflora')
    await press(page)
    await page.locator('[name=returnAddress]').waitFor()
  })
  const provider = new URL(page.url()).pathname.split('/').at(-1)
  await lookAtAll(walk, ['/admin/sign-on', `/admin/sign-on/${provider}/remove`])
  await look(walk, `/admin/sign-on/${provider}/directory`, async () => {
    await page.locator('main [name=name]').fill(`Token ${language}`)
    await page.locator('main form button').last().click()
    await page.locator('[name=newToken]').waitFor()
  })
  expect(await look(walk, `/in/with/${provider}?try=1`)).toBe(502)
  await look(walk, '/admin/people/invite-list', sendEmpty)
  await look(walk, '/admin/people/invite-list', async () => {
    await page.locator('[name=list]').fill(`Rosa ${language}\nBroken@`)
    await page.locator('[name=by][value=paper]').check()
    await press(page)
    await page.locator('[name=step][value=send]').waitFor()
  })
  await page.locator('[name=step][value=send]').click()
  await page.waitForURL('**/invitations?list=*')
  const sheets = `/admin/people/invitations/${new URL(page.url()).searchParams.get('list')}/print`
  await look(walk, sheets)
  const code = await page.locator('.slip__code').first().innerText()
  for (const list of ['/admin/people', '/admin/outbox']) {
    await page.goto(list)
    await look(
      walk,
      (await page.locator(`main a[href^="${list}/"]:not([href$=invite])`).last().getAttribute('href')) ?? '',
    )
  }
  await page.goto('/admin/people')
  const someone = await page.locator('main a[href^="/admin/people/"]:not([href$=invite])').last().getAttribute('href')
  await look(walk, `${someone}/erase`, sendEmpty)
  await look(walk, '/desk/moderation', async () => {
    for (const fold of await page.locator('.queue__decision summary').all()) await fold.click()
  })
  await look(walk, `/i/${own}/answer`, sendEmpty)
  await look(walk, `/i/${own}/hold`, sendEmpty)
  await look(walk, `/c/${open}/desk/stand-ins`, sendEmpty)
  await look(walk, '/admin/people/invite', sendEmpty)
  await page.goto('/admin/people/invite')
  await page.locator('[name=email]').fill(`invited-${language}@example.org`)
  await press(page)
  await page.waitForURL('**/admin/people')
  const link = (await page.locator('main, body').first().innerText()).match(/http\S+\/join\/[\w-]+/)?.[0] ?? ''
  const stranger = { ...walk, page: await visit({ at: site.url, language }) }
  for (const address of [link, `/join/${code}`, '/join']) await look(stranger, address)
  expect(walk.faults).toEqual([])
})

/** Brings something in and invites its author, who opens the link. */
async function lookAtBrought(walk: Walk, contest: string, author: Page) {
  const { page, language } = walk
  const desk = `/c/${contest}/desk/bring`
  await look(walk, desk, sendEmpty)
  await page.locator('[name=title]').fill(`A bench by every door, ${language}`)
  await page.locator('[name=source]').fill(`https://forum.example.org/${language}/1`)
  await page.locator('[name=day]').fill('2026-05-03')
  await page.locator('main [name=name]').fill('Nadia')
  await press(page)
  await page.locator('form[action*=invite] button').first().click()
  const link = await page.locator('[name=link]').first().inputValue()
  await look(walk, desk)
  await look({ ...walk, page: author }, link)
}

journey.for(languages)('the request for another look, and haste, in %s', async (language, { visit }) => {
  const { site, hidden } = world
  const walk = { page: await visit({ at: site.url, language }), faults: [], language }
  await signIn(walk.page, site, author.email)
  await speak(walk.page, language)
  await look(walk, `/i/${hidden}`)
  expect(await look(walk, `/appeal/idea/${hidden}`)).toBe(200)
  await look(walk, `/appeal/idea/${hidden}`, sendEmpty)
  if (language === languages.at(-1)) {
    await walk.page.goto(`/appeal/idea/${hidden}`)
    await walk.page.locator('main textarea').fill('It is no advert.')
    await press(walk.page)
    await walk.page.waitForURL('**/appeal/idea/*')
    await look(walk, `/appeal/idea/${hidden}`)
    await look(walk, '/moderation')
  }
  for (let n = 0; n < 60; n++) await walk.page.request.get('/search')
  expect(await look(walk, '/search')).toBe(429)
  expect(walk.faults).toEqual([])
})

journey('the steps of the first run, in every language', async ({ visit }) => {
  const site = await startSite({ SMTP_URL: '' })
  try {
    for (const language of languages) {
      const walk = { page: await visit({ at: site.url, language }), faults: [], language }
      expect(await look(walk, site.setupLink ?? '')).toBe(200)
      expect(await look(walk, `${site.setupLink}/you`)).toBe(200)
      await look(walk, `${site.setupLink}/you`, sendEmpty)
      expect(walk.faults).toEqual([])
    }
  } finally {
    await site.stop()
  }
})

/** An account has a language of its own; this gives it another. */
async function speak(page: Page, language: Language) {
  const headers = { Origin: new URL(page.url()).origin }
  await page.request.post('/language', { headers, form: { language, back: '/' } })
}

async function hide(page: Page, idea: string) {
  const headers = { Origin: new URL(page.url()).origin }
  const form = { seen: 'published', version: '0', reason: 'spam', words: 'No adverts, please.', back: '/' }
  await page.request.post(`/desk/moderation/idea/${idea}/hide`, { headers, form })
}
