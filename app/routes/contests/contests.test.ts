import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { describe, expect, test } from 'vitest'
import { createContest } from '#app/features/contests/create-contest.server.ts'
import { openContest } from '#app/features/contests/open-contest.server.ts'
import { cardsIn, type PackedList, unpackCard } from '#app/features/ideas/list/packed-list.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import * as calendar from '#app/routes/contests/calendar.ts'
import * as clone from '#app/routes/contests/clone.tsx'
import * as contract from '#app/routes/contests/contract.ts'
import * as debate from '#app/routes/contests/debate.tsx'
import * as debates from '#app/routes/contests/debates.tsx'
import * as draft from '#app/routes/contests/draft.ts'
import * as discard from '#app/routes/contests/draft-discard.ts'
import * as edit from '#app/routes/contests/edit.tsx'
import * as extend from '#app/routes/contests/extend.tsx'
import * as atom from '#app/routes/contests/feed-atom.ts'
import * as json from '#app/routes/contests/feed-json.ts'
import * as fresh from '#app/routes/contests/new.tsx'
import * as newDraft from '#app/routes/contests/new-draft.ts'
import * as newDiscard from '#app/routes/contests/new-draft-discard.ts'
import * as note from '#app/routes/contests/note.tsx'
import * as open from '#app/routes/contests/open.tsx'
import * as preview from '#app/routes/contests/preview.tsx'
import * as results from '#app/routes/contests/results-list.tsx'
import * as show from '#app/routes/contests/show.tsx'
import * as home from '#app/routes/site/home.tsx'
import { contestNotesOf } from '#drizzle/queries/contest-notes.ts'
import { contestNamed, contestsFor } from '#drizzle/queries/contests.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aContest, again, aModerator, anAdmin, anEmployee, anIdea, aPerson, aRequest } from '#tests/factory.ts'

interface Route {
  loader?: (given: LoaderFunctionArgs) => unknown
  action?: (given: ActionFunctionArgs) => unknown
}

const day = 24 * 60 * 60 * 1000

/** What this person's browser gets: status, where to, and what the page is told. */
async function visit(route: Route, path: string, { as, form }: { as?: Viewer; form?: Record<string, string> } = {}) {
  const cookie = as ? cookieHeader([await startSession((await personById(as.id)) as PersonRow, aRequest('/'))]) : ''
  const [, kind, name = ''] = path.split('?')[0]?.split('/') ?? []
  const params = kind === 'd' ? { debate: name } : { contest: name }
  const given = { request: aRequest(path, { form, headers: { Cookie: cookie } }), params, context: {} }
  const answer = await Promise.resolve((form ? route.action : route.loader)?.(given)).catch((thrown: unknown) => thrown)
  if (answer instanceof Response) {
    return {
      status: answer.status,
      to: answer.headers.get('Location'),
      text: await answer.text(),
      headers: answer.headers,
      page: null as unknown,
    }
  }
  if (answer instanceof Error) throw answer
  const { data = answer, init } = answer as { data?: unknown; init?: ResponseInit | null }
  return { status: init?.status ?? 200, to: null, text: '', headers: new Headers(init?.headers), page: data as unknown }
}

const anOwner = () => anEmployee({ role: 'owner' })
const cardsOf = (cards: string) => cardsIn(cards).map(({ line }) => unpackCard(line))

const answers = {
  ...{
    kind: 'contest',
    question: 'What would spare you the wait?',
    title: 'No more waiting',
    who: 'confirmed',
    overlap: 'on',
  },
  ...{ timeZone: 'Europe/Madrid', language: 'en', votes: 'some', votesPerPerson: '3', places: '2', quorum: '4' },
  ...{ closes: '2099-03-29T20:00', promiseDays: '5', tags: 'phone, branches, Phone', next: 'open' },
}

