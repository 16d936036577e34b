import { afterEach, describe, expect, test } from 'vitest'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import type { ChoosePage } from '#app/features/votes/choose/choose-page.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import type { Results } from '#app/features/winners/results/results-of.server.ts'
import { ResultsView } from '#app/features/winners/results/results-view.tsx'
import { overwriteGetLocale } from '#app/paraglide/runtime.js'
import * as ballot from '#app/routes/ballots/ballot.tsx'
import * as api from '#app/routes/channels/ballot.ts'
import * as fresh from '#app/routes/contests/new.tsx'
import * as show from '#app/routes/contests/show.tsx'
import * as choose from '#app/routes/ideas/choose.tsx'
import * as desk from '#app/routes/winners/desk.tsx'
import * as results from '#app/routes/winners/results.tsx'
import { paperOf } from '#drizzle/queries/ballot-papers.ts'
import { contestNamed } from '#drizzle/queries/contests.ts'
import { compare } from '#tests/comparing.ts'
import { again, anEmployee, aPerson } from '#tests/factory.ts'
import { aPaperContest } from '#tests/paper-contest.ts'
import { renderHtml } from '#tests/render-html.tsx'
import { visitRoute } from '#tests/visit-route.ts'

afterEach(() => overwriteGetLocale(() => 'en'))

const anElection = () => aPaperContest({ ballot: 'pair', rule: 'bradley-terry', places: 2 })
const at = ({ contest }: { contest: { slug: string } }) => ({ params: { contest: contest.slug } })

test('an owner chooses pairs by their rule', async () => {
  const owner = await anEmployee({ role: 'owner' })
  const form = {
    ...{
      kind: 'contest',
      question: 'Which is better?',
      who: 'confirmed',
      overlap: 'on',
      timeZone: 'UTC',
      language: 'en',
    },
    ...{ votes: 'unlimited', places: '3', closes: '2099-03-29T20:00', next: 'draft', rule: 'bradley-terry' },
  }
  const slug = (await visitRoute(fresh, '/c/new', { as: owner, form })).to?.split('/')[2] as string
  expect(await contestNamed(slug)).toMatchObject({ ballot: 'pair', rule: 'bradley-terry', votesPerPerson: null })
})

describe('a voter without a script', () => {
  test('is led from the contest to two ideas, and what they press is their ballot', async () => {
    const made = await anElection()
    const person = await aPerson()
    const home = await visitRoute(show, `/c/${made.contest.slug}`, { as: person, ...at(made) })
    const where = `/c/${made.contest.slug}/choose`
    expect(home.page).toMatchObject({ contest: { hasBallot: true, ballotPath: where } })
    expect((await visitRoute(ballot, `/c/${made.contest.slug}/ballot`, { as: person, ...at(made) })).to).toBe(where)
    const page = (await visitRoute(choose, where, { as: person, ...at(made) })).page as unknown as ChoosePage
    expect(page).toMatchObject({ official: true, votable: false })
    const form = { pair: page.pair?.token ?? '', choice: 'first' }
    expect((await visitRoute(choose, where, { as: person, form, ...at(made) })).status).toBe(303)
    expect(Object.keys((await paperOf(made.contest.id, person.id))?.marks ?? {})).toHaveLength(1)
  })

  test('finds help, and no ballot, where pairs only help', async () => {
    const made = await aPaperContest({ ballot: 'score', rule: 'score' })
    const person = await aPerson()
    const where = `/c/${made.contest.slug}/choose`
    const page = (await visitRoute(choose, where, { as: person, ...at(made) })).page as unknown as ChoosePage
    expect(page.official).toBe(false)
    await compare(person, made.contest, [made.ideas.call.id, made.ideas.queue.id])
    expect(await paperOf(made.contest.id, person.id)).toBeUndefined()
  })
})

test('nobody sees who leads before the close, not even on the desk', async () => {
  const made = await anElection()
  await compare(await aPerson(), made.contest, [made.ideas.call.id, made.ideas.queue.id])
  const shown = await visitRoute(desk, '/x', { as: await again(made.owner), ...at(made) })
  expect(shown.page).toMatchObject({ desk: { pairs: null, leading: [], figures: { voters: 1 } } })
})

test('a program is told that pairs are answered one by one', async () => {
  const made = await anElection()
  const token = await issueToken(null, await aPerson(), { scopes: ['participate'] })
  const headers = { Authorization: `Bearer ${token}` }
  const request = new Request(`http://localhost:3000/api/v1/contests/${made.contest.slug}/ballot`, { headers })
  const answer = await api.loader({ request, ...at(made), context: {} })
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ code: 'pair-by-pair' })
})

test.each([
  ['en', ['Bradley–Terry', 'Beats an average idea, %', 'Preferred', '95 % interval']],
  ['es', ['Gana a una idea media, %']],
  ['ru', ['Побеждает среднюю идею, %']],
] as const)('the results in %s print strengths with their intervals', async (locale, words) => {
  const made = await anElection()
  const { call, queue, chair } = made.ideas
  for (const other of [queue, chair, queue]) await compare(await aPerson(), made.contest, [call.id, other.id])
  await closeContest(made.owner, made.contest.slug, 'Done.')
  const where = `/c/${made.contest.slug}/results`
  const { page } = await visitRoute(results, where, { as: await aPerson(), ...at(made) })
  overwriteGetLocale(() => locale)
  const html = renderHtml(<ResultsView results={page as unknown as Results} />, where)
  for (const said of words) expect(html).toContain(said)
  expect(html).toContain('seat-chart__interval')
  expect(html).not.toContain('#ballot-files')
  expect(html).not.toContain('style=')
})
