import { beforeAll, describe, expect, test } from 'vitest'
import { adoptGuest } from '#app/features/people/adopt-guest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { answerCase } from '#app/features/recovery/answer-case.server.ts'
import { askAsQuestion } from '#app/features/recovery/ask-as-question.server.ts'
import { caseDeskPage, casePage } from '#app/features/recovery/case-page.server.ts'
import { recoveryDesk } from '#app/features/recovery/desk-page.server.ts'
import { escalateCases } from '#app/features/recovery/escalate-cases.server.ts'
import { followUp } from '#app/features/recovery/follow-up.server.ts'
import { mostOpen, openCase } from '#app/features/recovery/open-case.server.ts'
import { takeCase } from '#app/features/recovery/take-case.server.ts'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import { action as answerAction } from '#app/routes/recovery/answer.tsx'
import { action as caseAction } from '#app/routes/recovery/case.tsx'
import { action as complainAction, loader as complainLoader } from '#app/routes/recovery/complain.tsx'
import { action as ownerAction } from '#app/routes/recovery/owner.ts'
import { action as questionAction } from '#app/routes/recovery/question.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addContestRole, type ContestRow } from '#drizzle/queries/contests.ts'
import { ideasBy } from '#drizzle/queries/doings.ts'
import { draftAt } from '#drizzle/queries/drafts.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { caseWithContest } from '#drizzle/queries/recovery.ts'
import { aContest, again, aModerator, anAdmin, anEmployee, aPerson, aVisitor } from '#tests/factory.ts'
import { mailsTo, mailTo } from '#tests/mailbox.ts'
import { visitRoute } from '#tests/visit-route.ts'

const canary = 'canary-of-a-complaint'
const status = (work: () => Promise<unknown>) =>
  Promise.resolve()
    .then(work)
    .then(
      () => 'done',
      (thrown: unknown) => (thrown as Response).status,
    )

let [host, deputy, moderator, me]: Viewer[] = []
let contest: ContestRow

beforeAll(async () => {
  const owner = await anEmployee({ role: 'owner', name: 'Marta Ruiz', title: 'branches' })
  contest = await aContest({ hostId: owner.id, timeZone: 'UTC' })
  const helper = await anEmployee()
  await transaction(() => addContestRole(contest.id, helper.id, 'deputy'))
  host = await again(owner)
  deputy = await again(helper)
  moderator = await aModerator()
  me = await aPerson({ name: 'Lena' })
})

async function aCase(viewer: Viewer = me as Viewer, now = new Date()) {
  const opened = await openCase(
    viewer,
    contest.slug,
    { title: `The door ${canary}`, words: `It hit me ${canary}` },
    now,
  )
  if (!opened.ok) throw new Error(opened.reason)
  return opened.id
}
const versionOf = async (id: string) => (await caseWithContest(id))?.complaint.version as number