async function aDraft(wish: Partial<Parameters<typeof createContest>[1]> = {}) {
  const author = await anOwner()
  const made = await createContest(author, { question: 'Why?', closes: new Date(Date.now() + 14 * day), ...wish })
  if (!made.ok) throw new Error(made.reason)
  return { owner: await again(author), contest: made.contest }
}

async function opened(wish: Parameters<typeof aDraft>[0] = {}) {
  const { owner, contest } = await aDraft(wish)
  const done = await openContest(owner, contest.slug)
  if (!done.ok) throw new Error(done.reason)
  return { owner, contest: done.contest }
}

describe('setting up', () => {
  test('an owner goes from one page to the question whether to open, and on to the open contest', async () => {
    const owner = await anOwner()
    const sent = await visit(fresh, '/c/new', { as: owner, form: answers })
    expect(sent).toMatchObject({ status: 303, to: '/c/no-more-waiting/open' })
    expect(await contestNamed('no-more-waiting')).toMatchObject({
      ...{ state: 'draft', votesPerPerson: 3, places: 2, quorum: 4, tags: ['phone', 'branches'] },
      votingUntil: new Date('2099-03-29T18:00:00Z'),
    })

    const asked = await visit(open, '/c/no-more-waiting/open', { as: owner })
    expect(asked.page).toMatchObject({ title: 'No more waiting', faults: [] })
    const done = await visit(open, '/c/no-more-waiting/open', { as: owner, form: {} })
    expect(done).toMatchObject({ status: 303, to: '/c/no-more-waiting' })
    expect(await visit(show, '/c/no-more-waiting')).toMatchObject({ page: { contest: { phase: 'voting', places: 2 } } })
  })

  test('what is wrong is said beside its field, and nothing written is lost', async () => {
    const wrong = {
      ...answers,
      question: '',
      places: 'many',
      timeZone: 'Mars/Base',
      invited: 'ana@example.org, nobody@',
    }
    const refused = await visit(fresh, '/c/new', { as: await anOwner(), form: wrong })
    expect(refused.status).toBe(400)
    expect(Object.keys((refused.page as { errors: object }).errors).sort()).toEqual([
      'invited',
      'places',
      'question',
      'timeZone',
    ])
    expect((refused.page as { errors: { invited: string[] } }).errors.invited).toEqual([
      '“nobody@” is neither an e-mail address nor a domain.',
    ])
    expect((refused.page as { values: object }).values).toEqual(wrong)
  })

  test.each([
    [{ closes: '' }, 'closes'],
    [{ closes: '2020-01-01T10:00' }, 'closes'],
    [{ votesPerPerson: '' }, 'votesPerPerson'],
    [{ juryUntil: '2099-03-01T10:00' }, 'juryUntil'],
    [{ audience: 'employees' }, 'audience'],
  ])('%j is refused at %s', async (change, field) => {
    const refused = await visit(fresh, '/c/new', { as: await anOwner(), form: { ...answers, ...change } })
    expect(refused).toMatchObject({ status: 400, page: { ok: false, errors: { [field]: [expect.any(String)] } } })
  })

  test('a box needs no close', async () => {
    const sent = await visit(fresh, '/c/new', {
      as: await anOwner(),
      form: { ...answers, kind: 'box', closes: '', title: 'The box' },
    })
    expect(sent.status).toBe(303)
    expect(await contestNamed('the-box')).toMatchObject({ kind: 'box', votingUntil: null, answerBy: null })
  })

  test('only those who may start contests see the page; strangers are asked to sign in', async () => {
    expect(await visit(fresh, '/c/new')).toMatchObject({ status: 303, to: '/in?next=%2Fc%2Fnew' })
    for (const as of [await aPerson(), await anEmployee(), await aModerator()]) {
      expect(await visit(fresh, '/c/new', { as })).toMatchObject({ status: 404 })
      expect(await visit(fresh, '/c/new', { as, form: answers })).toMatchObject({ status: 404 })
      expect(await visit(newDraft, '/c/new/draft', { as, form: answers })).toMatchObject({ status: 404 })
    }
    expect(await visit(fresh, '/c/new', { form: answers })).toMatchObject({ status: 404 })
  })

  test('what is being written is kept however unfinished, shown again, and forgotten on request', async () => {
    const owner = await anOwner()
    await visit(newDraft, '/c/new/draft', { as: owner, form: { question: 'Half a', places: 'some', nonsense: 'x' } })
    const back = (await visit(fresh, '/c/new', { as: owner })).page as { page: { values: object; restoredAt: Date } }
    expect(back.page.values).toMatchObject({ question: 'Half a', places: 'some' })
    expect(back.page.restoredAt).toBeInstanceOf(Date)
    expect(await visit(fresh, '/c/new', { as: await anOwner() })).toMatchObject({
      page: { page: { restoredAt: null } },
    })

    await visit(newDiscard, '/c/new/draft/discard', { as: owner, form: {} })
    expect(await visit(fresh, '/c/new', { as: owner })).toMatchObject({ page: { page: { restoredAt: null } } })
  })

  test('a draft changes on its page; a second tab with an older version is refused with its words kept', async () => {
    const { owner, contest } = await aDraft({ title: 'Before' })
    const shown = (await visit(edit, `/c/${contest.slug}/edit`, { as: owner })).page as {
      page: { values: Record<string, string> }
    }
    const form = { ...shown.page.values, title: 'After', next: 'draft' }
    expect(await visit(edit, `/c/${contest.id}/edit`, { as: owner, form })).toMatchObject({ to: '/c/after/edit' })
    const late = await visit(edit, `/c/${contest.id}/edit`, { as: owner, form: { ...form, title: 'Late' } })
    expect(late).toMatchObject({
      status: 409,
      page: { values: { title: 'Late' }, formErrors: [expect.stringContaining('changed')] },
    })
  })

  test('showing and sending a draft unchanged changes nothing of it', async () => {
    const invited = { emails: ['ana@example.org'], domains: ['example.com'] }
    const { owner, contest } = await aDraft({
      audience: 'invited',
      takePart: 'invited',
      eligibility: 'invited',
      invited,
      overlap: false,
    })
    const shown = (await visit(edit, `/c/${contest.slug}/edit`, { as: owner })).page as {
      page: { values: Record<string, string> }
    }
    await visit(edit, `/c/${contest.id}/edit`, { as: owner, form: { ...shown.page.values, next: 'draft' } })
    const after = await contestNamed(contest.id)
    // The page knows minutes, no seconds.
    const inMinutes = (row: typeof contest | undefined) =>
      JSON.parse(JSON.stringify({ ...row, version: 0, updatedAt: 0 }).replaceAll(/:\d\d\.\d{3}Z/g, 'Z'))
    expect(inMinutes(after)).toEqual(inMinutes(contest))
  })
})

