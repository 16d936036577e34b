import { afterEach, describe, expect, test } from 'vitest'
import { ideaPage } from '#app/features/ideas/idea-page.server.ts'
import { listIdeas } from '#app/features/ideas/list-ideas.server.ts'
import type { BallotPage } from '#app/features/votes/ballots/ballot-page.server.ts'
import { BallotView } from '#app/features/votes/ballots/ballot-view.tsx'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import type { CostsPage } from '#app/features/winners/costs/costs-page.server.ts'
import { CostsView } from '#app/features/winners/costs/costs-view.tsx'
import type { Results } from '#app/features/winners/results/results-of.server.ts'
import { ResultsView } from '#app/features/winners/results/results-view.tsx'
import { overwriteGetLocale } from '#app/paraglide/runtime.js'
import * as ballot from '#app/routes/ballots/ballot.tsx'
import * as edit from '#app/routes/contests/edit.tsx'
import * as fresh from '#app/routes/contests/new.tsx'
import * as costs from '#app/routes/winners/costs.tsx'
import * as desk from '#app/routes/winners/desk.tsx'
import * as results from '#app/routes/winners/results.tsx'
import { paperOf } from '#drizzle/queries/ballot-papers.ts'
import { contestNamed } from '#drizzle/queries/contests.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, again, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { aPaperContest } from '#tests/paper-contest.ts'
import { renderHtml } from '#tests/render-html.tsx'
import { visitRoute } from '#tests/visit-route.ts'

afterEach(() => overwriteGetLocale(() => 'en'))

type Made = Awaited<ReturnType<typeof aPaperContest>>
const anElection = () => aPaperContest({ ballot: 'budget', rule: 'mes-add1' })
const at = ({ contest }: Pick<Made, 'contest'>) => ({ params: { contest: contest.slug } })
const path = ({ contest }: Made) => `/c/${contest.slug}/ballot`
const plain = (html: string) => html.replaceAll('\u00a0', ' ').replaceAll('<!-- -->', '')

function picked(made: Made, ...ids: string[]) {
  const shown = Object.values(made.ideas).map(({ id }, index) => [`shown[${index}]`, id])
  return Object.fromEntries([...shown, ...ids.map((id) => [`marks.i${id}`, '1'])])
}