describe('a complaint', () => {
  test('is no idea, and is promised an answer by the next working day', async () => {
    await changeSettings({ workingDays: [1, 2, 3, 4, 5], daysOff: ['2026-12-25'] })
    const id = await aCase(me, new Date('2026-12-24T10:00:00Z'))
    await changeSettings({ daysOff: [] })
    expect((await caseWithContest(id))?.complaint.dueBy.toISOString()).toBe('2026-12-28T23:59:00.000Z')
    expect(await ideasBy(me as Viewer, 10)).toEqual([])
  })

  test('is told to those who answer, by a mail without a word of it', async () => {
    const before = await mailsTo(host?.email as string)
    // After the one above, so that it is the newest.
    const id = await aCase(me, new Date('2027-01-05T10:00:00Z'))
    expect(await mailsTo(host?.email as string)).toBe(before + 1)
    const mail = await mailTo(host?.email as string)
    expect(mail.text).toContain(id)
    expect(JSON.stringify(mail)).not.toContain(canary)
    expect(JSON.stringify(mail)).not.toContain('Lena')
  })

  test('is between the person and the team: for everybody else it is not there', async () => {
    const id = await aCase()
    for (const viewer of [me, host, deputy, moderator, await anAdmin()] as Viewer[])
      expect((await casePage(viewer, id)).words).toContain(canary)
    for (const viewer of [host, deputy, moderator] as Viewer[])
      expect((await caseDeskPage(viewer, id)).from).toBe('Lena')
    const strangers = [aVisitor(), await aPerson(), await anEmployee({ role: 'owner' })]
    for (const viewer of strangers) {
      expect(await status(() => casePage(viewer, id))).toBe(404)
      expect(await status(() => caseDeskPage(viewer, id))).toBe(404)
      const answer = { outcome: 'solved' as const, words: 'x', version: 0 }
      expect(await status(() => answerCase(viewer, id, answer))).toBe(404)
      expect(await status(() => takeCase(viewer, id, { owner: viewer.id, version: 0 }))).toBe(404)
      expect(await status(() => followUp(viewer, id, { verdict: 'yes', words: '', version: 0 }))).toBe(404)
      expect(await status(() => askAsQuestion(viewer, id))).toBe(404)
    }
    expect(await status(() => caseDeskPage(me as Viewer, id))).toBe(403)
    expect(await status(() => followUp(host as Viewer, id, { verdict: 'yes', words: '', version: 0 }))).toBe(403)
  })

  test('of one person, only so many wait in one contest', async () => {
    const angry = await aPerson()
    for (let n = 0; n < mostOpen; n++) await aCase(angry)
    expect(await openCase(angry, contest.slug, { title: 'Again', words: '' })).toEqual({ ok: false, reason: 'enough' })
    expect(await openCase(await aPerson(), contest.slug, { title: 'First', words: '' })).toMatchObject({ ok: true })
  })

  test('can be made where one may take part, and nowhere else', async () => {
    const inside = await aContest({ audience: 'employees', takePart: 'employees' })
    const input = { title: 'The door', words: '' }
    expect(await status(() => openCase(me as Viewer, inside.slug, input))).toBe(404)
    expect(await openCase(await anEmployee(), inside.slug, input)).toMatchObject({ ok: true })
    const over = await aContest({ state: 'concluded' })
    expect(await openCase(me as Viewer, over.slug, input)).toMatchObject({ ok: true })
  })
})

describe('the team', () => {
  test('sees what waits by the time left, in their own contests; moderators everywhere', async () => {
    const later = await aCase(await aPerson(), new Date(Date.now() + 86_400_000 * 20))
    const sooner = await aCase(await aPerson(), new Date(Date.now() - 86_400_000 * 20))
    const ids = async (viewer: Viewer | undefined) => (await recoveryDesk(viewer as Viewer)).rows.map(({ id }) => id)
    for (const viewer of [host, deputy, moderator]) {
      const seen = await ids(viewer)
      expect(seen.indexOf(sooner)).toBeLessThan(seen.indexOf(later))
      expect(seen.indexOf(sooner)).toBeGreaterThanOrEqual(0)
    }
    const elsewhere = await anEmployee({ role: 'owner' })
    await aContest({ hostId: elsewhere.id })
    expect(await ids(await again(elsewhere))).toEqual([])
    expect(await status(() => recoveryDesk(me as Viewer))).toBe(404)
  })

  test('somebody takes it, answers with words, and the person reads both and is asked', async () => {
    const id = await aCase()
    const owner = (deputy as Viewer).id
    expect(await takeCase(host as Viewer, id, { owner, version: 0 })).toMatchObject({ ok: true })
    expect(await takeCase(host as Viewer, id, { owner: (me as Viewer).id, version: 1 })).toMatchObject({ ok: false })
    const words = 'We are sorry: the door is slower now.'
    const version = await versionOf(id)
    expect(await answerCase(host as Viewer, id, { outcome: 'solved', words, version })).toEqual({ ok: true })
    const page = await casePage(me as Viewer, id)
    expect(page).toMatchObject({ state: 'answered', asks: true, due: '' })
    expect(page.steps.map((step) => step.words)).toContain(words)
    const mail = await mailTo((me as Viewer).email as string)
    expect(mail.text).toContain(words)
    expect(mail.text).toContain(`/complaints/${id}`)
    expect(mail.subject).not.toContain(canary)
    const actions = (await auditEntries(20)).filter(({ entry }) => entry.subjectId === id)
    expect(actions.map(({ entry }) => entry.action).sort()).toEqual(['complaint.answered', 'complaint.owner'])
    expect(JSON.stringify(actions)).not.toContain(canary)
  })

  test('two answers at once: one stands, the other learns of it', async () => {
    const id = await aCase()
    const say = (viewer: Viewer, words: string) => answerCase(viewer, id, { outcome: 'explained', words, version: 0 })
    const done = await Promise.all([say(host as Viewer, 'One'), say(moderator as Viewer, 'Other')])
    expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect((await casePage(me as Viewer, id)).steps).toHaveLength(1)
  })

  test('asks everybody a question into which nothing of the complaint goes', async () => {
    const id = await aCase()
    expect(await askAsQuestion(host as Viewer, id)).toEqual({ ok: true })
    const draft = await draftAt((host as Viewer).id, 'contest:new')
    expect(draft?.content.question).toContain('does not happen again')
    for (const secret of [canary, 'Lena', id, (me as Viewer).id]) expect(JSON.stringify(draft)).not.toContain(secret)
    expect(await askAsQuestion(host as Viewer, id)).toEqual({ ok: false })
    expect(await status(() => askAsQuestion(deputy as Viewer, id))).toBe(404)
  })
})