describe('after opening', () => {
  test('a change answers 409 and the page of the draft leads to the contest', async () => {
    const { owner, contest } = await opened()
    const sent = await visit(edit, `/c/${contest.slug}/edit`, { as: owner, form: answers })
    expect(sent).toMatchObject({ status: 409, page: { values: answers } })
    expect(await contestNamed(contest.id)).toEqual(await contestNamed(contest.slug))
    expect(await visit(edit, `/c/${contest.slug}/edit`, { as: owner })).toMatchObject({
      status: 303,
      to: `/c/${contest.slug}`,
    })
    expect(await visit(open, `/c/${contest.slug}/open`, { as: owner, form: {} })).toMatchObject({ status: 409 })
  })

  test('dates move only forward, with a word everybody reads', async () => {
    const { owner, contest } = await opened({ timeZone: 'Europe/Madrid', closes: new Date('2099-03-01T19:00:00Z') })
    const path = `/c/${contest.slug}/extend`
    const { values } = (await visit(extend, path, { as: owner })).page as { values: Record<string, string> }
    expect(values).toMatchObject({ votingUntil: '2099-03-01T20:00' })

    const earlier = { ...values, votingUntil: '2099-02-01T20:00', note: 'Sooner.' }
    const refused = {
      status: 409,
      page: { errors: { votingUntil: [expect.stringContaining('frozen')] }, values: { note: 'Sooner.' } },
    }
    expect(await visit(extend, path, { as: owner, form: earlier })).toMatchObject(refused)
    expect(
      await visit(extend, path, { as: owner, form: { ...values, votingUntil: '2099-03-04T20:00', note: '' } }),
    ).toMatchObject({ status: 400 })

    const later = { ...values, votingUntil: '2099-03-04T20:00', note: 'Three days more.' }
    expect(await visit(extend, path, { as: owner, form: later })).toMatchObject({ status: 303 })
    expect(await contestNamed(contest.id)).toMatchObject({ votingUntil: new Date('2099-03-04T19:00:00Z') })
    const page = (await visit(show, `/c/${contest.slug}`)).page as { contest: { journal: { html: string }[] } }
    expect(page.contest.journal[0]?.html).toContain('Three days more.')
  })

  test('the contract can be fetched byte for byte', async () => {
    const { contest } = await opened()
    const got = await visit(contract, `/c/${contest.slug}/contract.json`)
    expect(got.text).toBe(contest.contract)
    expect(got.headers.get('ETag')).toBe(`"${contest.contractHash}"`)
  })
})