describe('an owner', () => {
  const answers = {
    ...{ kind: 'contest', question: 'What shall we pay for?', who: 'confirmed', overlap: 'on', timeZone: 'UTC' },
    ...{ language: 'en', votes: 'unlimited', places: '3', closes: '2099-03-29T20:00', next: 'draft', rule: 'mes' },
  }

  test('says how much money there is, in what, and finds both again', async () => {
    const owner = await anEmployee({ role: 'owner' })
    const form = { ...answers, budget: '25000000', budgetUnit: '€' }
    const slug = (await visitRoute(fresh, '/c/new', { as: owner, form })).to?.split('/')[2] as string
    expect(await contestNamed(slug)).toMatchObject({ ballot: 'budget', rule: 'mes', budget: 25_000_000 })
    const shown = await visitRoute(edit, `/c/${slug}/edit`, { as: await again(owner), params: { contest: slug } })
    expect(shown.page).toMatchObject({ page: { values: { rule: 'mes', budget: '25000000', budgetUnit: '€' } } })
  })

  test('is asked for the sum when it is missing, and other ballots keep none', async () => {
    const owner = await anEmployee({ role: 'owner' })
    const refused = await visitRoute(fresh, '/c/new', { as: owner, form: answers })
    expect(JSON.stringify(refused.page)).toContain('Say how much there is to spend.')
    const form = { ...answers, rule: 'points', budget: '100', budgetUnit: '€' }
    const slug = (await visitRoute(fresh, '/c/new', { as: owner, form })).to?.split('/')[2] as string
    expect(await contestNamed(slug)).toMatchObject({ ballot: 'points', budget: null, budgetUnit: '' })
  })

  test('gives ideas their cost on the desk, and is told which have none', async () => {
    const made = await anElection()
    const bare = await anIdea({ contestId: made.contest.id, title: 'A roof over the queue' })
    const as = await again(made.owner)
    const where = `/c/${made.contest.slug}/desk/costs`
    expect((await visitRoute(desk, where, { as, ...at(made) })).page).toMatchObject({ desk: { uncosted: 1 } })
    const first = (await visitRoute(costs, where, { as, ...at(made) })).page as unknown as CostsPage
    expect(first.ideas[0]).toMatchObject({ id: bare.id, cost: null, frozen: false })
    const html = plain(renderHtml(<CostsView page={first} />, where))
    for (const words of ['The budget is 1,000 €', '1 idea has no cost yet.', 'Cost of “A roof over the queue”, €'])
      expect(html).toContain(words)
    expect(html.match(/Fixed since voting began/g)).toHaveLength(4)

    const save = (cost: string) =>
      visitRoute(costs, where, { as, form: { idea: bare.id, cost }, ...at(made) }) as Promise<{
        status: number
        page: unknown
      }>
    const wrong = await save('a lot')
    expect(wrong).toMatchObject({ status: 400, page: { values: { cost: 'a lot' } } })
    const refused = wrong.page as Parameters<typeof CostsView>[0]['refused']
    expect(renderHtml(<CostsView page={first} refused={refused} />, where)).toContain('value="a lot"')
    expect((await save('250')).status).toBe(303)
    expect((await ideaWithContest(bare.id))?.idea.cost).toBe(250)
    expect(await save('200')).toMatchObject({
      status: 409,
      page: { errors: { cost: ['Voting has begun: people have chosen by this cost, and it stays as it is.'] } },
    })
    expect((await ideaWithContest(bare.id))?.idea.cost).toBe(250)
  })

  test('finds no such page where no money is given out, and nobody else finds it at all', async () => {
    const made = await anElection()
    const other = await aContest({ hostId: made.owner.id })
    const as = await again(made.owner)
    expect((await visitRoute(costs, '/x', { as, ...at({ contest: other }) })).status).toBe(404)
    expect((await visitRoute(costs, '/x', { as: await aPerson(), ...at(made) })).status).toBe(404)
    const form = { idea: made.ideas.call.id, cost: '1' }
    expect((await visitRoute(costs, '/x', { as: await aPerson(), form, ...at(made) })).status).toBe(404)
  })
})

describe('an idea', () => {
  test('says what it costs, or that nobody has said it, and leads its owner to the place to say it', async () => {
    const made = await anElection()
    const bare = await anIdea({ contestId: made.contest.id })
    const money = async (id: string, as = made.owner) => (await ideaPage(await again(as), id)).money
    const desk = `/c/${made.contest.slug}/desk/costs?idea=${bare.id}`
    expect(await money(bare.id)).toEqual({
      cost: 'Nobody has said yet what this idea costs, so it is not on the ballot.',
      desk: { path: desk, label: expect.any(String) },
    })
    expect(await money(made.ideas.call.id, await aPerson())).toEqual({ cost: 'Costs 600\u00a0€.', desk: null })
    expect(await money((await anIdea()).id)).toBeUndefined()
  })

  test('says what it costs in the list of its contest too', async () => {
    const { contest } = await anElection()
    const { items } = await listIdeas(aVisitor(), contest)
    expect(items.map(({ cost }) => cost)).toContain('Costs 600\u00a0€.')
  })
})

