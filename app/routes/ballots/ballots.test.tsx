import { afterEach, describe, expect, test } from 'vitest'
import type { PaperBallot } from '#app/features/contests/ballots/ballots.ts'
import { ballots, rulesOf } from '#app/features/contests/ballots/ballots.ts'
import { rankedIds } from '#app/features/contests/ballots/rank-marks.ts'
import { RuleChoice } from '#app/features/contests/setup/rule-choice.tsx'
import { whenToChoose } from '#app/features/contests/setup/when-to-choose.server.ts'
import { cardsIn, type PackedList, unpackCard } from '#app/features/ideas/list/packed-list.ts'
import type { BallotPage } from '#app/features/votes/ballots/ballot-page.server.ts'
import { BallotView } from '#app/features/votes/ballots/ballot-view.tsx'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import type { Results } from '#app/features/winners/results/results-of.server.ts'
import { ResultsView } from '#app/features/winners/results/results-view.tsx'
import { overwriteGetLocale } from '#app/paraglide/runtime.js'
import * as ballot from '#app/routes/ballots/ballot.tsx'
import * as rank from '#app/routes/ballots/rank.ts'
import * as withdraw from '#app/routes/ballots/withdraw.ts'
import * as edit from '#app/routes/contests/edit.tsx'
import * as fresh from '#app/routes/contests/new.tsx'
import * as show from '#app/routes/contests/show.tsx'
import * as vote from '#app/routes/ideas/vote.ts'
import * as results from '#app/routes/winners/results.tsx'
import { newId } from '#drizzle/ids.ts'
import { paperOf } from '#drizzle/queries/ballot-papers.ts'
import { contestNamed } from '#drizzle/queries/contests.ts'
import { aContest, again, anEmployee, anIdea, aPerson } from '#tests/factory.ts'
import { aPaperContest } from '#tests/paper-contest.ts'
import { renderHtml } from '#tests/render-html.tsx'
import { visitRoute } from '#tests/visit-route.ts'

afterEach(() => overwriteGetLocale(() => 'en'))

type Made = Awaited<ReturnType<typeof aPaperContest>>
const at = ({ contest }: Made) => ({ params: { contest: contest.slug } })
const path = ({ contest }: Made) => `/c/${contest.slug}/ballot`
const page = async (made: Made, as: Awaited<ReturnType<typeof aPerson>>) =>
  (await visitRoute(ballot, path(made), { as, ...at(made) })).page as unknown as BallotPage

/** What a page of a ballot sends when only some fields were filled in. */
function filled(made: Made, marks: Record<string, string>) {
  const shown = Object.values(made.ideas).map(({ id }, index) => [`shown[${index}]`, id])
  return Object.fromEntries([...shown, ...Object.entries(marks).map(([id, mark]) => [`marks.i${id}`, mark])])
}