describe('what belongs to the owner', () => {
  test.each<[string, Route, boolean]>([
    ['edit', edit, true],
    ['draft', draft, true],
    ['draft/discard', discard, true],
    ['open', open, true],
    ['extend', extend, false],
    ['clone', clone, true],
    ['note', note, true],
    ['preview', preview, true],
  ])('/%s does not exist for others', async (page, route) => {
    const [hidden, seen] = [(await aDraft()).contest, (await opened()).contest]
    for (const { slug } of [hidden, seen]) {
      for (const as of [undefined, await aPerson(), await anOwner(), await aModerator()]) {
        const path = `/c/${slug}/${page}`
        if (route.loader) expect(await visit(route, path, { as })).toMatchObject({ status: 404 })
        if (route.action)
          expect(await visit(route, path, { as, form: { ...answers, note: 'x', text: 'x' } })).toMatchObject({
            status: 404,
          })
      }
    }
    expect(await contestNamed(hidden.id)).toEqual(hidden)
    expect(await contestNotesOf(seen.id)).toEqual([])
  })

  test('a clone is a draft of its own', async () => {
    const { owner, contest } = await opened({ title: 'Again' })
    expect(await visit(clone, `/c/${contest.slug}/clone`, { as: owner, form: {} })).toMatchObject({
      to: '/c/again-2/edit',
    })
    expect(await contestNamed('again-2')).toMatchObject({ state: 'draft', clonedFrom: contest.id })
  })

  test('a note stands in the journal, safely rendered', async () => {
    const { owner, contest } = await opened()
    const text = 'We **heard** you. <script>alert(1)</script>'
    await visit(note, `/c/${contest.slug}/note`, { as: owner, form: { text } })
    const { contest: page } = (await visit(show, `/c/${contest.slug}`)).page as {
      contest: { journal: { html: string }[] }
    }
    expect(page.journal[0]?.html).toContain('heard')
    expect(page.journal[0]?.html).not.toContain('<script')
  })

  test('the preview shows what a stranger sees, not what the owner does', async () => {
    const { owner, contest } = await aDraft({ counts: 'hidden' })
    const seen = (await visit(preview, `/c/${contest.slug}/preview`, { as: owner })).page
    expect(seen).toMatchObject({
      isDraft: true,
      contest: { phase: 'voting', manages: false, known: false, mayPropose: true },
    })

    const live = await opened({ counts: 'hidden' })
    await anIdea({ contestId: live.contest.id, votes: 7 })
    await anIdea({ contestId: live.contest.id, state: 'held' })
    const eyes = (await visit(preview, `/c/${live.contest.slug}/preview`, { as: live.owner })).page as {
      list: PackedList
    }
    expect(eyes).toMatchObject({ contest: { manages: false }, list: { countsHidden: true } })
    const cards = cardsOf(eyes.list.cards)
    expect(cards).toHaveLength(1)
    expect(cards[0]).not.toHaveProperty('votes')
  })
})