describe('a voter without a script', () => {
  test('sees what each idea costs, picks some, and always what is left', async () => {
    const made = await anElection()
    await anIdea({ contestId: made.contest.id, title: 'Not yet priced' })
    await anIdea({ contestId: made.contest.id, title: 'A palace', cost: 5000 })
    const person = await aPerson()
    const page = async () =>
      (await visitRoute(ballot, path(made), { as: person, ...at(made) })).page as unknown as BallotPage
    const html = async () => plain(renderHtml(<BallotView page={await page()} />, path(made)))
    const before = await html()
    for (const words of ['Left: 1,000 € of 1,000 €', 'Pay for it: 600 €', '1 idea is not on the ballot yet'])
      expect(before).toContain(words)
    expect(before).toContain('Costs 5,000 €, more than the whole budget')
    expect(before.match(/type="checkbox"/g)).toHaveLength(4)
    expect(before).not.toContain('Not yet priced')

    const { call, saturday } = made.ideas
    const form = picked(made, call.id, saturday.id)
    expect((await visitRoute(ballot, path(made), { as: person, form, ...at(made) })).status).toBe(303)
    expect((await page()).marks).toEqual({ [call.id]: 1, [saturday.id]: 1 })
    const after = await html()
    expect(after).toContain('Left: 100 € of 1,000 €')
    expect(after.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2)
    await visitRoute(ballot, path(made), { as: person, form: picked(made, saturday.id), ...at(made) })
    expect((await page()).marks).toEqual({ [saturday.id]: 1 })
  })

  test('is told in words, in three languages, that it is too much, and finds the picks as they were', async () => {
    const made = await anElection()
    const person = await aPerson()
    const { call, queue, chair } = made.ideas
    const form = picked(made, call.id, queue.id, chair.id)
    const refused = await visitRoute(ballot, path(made), { as: person, form, ...at(made) })
    expect(refused).toMatchObject({ status: 409 })
    expect(await paperOf(made.contest.id, person.id)).toBeUndefined()
    const page = (await visitRoute(ballot, path(made), { as: person, ...at(made) })).page as unknown as BallotPage
    for (const [locale, words] of [
      ['en', 'Too much: take 100 € back.'],
      ['es', 'Queda: 0 € de 1000 €'],
      ['ru', 'Осталось: 0 € из 1000 €'],
    ] as const) {
      overwriteGetLocale(() => locale)
      const html = plain(renderHtml(<BallotView page={page} refused={refused.page ?? undefined} />, path(made)))
      expect(html.replaceAll('1 000', '1000')).toContain(words)
      expect(html).toContain('cost more than the budget')
      expect(html.match(/type="checkbox"[^>]*checked/g)).toHaveLength(3)
    }
  })
})

describe('the results', () => {
  test.each([
    [
      'mes-add1',
      'en',
      ['Where the money goes', 'Each of those who voted had', 'Paid by each supporter', 'Equal Shares'],
    ],
    ['mes', 'es', ['Adónde va el dinero', 'No compradas', 'Falta']],
    ['greedy', 'ru', ['Куда идут деньги', 'Пропущена: стоила больше остатка.']],
  ] as const)(
    'by %s in %s say where the money goes, and what other rules would have paid for',
    async (rule, locale, words) => {
      const made = await aPaperContest({ ballot: 'budget', rule })
      const { call, queue, chair } = made.ideas
      const vote = async (...ids: string[]) =>
        castPaper(await aPerson(), made.contest.slug, () => Object.fromEntries(ids.map((id) => [id, 1])))
      for (const ids of [[call.id], [call.id], [queue.id, chair.id], [queue.id], [chair.id]]) await vote(...ids)
      await vote(made.ideas.saturday.id)
      await closeContest(made.owner, made.contest.slug, 'Done.')
      const where = `/c/${made.contest.slug}/results`
      const { page } = await visitRoute(results, where, { as: await aPerson(), ...at(made) })
      overwriteGetLocale(() => locale)
      const html = plain(renderHtml(<ResultsView results={page as unknown as Results} />, where))
      for (const said of words) expect(html).toContain(said)
      expect(html).toContain('seat-chart__whole')
      expect(html).toContain('●')
      expect(html).not.toContain('style=')
    },
  )
})
