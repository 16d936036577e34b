import { expect } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { mailsTo } from './mail.ts'
import { signIn } from './sign-in.ts'
import { soon } from './site.ts'

journey(
  'an answer that missed the point: the author says so without a script, the clock starts anew, the second one fits',
  { timeout: 240_000 },
  async ({ visit, site }) => {
    await site.aflora('person', 'clara@clock.example.org', '--name', 'Clara', '--role', 'owner')
    const token = (await site.aflora('token', 'clara@clock.example.org', '--scope', 'manage')).trim()
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const asked = { title: 'Calls that come back', question: 'What would spare you the wait?', state: 'open' }
    const made = await fetch(`${site.url}/api/v1/contests`, { method: 'POST', headers, body: JSON.stringify(asked) })
    if (!made.ok) throw new Error(`The contest was refused: ${await made.text()}`)
    const contest = `/c/${((await made.json()) as { slug: string }).slug}`

    const author = await visit({ width: 360, javaScript: false })
    await signIn(author, site, 'iker@clock.example.org', `${contest}/new`)
    await author.locator('[name=title]').fill('Call me back at the hour I choose')
    await author.locator('main form button.button--main').first().click()
    await author.waitForURL((url) => url.pathname.startsWith('/i/'))
    const idea = new URL(author.url()).pathname
    await author.getByText(/Waits for the team since .+, until/).waitFor()

    const owner = await visit({ javaScript: false })
    await signIn(owner, site, 'clara@clock.example.org', `${contest}/desk/answers`)
    await expectAccessible(owner)
    await owner.getByLabel('Answer together: Call me back at the hour I choose').check()
    await owner.getByLabel('Not now').check()
    await owner.getByLabel('Your answer').fill('We have no more lines to offer.')
    await owner.getByRole('button', { name: 'Answer the chosen ideas' }).click()
    await owner.getByText('1 idea answered').waitFor()

    const letter = await soon(
      () => mailsTo(site.mailFolder, 'iker@clock.example.org').find(({ text }) => text.includes('no more lines')),
      'the answer by mail',
    )
    expect(letter.text).toContain('Did we understand you?')
    await author.goto(idea)
    await author.getByText('Did we understand you?').waitFor()
    await expectNoSidewaysScroll(author)
    await author.locator('#pulse').getByRole('button', { name: 'No' }).click()
    await author.getByText('The clock runs again; the team has been told.').waitFor()
    await author.getByText('The clock runs again: the team answers anew by').waitFor()
    await author.getByRole('link', { name: 'Reply to the answer, once' }).click()
    await author.getByLabel('Your one reply').fill('I need no line, only a call at my hour.')
    await author.getByRole('button', { name: 'Send' }).click()
    await author.locator('#pulse').getByText('only a call at my hour').waitFor()
    expect(await author.getByRole('link', { name: 'Reply to the answer, once' }).count()).toBe(0)

    await owner.goto(`${contest}/desk/answers`)
    await owner.getByText('“You did not understand me”').waitFor()
    await owner.getByRole('link', { name: /^Answer ?: Call me back/ }).click()
    await owner.getByLabel('In the plan').check()
    await owner.getByLabel('Your answer').fill('From May we call back at the hour you name.')
    await owner.locator('main form button.button--main').first().click()
    await owner.getByText('From May we call back').waitFor()

    await author.goto(idea)
    await author.locator('#pulse').getByRole('button', { name: 'Yes' }).click()
    await author.getByText('The author: yes, you understood me.').waitFor()
    await author.goto(contest)
    await author.getByText(/Answered on time: 100\s?%/).waitFor()
  },
)
