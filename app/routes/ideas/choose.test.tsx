import { afterEach, describe, expect, test } from 'vitest'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { pairKey } from '#app/features/ranking/pairs/pair-key.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import type { ChoosePage } from '#app/features/votes/choose/choose-page.server.ts'
import { ChooseView } from '#app/features/votes/choose/choose-view.tsx'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import type { Desk } from '#app/features/winners/desk/desk-of.server.ts'
import { DeskView } from '#app/features/winners/desk/desk-view.tsx'
import { overwriteGetLocale } from '#app/paraglide/runtime.js'
import * as show from '#app/routes/contests/show.tsx'
import * as choose from '#app/routes/ideas/choose.tsx'
import * as undo from '#app/routes/ideas/choose-undo.ts'
import * as desk from '#app/routes/winners/desk.tsx'
import * as results from '#app/routes/winners/results.tsx'
import { takeNote } from '#app/web/note.server.ts'
import { readVisitor } from '#app/web/visitor.server.ts'
import { transaction } from '#drizzle/database.ts'
import { comparisonsBy } from '#drizzle/queries/comparisons.ts'
import { type ContestRow, changeContest } from '#drizzle/queries/contests.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { aContestToCompare } from '#tests/comparing.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { again, anEmployee, aPerson, aRequest, aVisitor } from '#tests/factory.ts'
import { renderHtml } from '#tests/render-html.tsx'
import { visitRoute } from '#tests/visit-route.ts'

afterEach(() => overwriteGetLocale(() => 'en'))

type Someone = { as?: Viewer; visitor?: string }
const address = (contest: ContestRow) => `/c/${contest.slug}/choose`
const paramsOf = (contest: ContestRow) => ({ contest: contest.slug })
const asBrowser = (cookies: string[]) => aRequest('/', { headers: { Cookie: cookieHeader(cookies) } })
const noteOf = (cookies: string[]) => takeNote(asBrowser(cookies)).note

async function open(contest: ContestRow, who: Someone, query = '') {
  const answer = await visitRoute(choose, address(contest) + query, { ...who, params: paramsOf(contest) })
  return answer.page as unknown as ChoosePage
}
const post = (contest: ContestRow, who: Someone, form: Record<string, string>) =>
  visitRoute(choose, address(contest), { ...who, form, params: paramsOf(contest) })

async function answer(contest: ContestRow, who: Someone, choice = 'first') {
  const page = await open(contest, who)
  const answered = await post(contest, who, { pair: page.pair?.token ?? '', choice })
  return { page, answered }
}

