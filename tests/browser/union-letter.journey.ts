import { expect } from 'vitest'
import { admin } from '../setup/browser-site.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { signIn } from './sign-in.ts'

journey(
  'a union is founded, joined, writes an open letter that is signed and answered, and its members read the answer, all without a script',
  { timeout: 240_000 },
  async ({ visit, site }) => {
    for (const [email, name] of [
      ['olga@union.example.org', 'Olga'],
      ['pavel@union.example.org', 'Pavel'],
    ] as const)
      await site.aflora('person', email, '--name', name)

    const olga = await visit({ width: 360, javaScript: false })
    await signIn(olga, site, 'olga@union.example.org', '/unions')
    await olga.getByRole('link', { name: 'Found a union' }).click()
    await olga.getByLabel('Name').fill(admin.name)
    await olga.locator('main form button.button--main').click()
    await olga.getByRole('alert').getByText('reads like one of the team').waitFor()
    await olga.getByLabel('Name').fill('Riders of line 12')
    await olga.getByLabel('What brings you together').fill('We wait in the **rain**.')
    await olga.locator('main form button.button--main').click()
    await olga.getByText('Olga speaks for the union since').waitFor()
    await expectAccessible(olga)
    await expectNoSidewaysScroll(olga)
    const union = new URL(olga.url()).pathname

    const pavel = await visit({ javaScript: false })
    await signIn(pavel, site, 'pavel@union.example.org', union)
    await pavel.getByLabel('Show my name on this page').check()
    await pavel.getByRole('button', { name: 'Join' }).click()
    await pavel.getByText('You have joined.').waitFor()
    expect(await pavel.getByRole('link', { name: 'Write an open letter' }).count()).toBe(0)

    await olga.goto(union)
    await olga.getByRole('link', { name: 'Write an open letter' }).click()
    await olga.getByLabel('What it is about, in a line').fill('Tell us when the bus comes')
    await olga.getByLabel('The letter').fill('A sign at the stop would do.')
    await olga.locator('main form button.button--main').click()
    await olga.getByText(/Waits for the team since .+, until/).waitFor()
    const letter = new URL(olga.url()).pathname

    await pavel.goto(letter)
    await pavel.getByRole('button', { name: 'Sign the letter' }).click()
    await pavel.getByText('Olga, Pavel').waitFor()

    const team = await visit({ javaScript: false })
    await signIn(team, site, admin.email, '/admin/letters')
    await team.getByRole('link', { name: /^Answer ?: Tell us when the bus comes/ }).click()
    await team.getByLabel('Your answer').fill('From May a sign at every stop says so.')
    await expectAccessible(team)
    await team.locator('main form button.button--main').click()
    await team.getByText('Answered. Who signed the letter').waitFor()

    const stranger = await visit({ width: 360, javaScript: false })
    await stranger.goto(letter)
    await stranger.getByText('From May a sign at every stop says so.').waitFor()
    await expectNoSidewaysScroll(stranger)
    await expect
      .poll(
        async () => {
          await pavel.goto('/me/news')
          return pavel
            .getByRole('link', { name: 'The team answered the open letter “Tell us when the bus comes”' })
            .count()
        },
        { timeout: 30_000 },
      )
      .toBe(1)
    await pavel.goto(union)
    await pavel.getByRole('button', { name: 'Leave the union' }).click()
    await pavel.getByText('You have left.').waitFor()
    await pavel.goto(letter)
    await pavel.getByRole('button', { name: 'Take my signature back' }).click()
    await pavel.getByText('Your signature is gone.').waitFor()
  },
)
