import { describe, expect, test } from 'vitest'
import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import { escalateLate } from '#app/features/answers/escalate-late.server.ts'
import { holdIdea } from '#app/features/answers/holding/hold-idea.server.ts'
import { answerMany } from '#app/features/answers/queue/answer-many.server.ts'
import { queuePage } from '#app/features/answers/queue/queue-page.server.ts'
import { addReason, retireReason } from '#app/features/answers/reasons/change-reasons.server.ts'
import { reasonOptions } from '#app/features/answers/reasons/reason-options.server.ts'
import { dropStandIn, nameStandIn } from '#app/features/answers/stand-ins/change-stand-ins.server.ts'
import { ideaPage } from '#app/features/ideas/idea-page.server.ts'
import { submitIdea } from '#app/features/ideas/submit-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { transaction } from '#drizzle/database.ts'
import { answersOf } from '#drizzle/queries/answers.ts'
import { changeIdea, ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, again, aModerator, anAdmin, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { mailsTo, mailTo } from '#tests/mailbox.ts'

const status = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: unknown) => (thrown as Response).status,
  )
const day = 24 * 60 * 60 * 1000
const inDays = (n: number) => new Date(Date.now() + n * day)
const iso = (date: Date) => date.toISOString().slice(0, 10)
const ideaNow = async (id: string) => (await ideaWithContest(id))?.idea

async function asked(about: Parameters<typeof aContest>[0] = {}) {
  const host = await anEmployee({ role: 'owner', name: 'Marta Ruiz', title: 'product' })
  const contest = await aContest({ hostId: host.id, ...about })
  return { contest, host: await again(host) }
}

describe('the queue', () => {
  test('shows what waits by the time left, reading before answering, and nothing that waits for nobody', async () => {
    const { contest, host } = await asked()
    const of = (title: string, given: object) => anIdea({ contestId: contest.id, title, ...given })
    await of('Answer in five', { promisedBy: inDays(5), readAt: new Date() })
    await of('Read tomorrow', { promisedBy: inDays(9), readPromisedBy: inDays(1) })
    await of('Late', { promisedBy: inDays(-1), readAt: new Date() })
    await of('No promise', { readAt: new Date() })
    await of('Answered', { promisedBy: inDays(-2), answeredAt: new Date(), turn: 'none' })
    await of('The author’s turn', { promisedBy: inDays(-2), turn: 'theirs' })
    await of('Gone', { promisedBy: inDays(-2), state: 'withdrawn' })
    const page = await queuePage(host, contest.slug)
    expect(page.rows.map(({ title, late }) => [title, late])).toEqual([
      ['Late', true],
      ['Read tomorrow', false],
      ['Answer in five', false],
      ['No promise', false],
    ])
    expect(page.rows[1]?.reading).not.toBe('')
    expect(page.waiting).toBe(4)
  })

  test('is there for those who answer and for nobody else', async () => {
    const { contest, host } = await asked()
    expect(await status(queuePage(host, contest.slug))).toBe('done')
    for (const viewer of [aVisitor(), await aPerson(), await anEmployee(), await aModerator()])
      expect(await status(queuePage(viewer, contest.slug))).toBe(404)
  })
})

test('what comes in is promised on the days the organisation works', async () => {
  const { contest } = await asked({
    ...{ kind: 'box', readDays: 1, promiseDays: 2, timeZone: 'UTC' },
    ...{ ideasFrom: null, ideasUntil: null, votingFrom: null, votingUntil: null },
  })
  await changeSettings({ workingDays: [1, 2, 3, 4, 5], daysOff: ['2026-12-25'] })
  const thursday = new Date('2026-12-24T10:00:00Z')
  const input = { title: 'A bell at the counter', body: '', beneath: '', beneathFor: 'everyone' as const, tags: [] }
  const sent = await submitIdea(await aPerson(), contest.slug, { ...input, pseudonym: '' }, thursday)
  await changeSettings({ daysOff: [] })
  expect(sent.ok && [sent.idea.readPromisedBy, sent.idea.promisedBy].map((at) => at?.toISOString())).toEqual([
    '2026-12-28T23:59:00.000Z',
    '2026-12-29T23:59:00.000Z',
  ])
})