describe('a customer', () => {
  test('answers, comes to the next pair, and to a calm end', async () => {
    const { contest } = await aContestToCompare(3)
    const who = { as: await aPerson() }
    const met: string[] = []
    for (let n = 0; n < 3; n++) {
      const { page, answered } = await answer(contest, who)
      expect([page.done, page.goal]).toEqual([n, 3])
      expect(answered).toMatchObject({ status: 303, to: address(contest) })
      met.push(pairKey(page.pair?.first.id ?? '', page.pair?.second.id ?? ''))
    }
    expect(new Set(met).size).toBe(3)
    const end = await open(contest, who)
    expect(end.pair).toBeNull()
    for (const [locale, words] of [
      ['en', 'You have compared everything there is.'],
      ['es', 'Ya comparaste todo lo que hay.'],
      ['ru', 'Вы сравнили всё, что есть.'],
    ] as const) {
      overwriteGetLocale(() => locale)
      expect(renderHtml(<ChooseView page={end} />, address(contest))).toContain(words)
    }
  })

  test('is told no votes and no scores, only two ideas', async () => {
    const { contest, ideas } = await aContestToCompare(2, { counts: 'shown' })
    await transaction(() =>
      changeIdea(ideas[0]?.id as string, { votes: 765_432, pairWins: 654_321, pairScore: 0.987654 }),
    )
    const page = await open(contest, { as: await aPerson() })
    expect(JSON.stringify(page)).not.toMatch(/765432|654321|987654|votes"|score"/i)
    const html = renderHtml(<ChooseView page={page} />, address(contest))
    expect(html.match(/name="choice"/g)).toHaveLength(4)
    expect(html).not.toContain('style=')
  })

  test('finds what they preferred, with a vote button for it', async () => {
    const { contest } = await aContestToCompare(2)
    const who = { as: await aPerson() }
    const { page } = await answer(contest, who, 'second')
    const after = await open(contest, who)
    expect(after.preferred.map(({ id, voted }) => [id, voted])).toEqual([[page.pair?.second.id, null]])
    await castVote(who.as, page.pair?.second.id as string)
    expect((await open(contest, who)).preferred).toMatchObject([{ voted: 'counted' }])
    const html = renderHtml(<ChooseView page={after} />, address(contest))
    expect(html).toContain(`action="/i/${page.pair?.second.id}/vote"`)
    expect(html).toContain('Of the ideas you met you preferred these')
  })

  test('takes the last answer back and is asked the same two again', async () => {
    const { contest } = await aContestToCompare(4)
    const who = { as: await aPerson() }
    await answer(contest, who)
    const { page } = await answer(contest, who)
    const { latest } = await open(contest, who)
    const form = { latest: latest ?? '' }
    const undone = await visitRoute(undo, `${address(contest)}/undo`, { ...who, form, params: paramsOf(contest) })
    expect(undone.status).toBe(303)
    expect(noteOf(undone.cookies)?.text).toBe('Taken back. Here are the two again.')
    const shown = await open(contest, who, new URL(undone.to ?? '', 'http://x').search)
    expect([shown.pair?.first.id, shown.pair?.second.id].sort()).toEqual(
      [page.pair?.first.id, page.pair?.second.id].sort(),
    )

    const twice = await visitRoute(undo, `${address(contest)}/undo`, { ...who, form, params: paramsOf(contest) })
    expect(noteOf(twice.cookies)).toMatchObject({ tone: 'refused' })
    expect(await comparisonsBy(contest.id, who.as.id)).toBe(1)
  })

  test('presses again after going back: the same answer is one, another is refused in words', async () => {
    const { contest } = await aContestToCompare(3)
    const who = { as: await aPerson() }
    const { page } = await answer(contest, who)
    const pair = page.pair?.token ?? ''
    expect(noteOf((await post(contest, who, { pair, choice: 'first' })).cookies)).toBeUndefined()
    expect(noteOf((await post(contest, who, { pair, choice: 'second' })).cookies)?.text).toContain(
      'compared these two already',
    )
    expect(await comparisonsBy(contest.id, who.as.id)).toBe(1)
  })

  test.each<Record<string, string>>([{}, { pair: 'x' }, { pair: 'x', choice: 'first' }, { choice: 'first' }])(
    'gets the next pair for a form that is none of ours: %j',
    async (form) => {
      const { contest } = await aContestToCompare(2)
      const refused = await post(contest, { as: await aPerson() }, { nothing: '', ...form })
      expect(refused).toMatchObject({ status: 303, to: address(contest) })
      expect(noteOf(refused.cookies)?.tone).toBe('refused')
    },
  )
})

describe('a stranger', () => {
  test('may take part as they may vote, and is remembered from the first answer on', async () => {
    const { contest } = await aContestToCompare(3)
    const { answered } = await answer(contest, {})
    const visitor = readVisitor(asBrowser(answered.cookies)) as string
    expect(visitor).toMatch(/^[0-9a-z]{26}$/)
    expect(await comparisonsBy(contest.id, visitor)).toBe(1)

    const next = await open(contest, { visitor })
    expect(next).toMatchObject({
      done: 1,
      waits: { missing: 'confirm', href: `/in?next=${encodeURIComponent(address(contest))}` },
    })
    await post(contest, { visitor }, { pair: next.pair?.token ?? '', choice: 'neither' })
    expect(await comparisonsBy(contest.id, visitor)).toBe(2)
    const guest = await viewerFrom((await personById(visitor)) as PersonRow)
    expect(guest.kind).toBe('guest')
  })

  test('only looking leaves no cookie and no row', async () => {
    const { contest } = await aContestToCompare(2)
    const visitor = aVisitor().id
    const shown = await visitRoute(choose, address(contest), { visitor, params: paramsOf(contest) })
    expect(shown.cookies).toEqual([])
    expect(await personById(visitor)).toBeUndefined()
  })

  test('is led to sign in and back where only accounts take part', async () => {
    const { contest } = await aContestToCompare(2, { takePart: 'customers' })
    const sent = await visitRoute(choose, address(contest), { params: paramsOf(contest) })
    expect(sent).toMatchObject({ status: 303, to: `/in?next=${encodeURIComponent(address(contest))}` })
    const colleague = await visitRoute(choose, address(contest), { as: await anEmployee(), params: paramsOf(contest) })
    expect(colleague.status).toBe(403)
  })
})

