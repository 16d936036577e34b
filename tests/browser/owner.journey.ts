import { expect } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { signIn } from './sign-in.ts'

journey(
  'an owner asks, customers answer, the contest closes, winners are picked and taken out as files',
  async ({ visit, site }) => {
    await site.aflora('person', 'marta@example.org', '--name', 'Marta', '--affiliation', 'employee', '--role', 'owner')
    const owner = await visit()
    await signIn(owner, site, 'marta@example.org', '/c/new')
    await owner.getByLabel('What do you want to ask?').fill('What would spare you the wait?')
    await owner.getByRole('button', { name: 'Open the contest' }).click()
    await owner.waitForURL(/\/open$/)
    await owner.getByRole('button', { name: 'Open the contest' }).click()
    await owner.waitForURL(/\/c\/[a-z0-9-]+$/)
    const contest = new URL(owner.url()).pathname

    const customer = await visit({ width: 360 })
    await customer.goto(`${contest}/new`)
    await customer.getByLabel('What would you change?').fill('Call me back at the hour I choose')
    await customer.getByRole('button', { name: 'Publish the idea' }).click()
    await customer.getByText('Thank you').first().waitFor()

    await site.aflora('person', 'vera@example.org', '--name', 'Vera')
    const voter = await visit({ javaScript: false })
    await signIn(voter, site, 'vera@example.org', contest)
    await voter.locator('.vote-button').first().click()
    expect(await voter.locator('.vote-button').first().getAttribute('aria-pressed')).toBe('true')

    await owner.goto(`${contest}/desk`)
    await expectAccessible(owner)
    await owner
      .getByRole('link', { name: /^Answer/ })
      .first()
      .click()
    await owner.getByLabel('In the plan').check()
    await owner
      .getByLabel('Your answer')
      .fill('You say you cannot hold the line. From May we call back at the hour you name.')
    await owner
      .getByRole('button', { name: /answer/i })
      .last()
      .click()

    await owner.goto(`${contest}/desk/close`)
    await owner.getByLabel('Public note').fill('We have what we need.')
    await owner.getByRole('button', { name: 'Close voting and lock the count' }).click()
    await owner.getByText('Closed. The count is locked.').waitFor()

    await owner.getByRole('link', { name: 'Pick winners' }).click()
    await expectAccessible(owner)
    await owner.getByRole('button', { name: 'Conclude and announce' }).click()
    await owner.getByText('Write what you learned, not only what won.').first().waitFor()
    await owner.getByLabel('Conclusion').fill('Waiting costs more than we thought.')
    await owner.getByRole('button', { name: 'Conclude and announce' }).click()
    await owner.waitForURL(/\/results$/)

    await customer.goto(`${contest}/results`)
    await customer.getByText('Waiting costs more than we thought.').waitFor()
    expect(await customer.locator('script[src]').count()).toBe(0)
    await expectNoSidewaysScroll(customer)
    await expectAccessible(customer)

    const files = await owner.context().request
    for (const [format, start] of [
      ['csv', '\uFEFFid,place,title'],
      ['md', '# Call me back'],
      ['json', '{'],
    ] as const) {
      const answer = await files.get(`${contest}/desk/export/${format}`)
      expect((await answer.text()).startsWith(start), format).toBe(true)
      expect(answer.headers()['content-disposition']).toContain('attachment')
    }
    expect((await customer.context().request.get(`${contest}/desk/export/csv`)).status()).toBe(404)
    expect((await customer.context().request.get(`${contest}/ballots.csv`)).status()).toBe(200)
  },
)

journey('an internal contest is there for employees and nowhere for customers', async ({ visit, site }) => {
  await site.aflora('person', 'ines@example.org', '--name', 'Ines', '--affiliation', 'employee', '--role', 'owner')
  const token = (await site.aflora('token', 'ines@example.org', '--scope', 'manage')).trim()
  const answer = await fetch(`${site.url}/api/v1/contests`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ title: 'Inside paperless', audience: 'employees', takePart: 'employees', state: 'open' }),
  })
  const { slug } = (await answer.json()) as { slug: string }

  await site.aflora('person', 'tom@example.org', '--name', 'Tom', '--affiliation', 'employee')
  const employee = await visit({ language: 'es' })
  await signIn(employee, site, 'tom@example.org', `/c/${slug}/new`)
  await employee.getByLabel('¿Qué cambiarías?').fill('La hoja de vacaciones')
  await employee.getByRole('button', { name: 'Publicar la idea' }).click()
  await employee.goto(`/c/${slug}`)
  await employee.getByText('La hoja de vacaciones').first().waitFor()

  await site.aflora('person', 'carl@example.org', '--name', 'Carl')
  const customer = await visit()
  await signIn(customer, site, 'carl@example.org', '/')
  expect(await customer.getByText('Inside paperless').count()).toBe(0)
  expect((await customer.goto(`/c/${slug}`))?.status()).toBe(404)
  await customer.goto('/search?q=vacaciones')
  expect(await customer.getByText('La hoja de vacaciones').count()).toBe(0)
})
