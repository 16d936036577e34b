import { expect } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { signIn } from './sign-in.ts'

journey(
  'an owner opens a final for two ideas by another ballot, and a voter puts them into order, without scripts',
  async ({ visit, site }) => {
    const callsBy = async (email: string, scope: string) => {
      const token = (await site.aflora('token', email, '--scope', scope)).trim()
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
      return async (method: string, path: string, body: object = {}) => {
        const answer = await fetch(`${site.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
        if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
        return answer.json()
      }
    }
    await site.aflora('person', 'fina@example.org', '--name', 'Fina', '--affiliation', 'employee', '--role', 'owner')
    await site.aflora('person', 'felix@example.org', '--name', 'Felix')
    await site.aflora('person', 'flora@example.org', '--name', 'Flora')
    const manage = await callsBy('fina@example.org', 'manage')
    const felix = await callsBy('felix@example.org', 'participate')
    const flora = await callsBy('flora@example.org', 'participate')
    const { slug } = await manage('POST', '/contests', {
      ...{ title: 'First round', question: 'What first?', state: 'open', places: 2 },
    })
    const ids: string[] = []
    for (const title of ['A bell at the counter', 'A bench with a roof', 'A robot cat'])
      ids.push((await felix('POST', `/contests/${slug}/ideas`, { title })).id)
    for (const id of ids.slice(0, 2)) await flora('PUT', `/ideas/${id}/vote`)
    await manage('POST', `/contests/${slug}/close`, { note: 'We have what we need.' })

    const owner = await visit({ javaScript: false })
    await signIn(owner, site, 'fina@example.org', `/c/${slug}/desk`)
    await owner.getByRole('link', { name: 'Open a final' }).click()
    expect(await owner.locator('[name=ideas]:checked').count()).toBe(2)
    for (const box of await owner.locator('[name=ideas]').all()) await box.uncheck()
    await owner.getByRole('button', { name: 'Make the final' }).click()
    await owner.getByText('A final needs at least two ideas.').first().waitFor()
    await owner.getByRole('checkbox', { name: 'A bell at the counter' }).check()
    await owner.getByRole('checkbox', { name: 'A bench with a roof' }).check()
    await owner.getByLabel('Schulze').check()
    await owner.getByRole('button', { name: 'Make the final' }).click()
    await owner.getByText('This is a final').first().waitFor()
    await owner.getByRole('button', { name: 'Open the contest' }).click()
    await owner.getByText('Final of:').waitFor()
    const final = new URL(owner.url()).pathname

    const voter = await visit({ width: 360, javaScript: false })
    await signIn(voter, site, 'flora@example.org', `/c/${slug}`)
    await voter.getByText('The final:').waitFor()
    await voter.getByRole('link', { name: 'Final: First round' }).click()
    expect(await voter.locator('a[href$="/new"]').count()).toBe(0)
    await expectNoSidewaysScroll(voter)
    await voter.getByRole('link', { name: 'A bell at the counter' }).first().click()
    await voter.getByText('Comes from the round before').waitFor()
    await voter.goto(`${final}/ballot`)
    expect(await voter.getByText('A robot cat').count()).toBe(0)

    const reader = await visit({ language: 'ru', width: 360 })
    await reader.goto(`/c/${slug}/results`)
    await reader.getByText('Финал:').waitFor()
    await expectAccessible(reader)
    await expectNoSidewaysScroll(reader)
  },
)
