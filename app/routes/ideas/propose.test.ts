import { expect, test } from 'vitest'
import { submitIdea } from '#app/features/ideas/submit-idea.server.ts'
import * as discard from '#app/routes/ideas/discard-draft.ts'
import * as draft from '#app/routes/ideas/draft.ts'
import * as propose from '#app/routes/ideas/new.tsx'
import * as paste from '#app/routes/ideas/paste.tsx'
import * as pastePublish from '#app/routes/ideas/paste-publish.tsx'
import * as show from '#app/routes/ideas/show.tsx'
import * as similar from '#app/routes/ideas/similar.ts'
import * as voteAndKeep from '#app/routes/ideas/vote-and-keep.ts'
import { newId } from '#drizzle/ids.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { draftAt } from '#drizzle/queries/drafts.ts'
import { latestMails } from '#drizzle/queries/mails.ts'
import { personById } from '#drizzle/queries/people.ts'
import { voteOf } from '#drizzle/queries/votes.ts'
import { aContest, aPerson } from '#tests/factory.ts'
import { visitRoute } from '#tests/visit-route.ts'

type Sent = { form?: Record<string, string>; visitor?: string; params: Record<string, string> }

const visit = async (route: Parameters<typeof visitRoute>[0], path: string, sent: Sent) => {
  const { page, to, ...answer } = await visitRoute(route, path, sent)
  return { ...answer, to: to ?? '', page: (page ?? {}) as Page }
}

interface Page {
  refusal?: { errors: Record<string, string[]>; formErrors: string[]; values: Record<string, string> }
  similar?: { id: string; title: string }[]
  items?: { title: string }[]
  values?: Record<string, string>
  draft?: { savedAt: Date } | null
  opened?: string
  open?: boolean
  lines?: { title: string; repeats: number | null; exists: unknown; fault: string | null }[]
  formErrors?: string[]
  signIn?: string
  thanks?: { secret: { link: string } | null; mailed: string } | null
}

const to = (slug: string) => ({ params: { contest: slug } })

test('without a script: similar ideas come as a step that one press passes', async () => {
  const contest = await aContest()
  const first = {
    title: 'Call me back at the hour I choose',
    body: '',
    beneath: '',
    beneathFor: 'everyone' as const,
    tags: [],
  }
  await submitIdea(await aPerson(), contest.slug, { ...first, pseudonym: '' })
  const form = { title: 'Call me back at the hour that I choose', beneath: 'Loud floor', beneathFor: 'everyone' }

  const step = await visit(propose, `/c/${contest.slug}/new`, { ...to(contest.slug), form })
  expect(step).toMatchObject({ status: 200, page: { similar: [{ title: first.title }], values: form } })
  expect((await contestById(contest.id))?.ideas).toBe(1)

  const done = await visit(propose, `/c/${contest.slug}/new`, {
    ...to(contest.slug),
    form: { ...form, similar: 'seen' },
  })
  expect(done).toMatchObject({ status: 303, to: expect.stringMatching(/^\/i\/\w{12}-call-me-back-.*\?new$/) })
  expect((await contestById(contest.id))?.ideas).toBe(2)
})

test('an idea unlike any other is published at once, and the browser remembers its guest', async () => {
  const contest = await aContest()
  const done = await visit(propose, `/c/${contest.slug}/new`, { ...to(contest.slug), form: { title: 'A chess table' } })
  expect(done.status).toBe(303)
  expect(done.cookies.join()).toContain('visitor=')
})

test('only its author is thanked and shown the secret link', async () => {
  const contest = await aContest()
  const visitor = newId()
  const done = await visit(propose, `/c/${contest.slug}/new`, {
    ...to(contest.slug),
    visitor,
    form: { title: 'A swing for grown-ups' },
  })
  const idea = done.to.replace(/^\/i\/|\?new$/g, '')
  const own = await visit(show, `/i/${idea}?new`, { params: { idea }, visitor })
  expect(own.page.thanks?.secret?.link).toMatch(/^http:\/\/localhost:3000\/k\/./)
  expect((await visit(show, `/i/${idea}?new`, { params: { idea }, visitor: newId() })).page.thanks).toBeNull()
})

test('an address that is given gets a mail to confirm it, and is not believed before', async () => {
  const contest = await aContest()
  const [visitor, email] = [newId(), `ann-${newId()}@example.org`]
  const form = { title: 'Benches in the shade', email }
  const done = await visit(propose, `/c/${contest.slug}/new`, { ...to(contest.slug), visitor, form })
  expect(done.to).toMatch(/\?new=mailed$/)
  expect((await latestMails(50)).filter((mail) => mail.to === email)).toHaveLength(1)
  expect(await personById(visitor)).toMatchObject({ kind: 'guest', email: null })
})