test('before and after voting the contest’s page says why not', async () => {
  const over = new Date(Date.now() - 1000)
  for (const [given, words] of [
    [{ votingFrom: new Date(Date.now() + 3_600_000) }, 'Voting has not begun yet.'],
    [{ ideasUntil: over, votingUntil: over }, 'Voting is closed.'],
  ] as const) {
    const { contest } = await aContestToCompare(2, given)
    const sent = await visitRoute(choose, address(contest), { as: await aPerson(), params: paramsOf(contest) })
    expect([sent.status, sent.to]).toEqual([303, `/c/${contest.slug}`])
    expect(noteOf(sent.cookies)?.text).toBe(words)
  }
})

test('the contest’s page leads there while there is something to choose, and only then', async () => {
  const mayChoose = async (given: Partial<ContestRow>, ideas: number, as?: Viewer) => {
    const { contest } = await aContestToCompare(2, given)
    await transaction(() => changeContest(contest.id, { ideas }))
    const { page } = await visitRoute(show, `/c/${contest.slug}`, { as, params: paramsOf(contest) })
    return (page as unknown as { contest: { mayChoose: boolean } }).contest.mayChoose
  }
  expect(await mayChoose({}, 2)).toBe(true)
  expect(await mayChoose({}, 1)).toBe(false)
  expect(await mayChoose({ votingFrom: new Date(Date.now() + 3_600_000) }, 2)).toBe(false)
  expect(await mayChoose({ takePart: 'customers' }, 2)).toBe(true)
  expect(await mayChoose({ takePart: 'customers' }, 2, await anEmployee())).toBe(false)
})

test('the team finds the order on the desk at once, everybody in the results after the close', async () => {
  const owner = await anEmployee({ role: 'owner' })
  const { contest } = await aContestToCompare(3, { hostId: owner.id })
  const host = { as: await again(owner) }
  const at = (route: typeof desk | typeof results, path: string, who: Someone) =>
    visitRoute(route, `/c/${contest.slug}/${path}`, { ...who, params: paramsOf(contest) })
  expect((await at(desk, 'desk', host)).page).toMatchObject({ desk: { pairs: null } })
  const { page } = await answer(contest, { as: await aPerson() })
  await answer(contest, { as: await aPerson() }, 'undecided')
  await answer(contest, {}, 'neither')

  const winner = page.pair?.first
  const pairs = {
    ...{ comparisons: 3, undecided: 1, neither: 0, waiting: 1 },
    ideas: [
      { id: winner?.id, score: 2 / 3, wins: 1, losses: 0 },
      { id: page.pair?.second.id, score: 1 / 3, wins: 0, losses: 1 },
    ],
  }
  const shown = (await at(desk, 'desk', host)).page as unknown as { desk: Desk }
  expect(shown.desk).toMatchObject({ pairs })
  expect((await at(desk, 'desk', { as: await aPerson() })).status).toBe(404)
  for (const [locale, words] of [
    ['en', 'How comparisons would order the ideas'],
    ['es', 'Cómo ordenarían las ideas las comparaciones'],
    ['ru', '3 сравнения двух идей'],
  ] as const) {
    overwriteGetLocale(() => locale)
    expect(renderHtml(<DeskView desk={shown.desk} />, '/')).toContain(words)
  }
  overwriteGetLocale(() => 'en')

  await closeContest(host.as, contest.slug, 'Done.')
  expect((await at(results, 'results', {})).page).toMatchObject({ pairs })
})