describe('an owner', () => {
  const answers = {
    ...{ kind: 'contest', question: 'Who decides by which ballot?', who: 'confirmed', overlap: 'on', timeZone: 'UTC' },
    ...{ language: 'en', votes: 'unlimited', places: '3', closes: '2099-03-29T20:00', next: 'draft' },
  }

  test('chooses a ballot by its rule, sets its limit, and finds both again', async () => {
    const owner = await anEmployee({ role: 'owner' })
    const form = { ...answers, rule: 'points', limit: '25' }
    const slug = (await visitRoute(fresh, '/c/new', { as: owner, form })).to?.split('/')[2] as string
    expect(await contestNamed(slug)).toMatchObject({ ballot: 'points', rule: 'points', votesPerPerson: 25 })
    const shown = await visitRoute(edit, `/c/${slug}/edit`, { as: await again(owner), params: { contest: slug } })
    expect(shown.page).toMatchObject({ page: { values: { rule: 'points', limit: '25', votesPerPerson: '' } } })
  })

  test('gets the usual limit without saying one, and none where nothing is spent', async () => {
    const owner = await anEmployee({ role: 'owner' })
    for (const [rule, limit] of [
      ['quadratic', 100],
      ['star', null],
      ['irv', 10],
      ['approval', null],
    ] as const) {
      const made = await visitRoute(fresh, '/c/new', { as: owner, form: { ...answers, rule } })
      expect(await contestNamed(made.to?.split('/')[2] as string)).toMatchObject({ rule, votesPerPerson: limit })
    }
  })

  test('reads what each ballot is and can try it, in every language', () => {
    for (const [locale, words] of [
      ['en', 'costs 1 credit'],
      ['es', 'cuesta 1 crédito'],
      ['ru', 'стоит 1 кредит'],
    ] as const) {
      overwriteGetLocale(() => locale)
      const html = renderHtml(<RuleChoice values={{ rule: 'score' }} errors={{}} choose={whenToChoose()} />)
      expect(html).toContain(words)
      expect(html.match(/<details class="ballot-example">/g)).toHaveLength(ballots.length)
      // What is tried belongs to no form.
      expect(html.match(/name="example-/g)?.length).toBe(html.match(/form="ballot-example"/g)?.length)
    }
  })
})

describe('the contract', () => {
  test.each(ballots.filter((each): each is PaperBallot => each !== 'approve'))('holds the ballot %s', async (kind) => {
    const { contest } = await aPaperContest({ ballot: kind, rule: rulesOf[kind][0] })
    const frozen = JSON.parse(contest.contract ?? '{}')
    expect(frozen).toMatchObject({ ballot: kind, rule: rulesOf[kind][0], votesPerPerson: contest.votesPerPerson })
  })
})

describe('a voter without a script', () => {
  test('marks ideas, sees the marks again, changes one and takes all back', async () => {
    const made = await aPaperContest({ ballot: 'score', rule: 'score' })
    const { call, queue } = made.ideas
    const person = await aPerson()
    const form = filled(made, { [call.id]: '4', [queue.id]: '0' })
    expect(await visitRoute(ballot, path(made), { as: person, form, ...at(made) })).toMatchObject({
      status: 303,
      to: path(made),
    })
    expect(await page(made, person)).toMatchObject({ state: 'counted', marks: { [call.id]: 4, [queue.id]: 0 } })
    await visitRoute(ballot, path(made), { as: person, form: filled(made, { [call.id]: '5' }), ...at(made) })
    expect((await page(made, person)).marks).toEqual({ [call.id]: 5 })
    await visitRoute(withdraw, path(made), { as: person, form: { x: '' }, ...at(made) })
    expect(await page(made, person)).toMatchObject({ state: 'none', marks: {} })
  })

  test('is told in words what is too much, and finds everything as written', async () => {
    const made = await aPaperContest({ ballot: 'quadratic', rule: 'quadratic', votesPerPerson: 25 })
    const { call, queue } = made.ideas
    const person = await aPerson()
    const form = filled(made, { [call.id]: '4', [queue.id]: '4' })
    const refused = await visitRoute(ballot, path(made), { as: person, form, ...at(made) })
    expect(refused).toMatchObject({ status: 409, page: { kept: { [call.id]: '4', [queue.id]: '4' } } })
    expect(await paperOf(made.contest.id, person.id)).toBeUndefined()
    const html = renderHtml(
      <BallotView page={await page(made, person)} refused={refused.page ?? undefined} />,
      path(made),
    )
    expect(html).toContain('This costs more credits than you have')
    expect(html.match(/type="number"[^>]*value="4"/g)).toHaveLength(2)
    expect(html).toContain('Credits left: 0 of 25')
    expect(html).toContain('Too much: take 7 back.')
  })

  test('puts ideas into an order press by press', async () => {
    const made = await aPaperContest({ ballot: 'rank', rule: 'schulze', votesPerPerson: 2 })
    const { call, queue, chair } = made.ideas
    const person = await aPerson()
    const press = (idea: string, step: string) =>
      visitRoute(rank, `${path(made)}/rank`, { as: person, form: { idea, step }, ...at(made) })
    const order = async () => rankedIds((await page(made, person)).marks)
    await press(call.id, 'add')
    await press(queue.id, 'add')
    await press(queue.id, 'up')
    expect(await order()).toEqual([queue.id, call.id])
    await press(chair.id, 'add')
    expect(await order()).toEqual([queue.id, call.id])
    await press(queue.id, 'remove')
    await press(chair.id, 'add')
    expect(await order()).toEqual([call.id, chair.id])
  })

  test('keeps a ballot as a guest and is asked to confirm an address', async () => {
    const made = await aPaperContest({ ballot: 'updown', rule: 'up-down' })
    const visitor = newId()
    const form = filled(made, { [made.ideas.call.id]: '-1' })
    const kept = await visitRoute(ballot, path(made), { visitor, form, ...at(made) })
    expect(kept.status).toBe(303)
    expect(kept.cookies.length).toBeGreaterThan(1)
    expect(await paperOf(made.contest.id, visitor)).toMatchObject({ state: 'provisional' })
    const shown = await visitRoute(ballot, path(made), { visitor, ...at(made) })
    const html = renderHtml(<BallotView page={shown.page as NonNullable<typeof shown.page>} />, path(made))
    expect(html).toContain('It counts once your address is confirmed')
  })

  test('pages through a long ballot without losing the other pages', async () => {
    const made = await aPaperContest({ ballot: 'score', rule: 'score' })
    for (let n = 0; n < 48; n++) await anIdea({ contestId: made.contest.id })
    const person = await aPerson()
    const first = await page(made, person)
    expect([first.ideas.length, first.pages]).toEqual([50, 2])
    const second = await visitRoute(ballot, `${path(made)}?page=2`, { as: person, ...at(made) })
    const rest = (second.page as unknown as BallotPage).ideas
    expect(rest).toHaveLength(2)
    expect(new Set([...first.ideas, ...rest].map(({ id }) => id)).size).toBe(52)
    const ids = [first.ideas[0]?.id as string, rest[0]?.id as string]
    for (const id of ids)
      await visitRoute(ballot, path(made), { as: person, form: { shown: id, [`marks.i${id}`]: '3' }, ...at(made) })
    expect((await page(made, person)).marks).toEqual({ [ids[0] as string]: 3, [ids[1] as string]: 3 })
  })
})

describe('the contest page', () => {
  test('leads to the ballot, has no votes to press and no order made of votes', async () => {
    const made = await aPaperContest({ ballot: 'score', rule: 'score' })
    const shown = await visitRoute(show, `/c/${made.contest.slug}`, { as: await aPerson(), ...at(made) })
    expect(shown.page).toMatchObject({
      contest: { hasBallot: true, takesVotes: true },
      list: {
        order: 'fair',
        countsHidden: false,
        votesLeft: null,
        offered: ['fair', 'new', 'quiet', 'debated', 'random'],
      },
    })
    const items = cardsIn((shown.page as unknown as { list: PackedList }).list.cards).map(({ line }) =>
      unpackCard(line),
    )
    expect(items.map(({ closed }) => closed)).toEqual(['ballot', 'ballot', 'ballot', 'ballot'])
    expect(items.every(({ votes }) => votes === undefined)).toBe(true)
    const top = await visitRoute(show, `/c/${made.contest.slug}?order=top`, { as: await aPerson(), ...at(made) })
    expect(top.page).toMatchObject({ list: { order: 'fair', fellBack: true } })
  })

  test('a press of an old vote button is refused in words', async () => {
    const made = await aPaperContest({ ballot: 'score', rule: 'score' })
    const { id } = made.ideas.call
    const pressed = await visitRoute(vote, `/i/${id}/vote`, {
      as: await aPerson(),
      form: { back: `/i/${id}` },
      params: { idea: id },
    })
    expect(pressed.status).toBe(303)
    expect(await paperOf(made.contest.id, id)).toBeUndefined()
  })

  test('a contest of votes has no ballot to fill in', async () => {
    const contest = await aContest()
    const given = { as: await aPerson(), params: { contest: contest.slug } }
    expect((await visitRoute(ballot, '/x', given)).status).toBe(404)
    expect((await visitRoute(rank, '/x', { ...given, form: { idea: 'abcd', step: 'add' } })).status).toBe(404)
  })
})

describe('the results', () => {
  test.each([
    ['score', 'en', ['Idea by idea', '95 % interval', 'seat-chart__interval']],
    ['star', 'es', ['Desempates', 'Lo que cuenta']],
    ['points', 'en', ['Points']],
    ['quadratic', 'ru', ['Идея за идеей']],
    ['up-down', 'en', ['Against', 'What counts, %']],
    ['schulze', 'ru', ['Кто кого побеждает']],
    ['irv', 'en', ['Round by round', 'First ranks', 'Not transferable']],
    ['borda', 'en', ['Idea by idea']],
    ['stv-scottish', 'en', ['Round by round', 'Quota:']],
    ['stv-meek', 'en', ['Round by round', 'Quota:']],
  ] as const)('of %s in %s print the rule, a table and bars', async (rule, locale, words) => {
    const kind = ballots.find((each) => (rulesOf[each] as readonly string[]).includes(rule)) as PaperBallot
    const made = await aPaperContest({ ballot: kind, rule })
    const { call, queue, chair } = made.ideas
    for (const marks of [
      { [call.id]: 1, [queue.id]: 1 },
      { [queue.id]: 1, [chair.id]: 1 },
      { [queue.id]: kind === 'updown' ? -1 : 2, [call.id]: 1 },
    ]) {
      const ranks = kind === 'rank' ? Object.fromEntries(Object.keys(marks).map((id, index) => [id, index + 1])) : marks
      expect(await castPaper(await aPerson(), made.contest.slug, () => ranks)).toMatchObject({ ok: true })
    }
    await closeContest(made.owner, made.contest.slug, 'Done.')
    const where = `/c/${made.contest.slug}/results`
    const { page: found } = await visitRoute(results, where, { as: await aPerson(), ...at(made) })
    overwriteGetLocale(() => locale)
    const html = renderHtml(<ResultsView results={found as unknown as Results} />, where)
    for (const said of words) expect(html).toContain(said)
    expect(html).toContain('<svg class="seat-chart" role="img" aria-label="')
    expect(html).toContain('Show the queue')
    expect(html).not.toContain('style=')
  })
})
