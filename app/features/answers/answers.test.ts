import { describe, expect, test } from 'vitest'
import { addInternalNote } from '#app/features/answers/add-internal-note.server.ts'
import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import { answerPage, answersPage, notesPage } from '#app/features/answers/answer-page.server.ts'
import { ideaDiscussion } from '#app/features/comments/discussion-of.server.ts'
import { ideaHistory } from '#app/features/ideas/idea-history.server.ts'
import { ideaPage } from '#app/features/ideas/idea-page.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { exportContest } from '#app/features/winners/export-contest.server.ts'
import { m } from '#app/paraglide/messages.js'
import { transaction } from '#drizzle/database.ts'
import { answersOf } from '#drizzle/queries/answers.ts'
import { addFollow } from '#drizzle/queries/follows.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, again, aModerator, anAdmin, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { mailsTo, mailTo } from '#tests/mailbox.ts'
import { textOf } from '#tests/whole-file.ts'

const status = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: unknown) => (thrown as Response).status,
  )
const ideaNow = async (id: string) => (await ideaWithContest(id))?.idea
const answer = { outcome: 'planned' as const, text: 'You say you **cannot** hold the line.', reason: undefined }

async function asked(given: Parameters<typeof anIdea>[0] = {}, about: Parameters<typeof aContest>[0] = {}) {
  const host = await anEmployee({ role: 'owner', name: 'Marta Ruiz', title: 'product' })
  const contest = await aContest({ hostId: host.id, ...about })
  return { contest, host: await again(host), idea: await anIdea({ contestId: contest.id, ...given }) }
}

test('an answer is signed, ends the wait, and stands first on the idea’s page', async () => {
  const { host, idea } = await asked()
  expect(await answerIdea(host, idea.id, { ...answer, reason: 'later' })).toMatchObject({ ok: true, corrected: false })
  expect(await ideaNow(idea.id)).toMatchObject({ turn: 'none', outcome: 'planned', answeredAt: expect.any(Date) })
  const page = await ideaPage(aVisitor(), idea.id)
  expect(page.answer).toMatchObject({
    author: 'Marta Ruiz',
    authorTitle: 'product',
    outcome: 'planned',
    reason: m.answers_reason_later(),
    earlier: 0,
  })
  expect(page.answer?.html).toContain('<strong>cannot</strong>')
  expect(page.standing.turn).toBe('none')
})

test('a correction takes the place of the earlier answer, which everybody can still read', async () => {
  const { host, idea } = await asked()
  await answerIdea(host, idea.id, answer, new Date(Date.now() - 60_000))
  expect(
    await answerIdea(host, idea.id, { outcome: 'declined', text: 'We were wrong.', reason: 'cost' }),
  ).toMatchObject({ ok: true, corrected: true })
  expect((await ideaPage(aVisitor(), idea.id)).answer).toMatchObject({ outcome: 'declined', earlier: 1 })
  const { answers } = await answersPage(aVisitor(), idea.id)
  expect(answers.map(({ outcome, supersededAt }) => [outcome, supersededAt === null])).toEqual([
    ['declined', true],
    ['planned', false],
  ])
})

test('of two who answer at once one stands, and the other hears who was first and loses nothing', async () => {
  const { host, idea } = await asked()
  const others = [host, await anAdmin({ name: 'Ada' })]
  const answers = await Promise.all(others.map((one) => answerIdea(one, idea.id, { ...answer, seen: '' })))
  const first = answers.findIndex(({ ok }) => ok)
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers[1 - first]).toEqual({ ok: false, reason: 'answered-meanwhile', by: others[first]?.name })
  expect(await answersOf(idea.id)).toHaveLength(1)
})

describe('who answers', () => {
  test('owners of the contest and admins, and nobody else', async () => {
    const { idea } = await asked()
    const strangers = [
      aVisitor(),
      await aPerson(),
      await anEmployee({ role: 'owner' }),
      await aModerator(),
      await again({ id: idea.authorId } as Viewer),
    ]
    for (const viewer of strangers) {
      expect(await status(answerIdea(viewer, idea.id, answer))).toBe(403)
      expect(await status(answerPage(viewer, idea.id, { quote: false }))).toBe(403)
    }
    expect((await answerIdea(await anAdmin(), idea.id, answer)).ok).toBe(true)
  })

  test('what one may not know of is not there', async () => {
    const { idea } = await asked({}, { audience: 'employees' })
    expect(await status(answerIdea(await aPerson(), idea.id, answer))).toBe(404)
    expect(await status(answersPage(await aPerson(), idea.id))).toBe(404)
    expect(await status(answersPage(await anEmployee(), idea.id))).toBe('done')
  })

  test.each(['withdrawn', 'hidden', 'merged'] as const)('an idea that is %s is not answered', async (state) => {
    const { host, idea } = await asked({ state })
    expect(await answerIdea(host, idea.id, answer)).toEqual({ ok: false, reason: 'not-published' })
    expect(await answersOf(idea.id)).toEqual([])
  })
})