describe('one answer for several ideas', () => {
  const answer = { outcome: 'planned' as const, reason: undefined, text: 'From May we call back.' }

  test('gives each its own, tells each author, and leaves what does not wait', async () => {
    const { contest, host } = await asked()
    const authors = [await aPerson(), await aPerson()]
    const ideas = await Promise.all(authors.map(({ id }) => anIdea({ contestId: contest.id, authorId: id })))
    const done = await anIdea({ contestId: contest.id })
    await answerIdea(host, done.id, { outcome: 'done', text: 'First', reason: undefined })
    const elsewhere = await anIdea()
    const wanted = [...ideas, done, elsewhere].map(({ id }) => id)
    expect(await answerMany(host, contest.slug, { ...answer, ideas: wanted })).toEqual({
      ...{ answered: 2, left: 2, unknown: undefined },
    })
    for (const author of authors) expect((await mailTo(author.email ?? '')).text).toContain('From May')
    expect(await answersOf(done.id)).toHaveLength(1)
    expect(await answersOf(elsewhere.id)).toEqual([])
  })

  test('is for those who answer', async () => {
    const { contest } = await asked()
    const idea = await anIdea({ contestId: contest.id })
    for (const viewer of [aVisitor(), await anEmployee()])
      expect(await status(answerMany(viewer, contest.slug, { ...answer, ideas: [idea.id] }))).toBe(404)
    expect(await answersOf(idea.id)).toEqual([])
  })
})

describe('deputies', () => {
  test('answer once they are named, and no more once it is taken back', async () => {
    const { contest, host } = await asked()
    const idea = await anIdea({ contestId: contest.id })
    const deputy = await anEmployee({ name: 'Ana' })
    const answer = { outcome: 'planned' as const, text: 'Yes', reason: undefined }
    expect(await status(answerIdea(deputy, idea.id, answer))).toBe(403)
    const wish = { email: deputy.email as string, role: 'deputy' as const }
    expect(await nameStandIn(host, contest.slug, wish)).toEqual({ ok: true, name: 'Ana' })
    expect((await answerIdea(await again(deputy), idea.id, answer)).ok).toBe(true)
    expect((await queuePage(host, contest.slug)).who.deputies).toEqual(['Ana'])
    await dropStandIn(host, contest.slug, { person: deputy.id, role: 'deputy' })
    expect(await status(answerIdea(await again(deputy), idea.id, answer))).toBe(403)
  })

  test('are people with an account who may see the contest, named by those who run it', async () => {
    const { contest, host } = await asked({ audience: 'employees', takePart: 'employees' })
    const [customer, colleague] = [await aPerson(), await anEmployee()]
    const wish = (email: string | null) => ({ email: email ?? '', role: 'deputy' as const })
    for (const email of [customer.email, 'nobody@example.org'])
      expect(await nameStandIn(host, contest.slug, wish(email))).toEqual({ ok: false, reason: 'not-found' })
    for (const viewer of [colleague, await aModerator()])
      expect(await status(nameStandIn(viewer, contest.slug, wish(colleague.email)))).toBe(404)
    expect((await nameStandIn(host, contest.slug, wish(colleague.email))).ok).toBe(true)
    // A deputy names nobody.
    const wanted = wish((await anEmployee()).email)
    expect(await status(nameStandIn(await again(colleague), contest.slug, wanted))).toBe(404)
  })
})

