import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { journey } from './journey.ts'
import { signIn } from './sign-in.ts'

const treasurer = 'tessa@money.example.org'
const idea = (page: Page, title: string) => page.locator('.ballot-idea').filter({ hasText: title })

journey(
  'money: the owner prices ideas, people spend it without a script, the result says where it went',
  async ({ visit, site }) => {
    await site.aflora('person', treasurer, '--name', 'Tessa', '--affiliation', 'employee', '--role', 'owner')
    const token = (await site.aflora('token', treasurer, '--scope', 'manage')).trim()
    const call = async (method: string, path: string, body?: object, by = token) => {
      const headers = { Authorization: `Bearer ${by}`, 'Content-Type': 'application/json' }
      const answer = await fetch(`${site.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) })
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
      return (await answer.json()) as { slug: string; id: string }
    }
    const said = {
      title: 'What shall we pay for?',
      state: 'open',
      ballot: 'budget',
      rule: 'mes-add1',
      eligibility: 'open',
    }
    const { slug } = await call('POST', '/contests', { ...said, budget: 1000, budgetUnit: '€' })
    const made: string[] = []
    for (const title of ['A roof', 'A bench', 'A bell'])
      made.push((await call('POST', `/contests/${slug}/ideas`, { title })).id)

    const owner = await visit({ javaScript: false, width: 360 })
    await signIn(owner, site, treasurer)
    await owner.goto(`/c/${slug}/desk`)
    await owner.getByText('3 ideas have no cost yet.').waitFor()
    await owner.getByRole('link', { name: 'Say what it costs' }).click()
    for (const [title, cost] of [
      ['A roof', '700'],
      ['A bench', '300'],
    ] as const) {
      await idea(owner, title).getByLabel(`Cost of “${title}”, €`).fill(cost)
      await idea(owner, title).getByRole('button').click()
      await owner.getByText('The cost is kept.').waitFor()
    }
    await idea(owner, 'A roof').getByText('Fixed since voting began').waitFor()
    await owner.getByText('1 idea has no cost yet.').waitFor()
    await expectNoSidewaysScroll(owner)

    const voter = await visit({ javaScript: false, width: 360 })
    await voter.goto(`/c/${slug}`)
    await voter.getByRole('link', { name: 'Fill in your ballot' }).click()
    await voter.getByText('1 idea is not on the ballot yet').waitFor()
    expect(await idea(voter, 'A bell').count()).toBe(0)
    await idea(voter, 'A roof').getByRole('checkbox').focus()
    await voter.keyboard.press('Space')
    await voter.getByRole('button', { name: 'Hand in the ballot' }).click()
    await voter.getByText('Your ballot is kept.').first().waitFor()
    expect(await idea(voter, 'A roof').getByRole('checkbox').isChecked()).toBe(true)
    await voter.getByText('Left: 300 € of 1,000 €').waitFor()
    await expectNoSidewaysScroll(voter)

    await call('PUT', `/ideas/${(await call('POST', `/contests/${slug}/ideas`, { title: 'A fence' })).id}/cost`, {
      cost: 400,
    })
    const other = await visit()
    await other.goto(`/c/${slug}/ballot`, { waitUntil: 'networkidle' })
    await idea(other, 'A roof').getByRole('checkbox').check()
    await other.getByText('Left: 300 € of 1,000 €').waitFor()
    await idea(other, 'A fence').getByRole('checkbox').check()
    await other.getByText('Too much: take 100 € back.').waitFor()
    await other.getByRole('button', { name: 'Hand in the ballot' }).click()
    await other.getByText('These ideas cost more than the budget.').waitFor()
    expect(await idea(other, 'A fence').getByRole('checkbox').isChecked()).toBe(true)
    await idea(other, 'A roof').getByRole('checkbox').uncheck()
    await idea(other, 'A bench').getByRole('checkbox').check()
    await other.getByRole('button', { name: 'Hand in the ballot' }).click()
    await other.getByText('Your ballot is kept.').first().waitFor()
    await expectAccessible(other)

    for (const picks of [made.slice(0, 2), made.slice(1, 2)]) {
      const email = `payer-${picks.length}@money.example.org`
      await site.aflora('person', email, '--name', 'Pat')
      const by = (await site.aflora('token', email, '--scope', 'participate')).trim()
      await call('PUT', `/contests/${slug}/ballot`, { picks }, by)
    }
    await call('POST', `/contests/${slug}/close`, { note: 'Done.' })
    await voter.goto(`/c/${slug}/results`)
    await voter.getByRole('heading', { name: 'Where the money goes' }).waitFor()
    await voter.getByText('Budget: 1,000 €.').waitFor()
    await voter.getByRole('heading', { name: 'What the other rules would have chosen' }).waitFor()
    await expectNoSidewaysScroll(voter)
    const looker = await visit()
    await looker.goto(`/c/${slug}/results`)
    await expectAccessible(looker)
  },
  240_000,
)