test.each([
  [{ title: '' }, 'title'],
  [{ title: 'ab' }, 'title'],
  [{ title: 'x'.repeat(201) }, 'title'],
  [{ title: 'Good', email: 'ann@' }, 'email'],
  [{ title: 'Good', beneathFor: 'aliens' }, 'beneathFor'],
  [{ title: 'Good', pseudonym: 'Aflora' }, 'pseudonym'],
  [{ title: 'Good', body: 'x'.repeat(20_001) }, 'body'],
])('%j is refused beside %s, with everything kept and nothing written', async (form, field) => {
  const contest = await aContest()
  const refused = await visit(propose, `/c/${contest.slug}/new`, {
    ...to(contest.slug),
    form: { beneath: 'kept words', ...form },
  })
  expect(refused.status).toBe(400)
  expect(Object.keys(refused.page.refusal?.errors ?? {})).toEqual([field])
  expect(refused.page.refusal?.values).toMatchObject({ beneath: 'kept words', ...form })
  expect((await contestById(contest.id))?.ideas).toBe(0)
})

test('too late: 409, the date in words, and the text is still in the form', async () => {
  const contest = await aContest({ ideasUntil: new Date(Date.now() - 10 * 60_000) })
  const late = await visit(propose, `/c/${contest.slug}/new`, {
    ...to(contest.slug),
    form: { title: 'Too late for this' },
  })
  expect(late.status).toBe(409)
  expect(late.page.refusal).toMatchObject({
    formErrors: [expect.stringContaining('Ideas closed on')],
    values: { title: 'Too late for this' },
  })
})

test('a form opened before the close is taken a minute after it; one whose opening was made up is not', async () => {
  const contest = await aContest({ ideasUntil: new Date(Date.now() + 1500) })
  const opened = (await visit(propose, `/c/${contest.slug}/new`, to(contest.slug))).page.opened ?? ''
  await new Promise((resolve) => setTimeout(resolve, 1700))
  const forged = `${opened.slice(0, -4)}AAAA`
  const send = (text: string) =>
    visit(propose, `/c/${contest.slug}/new`, {
      ...to(contest.slug),
      form: { title: 'Just in time', opened: text, similar: 'seen' },
    })
  expect((await send(forged)).status).toBe(409)
  expect((await send(opened)).status).toBe(303)
})

test('who must sign in first is led there and back before writing', async () => {
  const contest = await aContest({ takePart: 'employees' })
  const answer = await visit(propose, `/c/${contest.slug}/new`, to(contest.slug))
  expect(answer).toMatchObject({ status: 303, to: `/in?next=${encodeURIComponent(`/c/${contest.slug}/new`)}` })
})

test('who was signed out in the middle finds the text as a draft', async () => {
  const contest = await aContest({ takePart: 'customers' })
  const visitor = newId()
  const form = { title: 'Written while the session ended' }
  const answer = await visit(propose, `/c/${contest.slug}/new`, { ...to(contest.slug), visitor, form })
  expect(answer).toMatchObject({
    status: 403,
    page: { refusal: { values: form }, signIn: expect.stringContaining('draft%3Duse') },
  })
  expect((await draftAt(visitor, `idea:${contest.id}`))?.content).toEqual(form)
  expect((await contestById(contest.id))?.ideas).toBe(0)
})

test('a draft is kept whatever it holds, offered, used and discarded', async () => {
  const contest = await aContest()
  const visitor = newId()
  const address = `/c/${contest.slug}/new`
  const kept = await visit(draft, `${address}/draft`, {
    ...to(contest.slug),
    visitor,
    form: { title: 'x', beneath: 'half a thou', keep: 'yes', role: 'admin' },
  })
  expect(kept).toMatchObject({ status: 303, to: `${address}?draft=use` })
  expect((await draftAt(visitor, `idea:${contest.id}`))?.content).toEqual({ title: 'x', beneath: 'half a thou' })

  const offered = await visit(propose, address, { ...to(contest.slug), visitor })
  expect(offered.page).toMatchObject({ draft: { savedAt: expect.any(Date) }, values: {} })
  const used = await visit(propose, `${address}?draft=use`, { ...to(contest.slug), visitor })
  expect(used.page).toMatchObject({ draft: null, values: { beneath: 'half a thou' } })
  expect((await visit(propose, `${address}?draft=use`, { ...to(contest.slug), visitor: newId() })).page.values).toEqual(
    {},
  )

  await visit(discard, `${address}/discard`, { ...to(contest.slug), visitor, form: {} })
  expect(await draftAt(visitor, `idea:${contest.id}`)).toBeUndefined()
})

