import { beforeAll, describe, expect, test } from 'vitest'
import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import { answerPage, answersPage } from '#app/features/answers/answer-page.server.ts'
import { AnswerForm } from '#app/features/answers/forms.server.ts'
import { ideaShape } from '#app/features/channels/idea-shape.server.ts'
import { listIdeasByApi } from '#app/features/channels/list-ideas-by-api.server.ts'
import { homePage } from '#app/features/contests/page/home-page.server.ts'
import { ideaPage } from '#app/features/ideas/idea-page.server.ts'
import { statusTabs } from '#app/features/ideas/list/status-tabs.server.ts'
import { listIdeas } from '#app/features/ideas/list-ideas.server.ts'
import { fatesOf } from '#app/features/notifications/fate-of.server.ts'
import { listDoings, readDoings } from '#app/features/people/list-doings.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { ideaTable } from '#app/features/winners/export/idea-table.server.ts'
import * as page from '#app/routes/admin/statuses.tsx'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, again, aModerator, anAdmin, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { mailTo } from '#tests/mailbox.ts'
import { visitRoute } from '#tests/visit-route.ts'

let admin: Viewer
let host: Viewer
beforeAll(async () => {
  admin = await anAdmin()
  host = await anEmployee({ role: 'owner' })
})

let nth = 0
/** A fresh name in each language. */
const aLook = () => {
  nth += 1
  return { tone: 'sun', en: `In trial ${nth}`, es: `A prueba ${nth}`, ru: `Пробуем ${nth}` }
}
const send = (form: Record<string, string>, as = admin) => visitRoute(page, '/admin/statuses', { as, form })
const statuses = async () => (await siteSettings()).ownStatuses
const latest = async () => (await statuses()).at(-1) as Awaited<ReturnType<typeof statuses>>[number]

async function aStatus(outcome = 'started') {
  const look = aLook()
  expect((await send({ do: 'add', outcome, ...look })).status).toBe(303)
  return latest()
}

async function anAnswer(outcome: string, given: Parameters<typeof aPerson>[0] = {}) {
  const author = await aPerson(given)
  const contest = await aContest({ hostId: host.id })
  const idea = await anIdea({ contestId: contest.id, authorId: author.id })
  const owner = await again(host)
  const answered = await answerIdea(owner, idea.id, { outcome, text: 'We are at it.', reason: undefined })
  return { author, contest: (await contestById(contest.id)) as ContestRow, idea, owner, answered }
}

const rowOf = async (id: string) => (await ideaWithContest(id))?.idea