describe('a late answer', () => {
  test('is told once to owners, deputies and the one person it is escalated to', async () => {
    const { contest, host } = await asked({ title: 'No more waiting' })
    const [first, boss] = [await anEmployee(), await anEmployee({ language: 'ru' })]
    for (const { email } of [first, boss])
      await nameStandIn(host, contest.slug, { email: email as string, role: 'escalation' })
    expect((await queuePage(host, contest.slug)).who.escalation).toEqual([boss.name])
    await anIdea({ contestId: contest.id, title: 'Call me back', promisedBy: inDays(-1) })
    await anIdea({ contestId: contest.id, title: 'Not yet', promisedBy: inDays(1) })
    await Promise.all([escalateLate(new Date()), escalateLate(new Date())])
    await escalateLate(new Date())
    const mail = await mailTo(boss.email ?? '')
    expect(mail.subject).toBe(m.answers_late_mail_subject({ n: 1, contest: 'No more waiting' }, { locale: 'ru' }))
    expect(mail.text).toContain('Call me back')
    expect(mail.text).not.toContain('Not yet')
    for (const person of [host, boss]) expect(await mailsTo(person.email ?? '')).toBe(1)
    expect(await mailsTo(first.email ?? '')).toBe(0)
  })

  test('is told of while people wait: who, why, until when; the promise stays', async () => {
    const { contest, host } = await asked({ timeZone: 'UTC' })
    const author = await aPerson()
    const promisedBy = inDays(-1)
    const idea = await anIdea({ contestId: contest.id, authorId: author.id, promisedBy })
    const message = { until: iso(inDays(4)), text: 'We still ask the branches.' }
    expect(await holdIdea(host, idea.id, message)).toMatchObject({ ok: true })
    const { holding, standing } = await ideaPage(await again(author), idea.id)
    expect(holding).toMatchObject({ line: expect.stringContaining('Marta Ruiz, product'), text: message.text })
    expect(standing.late).toBe(true)
    expect((await ideaNow(idea.id))?.promisedBy).toEqual(promisedBy)
    expect((await mailTo(author.email ?? '')).text).toContain(message.text)
    await answerIdea(host, idea.id, { outcome: 'planned', text: 'Yes', reason: undefined })
    expect((await ideaPage(aVisitor(), idea.id)).holding).toBeNull()
    expect(await holdIdea(host, idea.id, message)).toEqual({ ok: false, reason: 'nobody-waits' })
  })

  test('is not put off to yesterday, nor for half a year, nor by strangers', async () => {
    const { contest, host } = await asked()
    const idea = await anIdea({ contestId: contest.id })
    const until = (at: Date) => ({ until: iso(at), text: 'Later' })
    expect(await holdIdea(host, idea.id, until(inDays(-2)))).toEqual({ ok: false, reason: 'too-soon' })
    expect(await holdIdea(host, idea.id, until(inDays(180)))).toEqual({ ok: false, reason: 'too-late' })
    for (const viewer of [await anEmployee(), await again({ id: idea.authorId } as Viewer)])
      expect(await status(holdIdea(viewer, idea.id, until(inDays(2))))).toBe(403)
  })
})

describe('reasons of an answer', () => {
  test('an admin adds one in three languages and retires it; what was said with it stays readable', async () => {
    const { contest, host } = await asked()
    const admin = await anAdmin()
    const words = { en: 'The supplier decides.', es: 'Lo decide el proveedor.', ru: 'Решает поставщик.' }
    const added = await addReason(admin, words)
    if (!added.ok) throw new Error('The reason was refused')
    expect((await reasonOptions()).map(({ label }) => label)).toContain(words.en)
    const author = await aPerson({ language: 'ru' })
    const idea = await anIdea({ contestId: contest.id, authorId: author.id })
    const answer = { outcome: 'declined' as const, reason: added.key, text: 'No' }
    expect((await answerIdea(host, idea.id, answer)).ok).toBe(true)
    expect((await mailTo(author.email ?? '')).text).toContain(words.ru)
    await retireReason(admin, added.key)
    expect((await reasonOptions()).map(({ label }) => label)).not.toContain(words.en)
    expect((await ideaPage(aVisitor(), idea.id)).answer?.reason).toBe(words.en)
    const other = await anIdea({ contestId: contest.id })
    expect(await answerIdea(host, other.id, answer)).toEqual({ ok: false, reason: 'reason-unknown' })
    // A correction may keep the reason it had.
    expect((await answerIdea(host, idea.id, { ...answer, text: 'Still no' })).ok).toBe(true)
  })

  test('are the admins’ alone', async () => {
    const words = { en: 'a', es: 'b', ru: 'c' }
    for (const viewer of [aVisitor(), await aModerator(), await anEmployee({ role: 'owner' })]) {
      expect(await status(addReason(viewer, words))).toBe(404)
      expect(await status(retireReason(viewer, 'own-x'))).toBe(404)
    }
  })
})

test('an idea says whom it waits for and since when', async () => {
  const { contest } = await asked({ timeZone: 'UTC' })
  const author = await aPerson()
  const idea = await anIdea({ contestId: contest.id, authorId: author.id, promisedBy: inDays(3) })
  expect((await ideaPage(aVisitor(), idea.id)).standing.waits).toMatch(/^Waits for the team since .+, until .+\.$/)
  await transaction(() => changeIdea(idea.id, { turn: 'theirs', turnSince: inDays(-1) }))
  expect((await ideaPage(await again(author), idea.id)).standing.waits).toMatch(/^Waits for you since/)
  expect((await ideaPage(aVisitor(), idea.id)).standing.waits).toMatch(/^Waits for its author since/)
})