describe('is it solved now?', () => {
  const answered = async () => {
    const id = await aCase(await aPerson())
    await answerCase(host as Viewer, id, { outcome: 'partly', words: 'Half of it.', version: 0 })
    const found = await caseWithContest(id)
    return { id, version: found?.complaint.version as number, person: found?.complaint.personId as string }
  }
  const as = async (id: string) => again({ ...(me as Viewer), id })

  test('yes ends it', async () => {
    const { id, version, person } = await answered()
    expect(await followUp(await as(person), id, { verdict: 'yes', words: '', version })).toEqual({
      ok: true,
      reopened: false,
    })
    expect((await caseWithContest(id))?.complaint).toMatchObject({ state: 'closed', verdict: 'yes' })
  })

  test.each(['partly', 'no'] as const)('%s starts the clock anew and tells whoever looks after it', async (verdict) => {
    const { id, version, person } = await answered()
    const before = await mailsTo((host as Viewer).email as string)
    const later = new Date(Date.now() + 86_400_000 * 30)
    const said = await followUp(await as(person), id, { verdict, words: 'It still hits.', version }, later)
    expect(said).toEqual({ ok: true, reopened: true })
    const complaint = (await caseWithContest(id))?.complaint
    expect(complaint).toMatchObject({ state: 'open', verdict })
    expect(complaint?.dueBy.getTime()).toBeGreaterThan(later.getTime())
    expect(await mailsTo((host as Viewer).email as string)).toBe(before + 1)
  })

  test('before an answer there is nothing to judge', async () => {
    const id = await aCase()
    const said = await followUp(me as Viewer, id, { verdict: 'yes', words: '', version: 0 })
    expect(said).toEqual({ ok: false, reason: 'not-answered' })
  })
})

describe('the pages', () => {
  test('what was written on the page of a new idea becomes the complaint, in one press', async () => {
    const params = { contest: contest.slug }
    const form = {
      title: 'The queue',
      body: 'An hour.',
      beneath: 'With a child.',
      opened: 'x',
      pseudonym: 'L',
      email: '',
    }
    const guest = aVisitor()
    const sent = await visitRoute({ action: complainAction }, '/c/x/complaint', { visitor: guest.id, form, params })
    expect(sent.to).toMatch(/^\/complaints\/\w+/)
    const id = sent.to?.split('/').at(-1) as string
    expect((await caseWithContest(id))?.complaint).toMatchObject({
      title: 'The queue',
      words: 'An hour.\n\nWith a child.',
    })
    const short = await visitRoute({ action: complainAction }, '/c/x/complaint', {
      as: me,
      form: { title: '' },
      params,
    })
    expect(short).toMatchObject({ status: 400, page: { errors: { title: expect.any(Array) } } })
    const page = await visitRoute({ loader: complainLoader }, '/c/x/complaint', { as: me, params })
    expect(page.page).toMatchObject({ contest: { slug: contest.slug } })
  })

  test('the whole way by forms', async () => {
    const id = await aCase(await aPerson())
    const person = (await caseWithContest(id))?.complaint.personId as string
    const params = { case: id }
    const owner = { owner: (host as Viewer).id, version: '0' }
    expect(await visitRoute({ action: ownerAction }, '/x', { as: host, form: owner, params })).toMatchObject({
      to: `/desk/complaints/${id}`,
    })
    const outcome = { outcome: 'solved', words: 'Done.', version: '1' }
    expect(
      await visitRoute({ action: answerAction }, '/x', { as: host, form: { ...outcome, words: '' }, params }),
    ).toMatchObject({ status: 400 })
    expect(
      await visitRoute({ action: answerAction }, '/x', { as: host, form: { ...outcome, version: '0' }, params }),
    ).toMatchObject({ status: 409 })
    expect(await visitRoute({ action: answerAction }, '/x', { as: host, form: outcome, params })).toMatchObject({
      to: '/desk/complaints',
    })
    const verdict = { verdict: 'no', words: '', version: '2' }
    const asPerson = await again({ ...(me as Viewer), id: person })
    expect(await visitRoute({ action: caseAction }, '/x', { as: asPerson, form: verdict, params })).toMatchObject({
      to: `/complaints/${id}`,
    })
    const boss = await anEmployee({ role: 'admin' })
    expect(await visitRoute({ action: questionAction }, '/x', { as: boss, form: {}, params })).toMatchObject({
      to: '/c/new',
    })
  })
})