describe('who hears of it', () => {
  test('the author at once, in their language, with the whole text, one button and one way to stop', async () => {
    const author = await aPerson({ language: 'ru' })
    const { host, idea } = await asked({ authorId: author.id, title: 'Перезвоните мне' })
    const follower = await aPerson({ language: 'es' })
    await transaction(() => addFollow(follower.id, 'idea', idea.id, new Date()))
    await transaction(() => addFollow(author.id, 'idea', idea.id, new Date()))
    await answerIdea(host, idea.id, { outcome: 'declined', text: 'Long **words**.\n\nAnd more.', reason: 'cost' })

    const mail = await mailTo(author.email ?? '')
    expect(mail).toMatchObject({ kind: 'idea-answered', subject: 'Ответ на вашу идею: Перезвоните мне' })
    for (const part of [
      'Не сейчас',
      'Затраты больше пользы.',
      'And more.',
      '— Marta Ruiz, product',
      `/i/${idea.id}#answer`,
      mail.stopPath,
    ])
      expect(mail.text).toContain(part)
    expect(await mailsTo(author.email ?? '')).toBe(1)
    expect(mail.stopPath).toMatch(/^\/stop\/mail\//)
    // Their digest is another room's work.
    expect(await mailsTo(follower.email ?? '')).toBe(0)
  })

  test('no author whose address is not proved, who was suspended, who wants none, or who may not read it any more', async () => {
    const hears = async (author: Viewer) => {
      const { host, idea } = await asked({ authorId: author.id }, { audience: 'employees', takePart: 'employees' })
      await answerIdea(host, idea.id, answer)
      return mailsTo(author.email ?? '')
    }
    expect(await hears(await anEmployee())).toBe(1)
    expect(await hears(await anEmployee({ emailConfirmedAt: null }))).toBe(0)
    expect(await hears(await anEmployee({ suspendedAt: new Date() }))).toBe(0)
    expect(await hears(await anEmployee({ newsRhythm: 'never' }))).toBe(0)
    expect(await hears(await aPerson())).toBe(0)
    const admin = await anAdmin()
    const { idea } = await asked({ authorId: admin.id })
    await answerIdea(admin, idea.id, answer)
    expect(await mailsTo(admin.email ?? '')).toBe(0)
  })
})

test('quoting leaves out what was told to the team alone', async () => {
  const { host, idea } = await asked({
    title: 'Call me',
    beneath: 'My secret need',
    beneathFor: 'team',
    body: 'By phone',
  })
  const page = await answerPage(host, idea.id, { quote: true })
  expect(page.values.text).toBe('> Call me\n>\n> By phone\n\n')
  expect(page.idea.beneath).toBe('My secret need')
  const { host: other, idea: open } = await asked({
    title: 'Call me',
    beneath: 'I work on a loud floor',
    beneathFor: 'everyone',
  })
  expect((await answerPage(other, open.id, { quote: true })).values.text).toContain('> I work on a loud floor')
})

describe('the team’s notes', () => {
  test('are read by the team', async () => {
    const { host, idea } = await asked()
    await addInternalNote(host, idea.id, 'Ask *legal*')
    for (const viewer of [host, await aModerator(), await anAdmin()]) {
      expect((await notesPage(viewer, idea.id)).notes).toMatchObject([
        { author: 'Marta Ruiz', html: expect.stringContaining('<em>legal</em>') },
      ])
    }
  })

  test('reach nobody else, on no page and in no file', async () => {
    const { contest, host, idea } = await asked({ votes: 3 })
    await addInternalNote(host, idea.id, 'Leakword about this idea')
    const others = [aVisitor(), await aPerson(), await anEmployee(), await again({ id: idea.authorId } as Viewer)]
    for (const viewer of others) {
      expect(await status(notesPage(viewer, idea.id))).toBe(403)
      expect(await status(addInternalNote(viewer, idea.id, 'x'))).toBe(403)
      const seen = [
        await ideaPage(viewer, idea.id),
        await ideaDiscussion(viewer, idea.id, new URLSearchParams()),
        await answersPage(viewer, idea.id),
        await ideaHistory(viewer, idea.id),
      ]
      expect(JSON.stringify(seen)).not.toContain('Leakword')
    }
    for (const format of ['json', 'csv'] as const) {
      const file = await textOf(exportContest(host, contest.slug, format))
      expect(file).not.toContain('Leakword')
      expect(file).toContain(idea.title)
    }
  })
})