test('publishing ends the draft', async () => {
  const contest = await aContest()
  const visitor = newId()
  const form = { title: 'From draft to idea' }
  await visit(draft, `/c/${contest.slug}/new/draft`, { ...to(contest.slug), visitor, form })
  await visit(propose, `/c/${contest.slug}/new`, { ...to(contest.slug), visitor, form })
  expect(await draftAt(visitor, `idea:${contest.id}`)).toBeUndefined()
})

test('a vote for a similar idea from the form keeps the draft', async () => {
  const contest = await aContest()
  const other = await submitIdea(await aPerson(), contest.slug, {
    ...{ title: 'Something close', body: '', beneath: '', beneathFor: 'everyone' as const, tags: [], pseudonym: '' },
  })
  const idea = other.ok ? other.idea.id : ''
  const visitor = newId()
  const sent = {
    params: { contest: contest.slug, idea },
    visitor,
    form: { title: 'Something close by', beneath: 'mine' },
  }
  const answer = await visit(voteAndKeep, `/c/${contest.slug}/new/vote/${idea}`, sent)
  expect(answer).toMatchObject({ status: 303, to: `/c/${contest.slug}/new?draft=use` })
  expect(await voteOf(contest.id, visitor, idea)).toBeDefined()
  expect((await draftAt(visitor, `idea:${contest.id}`))?.content).toMatchObject({ beneath: 'mine' })
})

test('similar ideas are asked for by the page while somebody types; an unknown contest has none', async () => {
  const contest = await aContest()
  expect((await visit(similar, `/c/${contest.slug}/similar?text=anything`, to(contest.slug))).page.items).toEqual([])
  expect((await visit(similar, '/c/nowhere/similar?text=anything', to('nowhere'))).status).toBe(404)
})

test('a pasted list is looked at first; repeats, what is there already and what is too short are pointed out', async () => {
  const contest = await aContest()
  const there = {
    title: 'Open the branch on Saturdays',
    body: '',
    beneath: '',
    beneathFor: 'everyone' as const,
    tags: [],
    pseudonym: '',
  }
  await submitIdea(await aPerson(), contest.slug, there)
  const list = [
    '- More chairs',
    '2. Open the branch on Saturdays',
    '',
    '* more  CHAIRS!',
    'ab',
    'Wi-Fi in the hall',
  ].join('\n')
  const looked = await visit(paste, `/c/${contest.slug}/paste`, { ...to(contest.slug), form: { list } })
  expect(looked.page.lines).toMatchObject([
    { title: 'More chairs', repeats: null, exists: null, fault: null },
    { title: 'Open the branch on Saturdays', exists: { title: there.title } },
    { title: 'more CHAIRS!', repeats: 1 },
    { title: 'ab', fault: 'short' },
    { title: 'Wi-Fi in the hall', exists: null },
  ])
  expect((await contestById(contest.id))?.ideas).toBe(1)

  const publish = (form: Record<string, string>) =>
    visit(pastePublish, `/c/${contest.slug}/paste/publish`, { ...to(contest.slug), form: { list, ...form } })
  const none = await publish({})
  expect(none).toMatchObject({ status: 400, page: { formErrors: [expect.stringContaining('at least one')] } })
  expect(await publish({ take: '6' })).toMatchObject({ status: 303 })
  expect((await contestById(contest.id))?.ideas).toBe(2)
})

test('a list longer than allowed is refused whole, and kept', async () => {
  const contest = await aContest()
  const list = Array.from({ length: 11 }, (_, n) => `Idea number ${n}`).join('\n')
  const refused = await visit(paste, `/c/${contest.slug}/paste`, { ...to(contest.slug), form: { list } })
  expect(refused).toMatchObject({ status: 400, page: { refusal: { values: { list } } } })
})

test('a list sent after the close writes nothing', async () => {
  const contest = await aContest({ ideasUntil: new Date(Date.now() - 10 * 60_000) })
  const late = await visit(pastePublish, `/c/${contest.slug}/paste/publish`, {
    ...to(contest.slug),
    form: { list: 'One idea', take: '1' },
  })
  expect(late.status).toBe(409)
  expect((await contestById(contest.id))?.ideas).toBe(0)
})