describe('somebody who was signed out while writing a complaint', () => {
  test('finds all their words after signing in, and once it is sent they are kept no longer', async () => {
    const forMembers = await aContest({ takePart: 'customers' })
    const [params, visitor] = [{ contest: forMembers.slug }, newId()]
    const form = { title: 'The door hit me', body: 'Twice, on the same day.', email: '' }
    const route = { action: complainAction, loader: complainLoader }
    const sent = await visitRoute(route, `/c/${forMembers.slug}/complaint`, { visitor, params, form })
    expect(sent).toMatchObject({
      status: 303,
      to: `/in?next=${encodeURIComponent(`/c/${forMembers.slug}/complaint`)}`,
    })
    expect(sent.cookies.length).toBeGreaterThan(0)
    const person = await aPerson()
    await transaction(() => adoptGuest(visitor, person.id))
    const words = { title: form.title, body: form.body }
    const back = await visitRoute(route, `/c/${forMembers.slug}/complaint`, { as: person, params })
    expect(back).toMatchObject({ status: 200, page: { values: words } })
    expect((await visitRoute(route, `/c/${forMembers.slug}/complaint`, { as: person, params, form })).status).toBe(303)
    const after = await visitRoute(route, `/c/${forMembers.slug}/complaint`, { as: person, params })
    expect((after.page as unknown as { values: object }).values).toEqual({})
  })
})

describe('a complaint that is overdue', () => {
  test('is told once to those who answer and to whom late answers go, without a word of it; again when it is reopened', async () => {
    const owner = await anEmployee({ role: 'owner' })
    const place = await aContest({ hostId: owner.id, timeZone: 'UTC' })
    const above = await anEmployee()
    await transaction(() => addContestRole(place.id, above.id, 'escalation'))
    const opened = await openCase(me as Viewer, place.slug, { title: `Door ${canary}`, words: canary })
    const id = opened.ok ? opened.id : ''
    const dueAt = (await caseWithContest(id))?.complaint.dueBy as Date
    const late = new Date(dueAt.getTime() + 60_000)
    await escalateCases(new Date(dueAt.getTime() - 60_000))
    expect(await mailsTo(above.email as string)).toBe(0)
    await Promise.all([escalateCases(late), escalateCases(late)])
    await escalateCases(late)
    expect(await mailsTo(above.email as string)).toBe(1)
    const mail = await mailTo(above.email as string)
    expect(mail.text).toContain('You are the person named for that')
    expect(JSON.stringify(mail)).not.toContain(canary)
    expect((await mailTo(owner.email as string)).kind).toBe('complaints-late')

    const host = await again(owner)
    const said = { outcome: 'solved' as const, words: 'Sorry.', version: await versionOf(id) }
    expect(await answerCase(host, id, said, late)).toMatchObject({ ok: true })
    await followUp(me as Viewer, id, { verdict: 'no', words: '', version: await versionOf(id) }, late)
    await escalateCases(new Date(late.getTime() + 30 * 24 * 60 * 60 * 1000))
    expect(await mailsTo(above.email as string)).toBe(2)
  })
})