describe('reading', () => {
  test('a draft, or a contest for others, is not there', async () => {
    const draft = (await aDraft()).contest
    const internal = await aContest({ audience: 'employees', takePart: 'employees' })
    for (const { slug } of [draft, internal]) {
      for (const [route, path] of [
        [show, ''],
        [calendar, '/calendar.ics'],
        [contract, '/contract.json'],
        [atom, '/feed.atom'],
        [json, '/feed.json'],
      ] as const) {
        expect(await visit(route, `/c/${slug}${path}`, { as: await aPerson() })).toMatchObject({ status: 404 })
      }
    }
    expect(await visit(show, `/c/${internal.slug}`, { as: await anEmployee() })).toMatchObject({ status: 200 })
    expect(await visit(atom, `/c/${internal.slug}/feed.atom`, { as: await anEmployee() })).toMatchObject({
      status: 404,
    })
  })

  test('the seed of the lots stays secret', async () => {
    const { owner, contest } = await opened()
    for (const as of [undefined, owner]) {
      const { page } = await visit(show, `/c/${contest.slug}`, { as })
      expect(JSON.stringify(page)).not.toContain(contest.seed)
      expect(JSON.stringify(page)).toContain(contest.seedHash)
    }
  })

  test('a list is ordered, narrowed and read on by its address', async () => {
    const contest = await aContest({ tags: ['phone'] })
    for (let nth = 0; nth < 23; nth++) await anIdea({ contestId: contest.id, title: `Idea ${nth}`, votes: nth })
    type Listed = { list: PackedList }
    const first = (await visit(show, `/c/${contest.slug}?order=top`)).page as Listed
    expect(first.list.order).toBe('top')
    expect(cardsOf(first.list.cards)).toMatchObject({ length: 20, 0: { title: 'Idea 22' } })
    const next = (await visit(show, `/c/${contest.slug}?order=top&cursor=${first.list.next}`)).page as Listed
    expect(cardsOf(next.list.cards).map(({ title }) => title)).toEqual(['Idea 2', 'Idea 1', 'Idea 0'])
    expect(next.list.next).toBeNull()
    expect(await visit(show, `/c/${contest.slug}?cursor=nonsense`)).toMatchObject({ status: 400 })
  })

  test('a debate has an address of its own', async () => {
    const argued = await aContest({ kind: 'debate' })
    const voted = await aContest()
    expect(await visit(show, `/c/${argued.slug}`)).toMatchObject({ status: 303, to: `/d/${argued.slug}` })
    expect(await visit(debate, `/d/${voted.slug}`)).toMatchObject({ status: 303, to: `/c/${voted.slug}` })
    expect(await visit(debate, `/d/${argued.slug}`)).toMatchObject({ page: { contest: { phase: 'discussion' } } })
    const hidden = await aContest({ kind: 'debate', audience: 'employees', takePart: 'employees' })
    expect(await visit(debate, `/d/${hidden.slug}`)).toMatchObject({ status: 404 })
    const { page } = await visit(debates, '/debates')
    const slugs = (page as { open: { slug: string }[] }).open.map(({ slug }) => slug)
    expect(slugs).toContain(argued.slug)
    expect(slugs).not.toContain(hidden.slug)
    expect(slugs).not.toContain(voted.slug)
  })

  test('results list what is concluded, and the front page what is open', async () => {
    const concluded = await aContest({ state: 'concluded', concludedAt: new Date() })
    const running = await aContest()
    const internal = await aContest({ audience: 'employees', takePart: 'employees' })
    const { page: over } = await visit(results, '/results')
    expect((over as { concluded: { slug: string }[] }).concluded.map(({ slug }) => slug)).toContain(concluded.slug)

    const front = async (as?: Viewer) =>
      ((await visit(home, '/', { as })).page as { open: { slug: string }[] }).open.map(({ slug }) => slug)
    expect(await front()).toContain(running.slug)
    expect(await front()).not.toContain(internal.slug)
    expect(await front()).not.toContain(concluded.slug)
    expect(await front(await anEmployee())).toContain(internal.slug)
  })

  test('drafts on the front page are their owners’ only', async () => {
    const { owner, contest } = await aDraft()
    const drafts = async (as?: Viewer) =>
      ((await visit(home, '/', { as })).page as { drafts: { slug: string }[] }).drafts.map(({ slug }) => slug)
    expect(await drafts(owner)).toContain(contest.slug)
    expect(await drafts(await anAdmin())).toContain(contest.slug)
    for (const as of [undefined, await aPerson(), await anOwner()]) expect(await drafts(as)).not.toContain(contest.slug)
    expect((await contestsFor(await anOwner(), 'draft')).map((row) => row.contest.slug)).not.toContain(contest.slug)
  })
})