describe('a status of one’s own', () => {
  test('stands for its outcome and is shown wherever the answer is', async () => {
    const own = await aStatus()
    const shown = { words: own.en, tone: 'sun' }
    const { author, contest, idea, owner, answered } = await anAnswer(own.key, { language: 'ru' })
    expect(answered).toMatchObject({ ok: true })
    expect(await rowOf(idea.id)).toMatchObject({ outcome: 'started', status: own.key, turn: 'none' })

    expect((await ideaPage(aVisitor(), idea.id)).answer).toMatchObject({ status: shown })
    expect((await answersPage(aVisitor(), idea.id)).answers).toMatchObject([{ status: shown }])
    const { items } = await listIdeas(aVisitor(), contest)
    expect(items).toMatchObject([{ status: shown, chips: expect.not.arrayContaining(['answered']) }])
    expect((await homePage(aVisitor())).answers[0]).toMatchObject({ status: shown })
    expect((await ideaShape(aVisitor(), idea.id))?.answer).toMatchObject({
      ...{ outcome: 'started', status: { key: own.key, label: own.en } },
    })
    const lines = []
    for await (const part of ideaTable(contest.id)) lines.push(...part)
    expect(lines).toMatchObject([{ outcome: 'started', status: own.en }])
    const doings = await listDoings(author)
    expect(doings.ideas).toMatchObject([{ became: 'started', own: shown }])
    const told = (await fatesOf(author, await readDoings(author))).ideas[idea.id]?.map(({ words }) => words).join(' ')
    expect(told).toContain(own.en)
    expect((await mailTo(author.email as string)).text).toContain(own.ru)
    expect((await answerPage(owner, idea.id, { quote: false })).values.outcome).toBe(own.key)
  })

  test('narrows the list of a contest, on its page and in the API', async () => {
    const own = await aStatus('done')
    const { contest, idea } = await anAnswer(own.key)
    await anIdea({ contestId: contest.id })
    const titles = async (status: string) =>
      (await listIdeas(aVisitor(), contest, { status })).items.map(({ id }) => id)
    expect([await titles(own.key), await titles('own-000000000000')]).toEqual([[idea.id], []])
    expect(await statusTabs(contest.id)).toEqual([{ value: own.key, label: own.en }])
    expect(await statusTabs((await aContest()).id)).toEqual([])
    const byApi = (status: string) =>
      listIdeasByApi(aVisitor(), contest.slug, new URL(`http://localhost/x?status=${status}`))
    expect((await byApi(own.key)).items.map(({ id }) => id)).toEqual([idea.id])
    await expect(byApi('own-000000000000')).rejects.toMatchObject({ status: 400 })
  })

  test('gives way to a plain outcome in a correction', async () => {
    const own = await aStatus()
    const { idea, owner } = await anAnswer(own.key)
    await answerIdea(owner, idea.id, { outcome: 'done', text: 'It is there.', reason: undefined })
    expect(await rowOf(idea.id)).toMatchObject({ outcome: 'done', status: '' })
    expect((await ideaPage(aVisitor(), idea.id)).answer).toMatchObject({ status: { words: 'Done', tone: 'deep' } })
    expect((await answersPage(aVisitor(), idea.id)).answers).toMatchObject([
      { status: { words: 'Done' } },
      { status: { words: own.en } },
    ])
  })

  test('is renamed wherever it stands, and keeps its meaning', async () => {
    const own = await aStatus()
    const { idea } = await anAnswer(own.key)
    const look = { ...aLook(), tone: 'pro' }
    expect((await send({ do: 'rename', key: own.key, outcome: 'declined', ...look })).status).toBe(303)
    expect((await ideaPage(aVisitor(), idea.id)).answer).toMatchObject({ status: { words: look.en, tone: 'pro' } })
    expect(await latest()).toMatchObject({ key: own.key, outcome: 'started' })
    const [last] = await auditEntries(1, { action: 'settings.changed' })
    expect(last?.entry).toMatchObject({ actorId: admin.id, before: { ownStatuses: expect.any(Array) } })
    expect(JSON.stringify(last?.entry.before)).toContain(own.en)
    expect(JSON.stringify(last?.entry.after)).toContain(look.en)
  })

  test('retired is offered no more, stays where it stands, and comes back; nothing deletes it', async () => {
    const own = await aStatus()
    const { idea, owner } = await anAnswer(own.key)
    await send({ do: 'retire', key: own.key })
    const again = { outcome: own.key, text: 'Still.', reason: undefined }
    const offered = async (viewer: Viewer, id: string) =>
      (await answerPage(viewer, id, { quote: false })).outcomes.some(({ value }) => value === own.key)
    const { idea: other, answered, owner: host } = await anAnswer(own.key)
    expect(answered).toEqual({ ok: false, reason: 'status-unknown' })
    expect([await offered(owner, idea.id), await offered(host, other.id)]).toEqual([true, false])
    expect(await answerIdea(owner, idea.id, again)).toMatchObject({ ok: true })
    expect((await ideaPage(aVisitor(), idea.id)).answer).toMatchObject({ status: { words: own.en } })
    expect(await send({ do: 'delete', key: own.key })).toMatchObject({ status: 400 })
    await send({ do: 'restore', key: own.key })
    expect(await answerIdea(host, other.id, again)).toMatchObject({ ok: true })
  })

  test('that nobody knows is refused, from the page and by program', async () => {
    const { answered } = await anAnswer('own-000000000000')
    expect(answered).toEqual({ ok: false, reason: 'status-unknown' })
    const parse = (outcome: unknown) => AnswerForm.safeParse({ outcome, text: 'Yes' }).success
    expect(['planned', 'own-000000000000', 'won', 'own-1', '', undefined].map(parse)).toEqual([
      ...[true, true, false, false, false, false],
    ])
  })
})

describe('the page', () => {
  test('shows what each means and how often it stands, retired ones last', async () => {
    const [one, two] = [await aStatus('declined'), await aStatus()]
    await send({ do: 'retire', key: one.key })
    await anAnswer(two.key)
    type Shown = { statuses: { key: string; about: string }[] }
    const { page: shown } = await visitRoute(page, '/admin/statuses', { as: admin })
    const lines = (shown as unknown as Shown).statuses
    expect(lines.at(-1)?.key).toBe(one.key)
    expect(lines.find(({ key }) => key === two.key)?.about).toMatch(/In progress|Under way|Started.*In 1 answer/s)
  })

  test.each([
    ['without words in every language', { es: ' ' }],
    ['with an unknown colour', { tone: 'gold' }],
    ['without an outcome', { outcome: '' }],
  ])('refuses one %s', async (_, given) => {
    const before = await statuses()
    expect((await send({ do: 'add', outcome: 'done', ...aLook(), ...given })).status).toBe(400)
    expect(await statuses()).toEqual(before)
  })

  test('refuses one that people could not tell from another', async () => {
    const own = await aStatus()
    const before = await statuses()
    expect((await send({ do: 'add', outcome: 'done', ...aLook(), ru: own.ru.toUpperCase() })).status).toBe(409)
    expect(await statuses()).toEqual(before)
  })

  test('refuses the thirty-first', async () => {
    const open = (await statuses()).filter(({ retired }) => !retired).length
    for (let n = open; n < 30; n += 1) await aStatus()
    expect((await send({ do: 'add', outcome: 'done', ...aLook() })).status).toBe(409)
    expect((await statuses()).filter(({ retired }) => !retired)).toHaveLength(30)
  })

  test('is for administrators only', async () => {
    const [moderator, before] = [await aModerator(), await statuses()]
    expect((await send({ do: 'add', outcome: 'done', ...aLook() }, moderator)).status).toBe(404)
    expect((await visitRoute(page, '/admin/statuses', { as: moderator })).status).toBe(404)
    expect(await statuses()).toEqual(before)
  })
})
