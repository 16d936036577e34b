import { describe, expect, test } from 'vitest'
import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import { pulseShown } from '#app/features/answers/pulse/pulse-shown.server.ts'
import { sayPulse } from '#app/features/answers/pulse/say-pulse.server.ts'
import { queuePage } from '#app/features/answers/queue/queue-page.server.ts'
import { contestRecord } from '#app/features/contests/page/promises.server.ts'
import { ideaPage } from '#app/features/ideas/idea-page.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { transaction } from '#drizzle/database.ts'
import { pulseOf } from '#drizzle/queries/answer-clock.ts'
import { changeComment } from '#drizzle/queries/comments.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, again, aModerator, anAdmin, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { mailsTo, mailTo } from '#tests/mailbox.ts'

const status = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: unknown) => (thrown as Response).status,
  )
const day = 24 * 60 * 60 * 1000

async function answered(about: Parameters<typeof aContest>[0] = {}) {
  const host = await again(await anEmployee({ role: 'owner', name: 'Marta Ruiz' }))
  const contest = await aContest({ hostId: host.id, ...about })
  const author = await aPerson()
  const promisedBy = new Date(Date.now() + day)
  const idea = await anIdea({ contestId: contest.id, authorId: author.id, promisedBy })
  const owner = await again(host)
  const given = await answerIdea(owner, idea.id, { outcome: 'declined', reason: 'cost', text: 'Too dear.' })
  if (!given.ok) throw new Error('The answer was refused')
  return { contest, host: owner, author: await again(author), idea, answer: given.answerId }
}

const ideaNow = async (id: string) => (await ideaWithContest(id))?.idea

test('“yes” is kept, shown to everybody, and changes nothing else', async () => {
  const { author, idea, answer } = await answered()
  expect((await pulseShown(author, idea.id, answer)).ask).not.toBeNull()
  expect((await pulseShown(aVisitor(), idea.id, answer)).ask).toBeNull()
  const said = await sayPulse(author, idea.id, { answer, verdict: 'yes', text: '' })
  expect(said).toMatchObject({ ok: true, reopened: false })
  expect(await ideaNow(idea.id)).toMatchObject({ turn: 'none', answeredAt: expect.any(Date) })
  expect(await pulseShown(aVisitor(), idea.id, answer)).toMatchObject({
    ...{ said: m.answers_pulse_said_yes(), again: '', ask: null, replyLink: '' },
  })
})

test('“no” starts the clock anew, says so on both sides, and tells who signed', async () => {
  const { contest, host, author, idea, answer } = await answered()
  expect((await sayPulse(author, idea.id, { answer, verdict: 'no', text: 'I asked for something else.' })).ok).toBe(
    true,
  )
  const now = await ideaNow(idea.id)
  expect(now).toMatchObject({ turn: 'ours', answeredAt: null, turnSince: expect.any(Date) })
  expect((now?.promisedBy?.getTime() ?? 0) > Date.now() + 2 * day).toBe(true)
  expect((await pulseShown(author, idea.id, answer)).again).not.toBe('')
  expect((await ideaPage(author, idea.id)).standing.waits).not.toBe('')
  expect((await queuePage(host, contest.slug)).rows).toMatchObject([{ id: idea.id, unheard: true }])
  expect((await mailTo(host.email ?? '')).text).toContain('I asked for something else.')
  // The first answer was in time and stays so; the second has its own promise.
  expect(await contestRecord(contest, new Date())).toContain('100%')
  const late = new Date(Date.now() + 60 * day)
  await answerIdea(host, idea.id, { outcome: 'planned', reason: undefined, text: 'Now we see.' }, late)
  expect(await contestRecord(contest, late)).toContain('50%')
  expect((await ideaNow(idea.id))?.turn).toBe('none')
})

describe('one word and one reply for each answer', () => {
  test('a second word is refused, a second reply too; a new answer asks anew', async () => {
    const { host, author, idea, answer } = await answered()
    const say = (input: Partial<Parameters<typeof sayPulse>[2]>) =>
      sayPulse(author, idea.id, { answer, text: '', ...input })
    expect(await say({})).toEqual({ ok: false, reason: 'verdict-missing' })
    expect(await say({ verdict: 'partly' })).toMatchObject({ ok: true, reopened: false })
    expect(await say({ verdict: 'no' })).toEqual({ ok: false, reason: 'said-already' })
    expect(await say({ text: 'One more thing.' })).toMatchObject({ ok: true })
    expect(await say({ text: 'And another.' })).toEqual({ ok: false, reason: 'replied-already' })
    expect((await pulseShown(aVisitor(), idea.id, answer)).reply?.html).toContain('One more thing.')
    await answerIdea(host, idea.id, { outcome: 'done', reason: undefined, text: 'Better?' })
    expect(await say({ verdict: 'yes' })).toEqual({ ok: false, reason: 'answered-again' })
    const next = (await ideaPage(author, idea.id)).answer?.id as string
    expect(await say({ answer: next, verdict: 'yes' })).toMatchObject({ ok: true })
  })

  test('of two presses at once one counts, and the team hears once', async () => {
    const { host, author, idea, answer } = await answered()
    const input = { answer, verdict: 'no' as const, text: '' }
    const said = await Promise.all([sayPulse(author, idea.id, input), sayPulse(author, idea.id, input)])
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await mailsTo(host.email ?? '')).toBe(1)
  })
})

test('it is the author’s word and nobody else’s', async () => {
  const { host, idea, answer } = await answered()
  const others: Viewer[] = [aVisitor(), await aPerson(), host, await aModerator(), await anAdmin()]
  for (const viewer of others)
    expect(await status(sayPulse(viewer, idea.id, { answer, verdict: 'no', text: '' }))).toBe(403)
  expect(await pulseOf(answer)).toBeUndefined()
  expect((await ideaNow(idea.id))?.turn).toBe('none')
})

test('a reply is read by a moderator where texts are, and one that was hidden is gone from under the answer', async () => {
  const { author, idea, answer } = await answered({ moderation: 'before' })
  const said = await sayPulse(author, idea.id, { answer, verdict: 'partly', text: 'Leakword of mine' })
  expect(said).toMatchObject({ ok: true, held: true })
  expect((await pulseShown(author, idea.id, answer)).reply?.note).not.toBe('')
  expect((await pulseShown(aVisitor(), idea.id, answer)).reply).toBeNull()
  const replyId = (await pulseOf(answer))?.replyId as string
  await transaction(() => changeComment(replyId, { state: 'published' }))
  expect((await pulseShown(aVisitor(), idea.id, answer)).reply?.html).toContain('Leakword')
  await transaction(() => changeComment(replyId, { state: 'hidden' }))
  expect((await pulseShown(aVisitor(), idea.id, answer)).reply).toBeNull()
})

test('before an answer there is nothing to say', async () => {
  const author = await aPerson()
  const idea = await anIdea({ authorId: author.id })
  const said = await sayPulse(author, idea.id, { answer: '', verdict: 'no', text: '' })
  expect(said).toEqual({ ok: false, reason: 'no-answer' })
})