describe('for other programs', () => {
  test('feeds say what a stranger may read, and escape it', async () => {
    const contest = await aContest({ title: 'Wait & <see>', counts: 'hidden' })
    const author = await aPerson({ name: 'Ana "<b>"' })
    await anIdea({ contestId: contest.id, authorId: author.id, title: 'Public <script>', votes: 987654 })
    await anIdea({ contestId: contest.id, title: 'Held', state: 'held' })
    await anIdea({ contestId: contest.id, title: 'Hidden', state: 'hidden' })
    await anIdea({ contestId: contest.id, title: 'Secret need', beneath: 'Only for the team', beneathFor: 'team' })

    const feed = await visit(atom, `/c/${contest.slug}/feed.atom`, { as: await anAdmin() })
    expect(feed.headers.get('Content-Type')).toContain('application/atom+xml')
    expect(feed.text).toContain('<title>Public &lt;script&gt;</title>')
    expect(feed.text).toContain('<name>Ana &quot;&lt;b&gt;&quot;</name>')
    const other = await visit(json, `/c/${contest.slug}/feed.json`, { as: await anAdmin() })
    expect(
      JSON.parse(other.text)
        .items.map(({ title }: { title: string }) => title)
        .sort(),
    ).toEqual(['Public <script>', 'Secret need'])
    for (const { text } of [feed, other])
      for (const leak of ['Held', 'Hidden', 'Only for the team', '987654']) expect(text).not.toContain(leak)
  })

  test('the calendar holds close and answer with an alarm a day before', async () => {
    const title = 'Ожидание; очереди, звонки и всё, что отнимает у людей время по утрам'
    const votingUntil = new Date('2099-03-28T19:00:00Z')
    const contest = await aContest({ title, votingUntil, answerBy: new Date('2099-04-04T19:00:00Z') })
    const { text, headers } = await visit(calendar, `/c/${contest.slug}/calendar.ics`)
    expect(headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    const unfolded = text.replaceAll('\r\n ', '')
    expect(unfolded).toContain('DTSTART:20990328T190000Z')
    expect(unfolded).toContain('DTSTART:20990404T190000Z')
    expect(unfolded.match(/TRIGGER:-P1D/g)).toHaveLength(2)
    expect(unfolded).toContain(
      'SUMMARY:Closes: Ожидание\\; очереди\\, звонки и всё\\, что отнимает у людей время по утрам',
    )
  })
})
