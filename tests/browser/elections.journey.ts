import { expect } from 'vitest'
import { admin } from '../setup/browser-site.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { signIn } from './sign-in.ts'
import type { Site } from './site.ts'

/** Calls of the API by somebody new. */
async function somebody(site: Site, email: string, affiliation: 'customer' | 'employee') {
  await site.aflora('person', email, '--name', email.split('@')[0] as string, '--affiliation', affiliation)
  return callsBy(site, email, 'participate')
}

async function callsBy(site: Site, email: string, scope: string) {
  const token = (await site.aflora('token', email, '--scope', scope)).trim()
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  return async (method: string, path: string, body: object = {}) => {
    const answer = await fetch(`${site.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
    return await answer.json()
  }
}

journey('an owner shares the places fairly, and the results tell place by place why', async ({ visit, site }) => {
  await site.aflora('person', 'oksana@example.org', '--name', 'Oksana', '--affiliation', 'employee', '--role', 'owner')
  const owner = await visit({ javaScript: false })
  await signIn(owner, site, 'oksana@example.org', '/c/new')
  await owner.getByLabel('What do you want to ask?').fill('Which two ideas first?')
  await owner.getByText('Votes, places and quorum').click()
  await owner.getByLabel('How many ideas will the team take?').fill('2')
  await owner.getByLabel('Fair shares (Phragmén)').check()
  await owner.getByRole('button', { name: 'Open the contest' }).click()
  await owner.getByRole('button', { name: 'Open the contest' }).click()
  await owner.getByText('Places are shared fairly').first().waitFor()
  const contest = new URL(owner.url()).pathname

  const author = await somebody(site, 'pia@example.org', 'customer')
  const ids: string[] = []
  for (const title of ['Call me back', 'Show the queue', 'A chair at the counter'])
    ids.push((await author('POST', `/contests/${contest.slice(3)}/ideas`, { title })).id)
  const [call, queue, chair] = ids
  for (const name of ['carla', 'carlos', 'carmen']) {
    const customer = await somebody(site, `${name}@example.org`, 'customer')
    for (const idea of [call, queue]) await customer('PUT', `/ideas/${idea}/vote`)
  }
  for (const name of ['emil', 'emma'])
    await (await somebody(site, `${name}@example.org`, 'employee'))('PUT', `/ideas/${chair}/vote`)

  await owner.goto(`${contest}/desk/close`)
  await owner.getByLabel('Public note').fill('We have what we need.')
  await owner.getByRole('button', { name: 'Close voting and lock the count' }).click()
  await owner.getByText('Closed. The count is locked.').waitFor()

  const reader = await visit({ width: 360, javaScript: false })
  await reader.goto(`${contest}/results`)
  const seats = reader.getByRole('region', { name: 'Place by place' }).locator('tbody tr')
  expect(await seats.count()).toBe(2)
  expect(await seats.nth(1).innerText()).toContain('A chair at the counter')
  const others = reader.getByRole('region', { name: 'What the other rules would have chosen' })
  expect(await others.locator('tbody tr').count()).toBe(3)
  expect(await reader.locator('svg[role=img]').getAttribute('aria-label')).toContain('A chair at the counter')
  await expectNoSidewaysScroll(reader)

  const looker = await visit()
  await looker.goto(`${contest}/results`)
  await expectAccessible(looker)
})

journey('many places are counted in a thread of the built site', async ({ site }) => {
  const [owner, voter] = [
    await callsBy(site, admin.email, 'manage'),
    await somebody(site, 'vito@example.org', 'customer'),
  ]
  const said = { title: 'Everything at once', rule: 'ees', places: 30, state: 'open' }
  const { slug } = await owner('POST', '/contests', said)
  const { id } = await owner('POST', `/contests/${slug}/ideas`, { title: 'A bell at the door' })
  await voter('PUT', `/ideas/${id}/vote`)
  const { count } = await owner('POST', `/contests/${slug}/close`, { note: 'Done.' })
  expect(count).toMatchObject({ rule: 'ees', winners: [{ id, place: 1 }], ballots: 1 })
  expect(count.others).toHaveLength(3)
})
