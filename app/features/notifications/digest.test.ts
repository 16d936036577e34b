import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { env } from '#app/env.server.ts'
import { tryAgain } from '#app/features/admin/outbox.server.ts'
import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { bundleNews } from '#app/features/notifications/bundle-news.server.ts'
import { followThing } from '#app/features/notifications/follow-thing.server.ts'
import { hearEvents } from '#app/features/notifications/hear-events.server.ts'
import { sendDueMails } from '#app/features/notifications/send-due-mails.server.ts'
import { editProfile } from '#app/features/people/edit-profile.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { closeMail } from '#app/mail/send-mail.server.ts'
import * as stop from '#app/routes/notifications/stop-mail.tsx'
import { transaction } from '#drizzle/database.ts'
import { changeContest } from '#drizzle/queries/contests.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { changeMail, latestMails } from '#drizzle/queries/mails.ts'
import { changePerson, type PersonRow, personById } from '#drizzle/queries/people.ts'
import { aContest, again, anAdmin, anEmployee, anIdea, aPerson } from '#tests/factory.ts'
import { startFaultyMailServer } from '#tests/faulty-mail-server.ts'
import { visitRoute } from '#tests/visit-route.ts'

const mailsTo = async (person: Viewer) => (await latestMails(500)).filter(({ personId }) => personId === person.id)
const hour = 60 * 60 * 1000
const at = (text: string) => new Date(text)

/** Somebody who follows a contest; `publish` puts a new idea into it and lets it be heard at an instant. */
async function aFollower(given: Partial<PersonRow> = {}) {
  const follower = await aPerson({ timeZone: 'Europe/Madrid', ...given })
  const contest = await aContest({ title: 'No more waiting' })
  await followThing(follower, { kind: 'contest', subject: contest.id, on: true })
  const publish = async (title: string, now: Date, body = '') => {
    const author = await aPerson({ newsRhythm: 'never' })
    const idea = await anIdea({ contestId: contest.id, authorId: author.id, title, body })
    await transaction(() => record('idea.published', author, { contestId: contest.id, ideaId: idea.id }, now))
    await hearEvents(now)
    return idea
  }
  return { follower, contest, publish }
}

describe('bundled news', () => {
  test('comes at the person’s own hour, in their language, with whole texts and a way out', async () => {
    const { follower, publish } = await aFollower({ language: 'ru', newsHour: 9 })
    const long = 'The whole text, however long. '.repeat(100).trim()
    await publish('Ring me', at('2026-03-10T03:00:00Z'), long)
    await publish('A bench', at('2026-03-10T04:00:00Z'))
    await bundleNews(at('2026-03-10T07:59:00Z'))
    expect(await mailsTo(follower)).toEqual([])
    await bundleNews(at('2026-03-10T08:00:00Z'))
    const [mail, ...others] = await mailsTo(follower)
    expect(others).toEqual([])
    expect(mail).toMatchObject({ kind: 'digest', stream: 'digest', subject: 'Новости от Aflora: 2' })
    for (const part of ['Новая идея в конкурсе «No more waiting»: Ring me', long, 'A bench', mail?.stopPath as string])
      expect(mail?.text).toContain(part)
  })

  test('comes once a day at most, whatever happens', async () => {
    const { follower, publish } = await aFollower()
    for (let nth = 0; nth < 30; nth += 1) {
      const now = new Date(at('2026-03-10T00:30:00Z').getTime() + nth * 3 * hour)
      await publish(`Idea ${nth}`, now)
      await bundleNews(now)
      await bundleNews(new Date(now.getTime() + hour))
      const written = await mailsTo(follower)
      await transaction(async () => {
        for (const { id } of written) await changeMail(id, { sentAt: now })
        await changePerson(follower.id, { newsHour: (nth * 5) % 24, newsDueAt: null })
      })
    }
    const days = (await mailsTo(follower)).map(({ createdAt }) => madridDay(createdAt))
    expect(new Set(days).size).toBe(days.length)
    expect(days.length).toBeGreaterThanOrEqual(2)
  })

  const madridDay = (date: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Madrid' }).format(date)

  test('waits while an earlier one could not be sent', async () => {
    const { follower, publish } = await aFollower()
    await publish('First', at('2026-03-10T03:00:00Z'))
    await bundleNews(at('2026-03-10T07:00:00Z'))
    await publish('Second', at('2026-03-10T12:00:00Z'))
    await bundleNews(at('2026-03-11T07:00:00Z'))
    expect(await mailsTo(follower)).toHaveLength(1)
  })

  test.each([
    ['weekly', 0],
    ['own', 0],
    ['never', 0],
  ] as const)('does not come daily to those who said %s', async (newsRhythm, n) => {
    const { follower, publish } = await aFollower({ newsRhythm })
    await publish('Ring me', at('2026-03-10T03:00:00Z'))
    for (const day of ['10', '11', '15']) await bundleNews(at(`2026-03-${day}T07:00:00Z`))
    expect(await mailsTo(follower)).toHaveLength(n)
    await bundleNews(at('2026-03-16T07:00:00Z'))
    expect(await mailsTo(follower)).toHaveLength(newsRhythm === 'weekly' ? 1 : 0)
  })

  test('of the time when none was wanted does not come later', async () => {
    const { follower, publish } = await aFollower()
    await publish('Old', at('2026-03-10T03:00:00Z'))
    const profile = { name: follower.name, language: 'en' as const, newsHour: 8, timeZone: 'UTC', isPublic: false }
    await editProfile(follower, { ...profile, newsRhythm: 'never' })
    await editProfile(follower, { ...profile, newsRhythm: 'daily' })
    await publish('New', at('2026-03-10T04:00:00Z'))
    await bundleNews(at('2026-03-10T08:00:00Z'))
    const [mail] = await mailsTo(follower)
    expect(mail?.text).toContain('New')
    expect(mail?.text).not.toContain('Old')
  })

  test('goes to nobody whose address is not proved or who was suspended', async () => {
    const unproved = await aFollower({ emailConfirmedAt: null })
    const suspended = await aFollower()
    for (const { publish } of [unproved, suspended]) await publish('Ring me', at('2026-03-10T03:00:00Z'))
    await transaction(() => changePerson(suspended.follower.id, { suspendedAt: new Date() }))
    await bundleNews(at('2026-03-12T07:00:00Z'))
    for (const { follower } of [unproved, suspended]) expect(await mailsTo(follower)).toEqual([])
  })
})

describe('one press stops it', () => {
  const tokenOf = (path: string) => ({ token: path.replace('/stop/mail/', '') })
  const rhythmOf = async (person: Viewer) => (await personById(person.id))?.newsRhythm

  test('opening changes nothing; a POST without a cookie stops digests and leads nowhere else', async () => {
    const { follower, publish } = await aFollower()
    await publish('Ring me', at('2026-03-10T03:00:00Z'))
    await bundleNews(at('2026-03-10T07:00:00Z'))
    const [mail] = await mailsTo(follower)
    const params = tokenOf(mail?.stopPath ?? '')
    expect((await visitRoute(stop, '/', { params })).page).toEqual({ stream: 'digest', stopped: false })
    expect(await rhythmOf(follower)).toBe('daily')
    const form = { 'List-Unsubscribe': 'One-Click' }
    expect(await visitRoute(stop, '/', { params, form })).toMatchObject({ status: 200, page: { stopped: true } })
    expect(await rhythmOf(follower)).toBe('own')
    expect(await visitRoute(stop, '/', { params, form })).toMatchObject({ status: 200, page: { stopped: true } })
  })

  test('an answer to one’s own idea stops all; then no answer comes by mail', async () => {
    const author = await aPerson()
    const host = await anEmployee({ role: 'owner' })
    const contest = await aContest({ hostId: host.id })
    const idea = await anIdea({ contestId: contest.id, authorId: author.id })
    await answerIdea(await again(host), idea.id, { outcome: 'planned', text: 'In the plan.' })
    const [mail] = await mailsTo(author)
    expect(mail).toMatchObject({ kind: 'idea-answered', stream: 'own' })
    await visitRoute(stop, '/', { params: tokenOf(mail?.stopPath ?? ''), form: { a: 'b' } })
    expect(await rhythmOf(author)).toBe('never')
    await answerIdea(await again(host), idea.id, { outcome: 'done', text: 'It is done.' })
    expect(await mailsTo(author)).toHaveLength(1)
  })

  test('an address we did not write stops nothing', async () => {
    const [one, other] = [await aFollower(), await aFollower()]
    for (const { publish } of [one, other]) await publish('Ring me', at('2026-03-10T03:00:00Z'))
    await bundleNews(at('2026-03-10T07:00:00Z'))
    const [mine, theirs] = [(await mailsTo(one.follower))[0]?.stopPath, (await mailsTo(other.follower))[0]?.stopPath]
    const { token } = tokenOf(mine ?? '')
    const forged = `${token.split('.')[0]}.${theirs?.split('.')[1]}`
    for (const wrong of ['', 'x', forged, `${token}x`]) {
      expect((await visitRoute(stop, '/', { params: { token: wrong } })).status).toBe(404)
      expect((await visitRoute(stop, '/', { params: { token: wrong }, form: { a: 'b' } })).status).toBe(404)
    }
    expect([await rhythmOf(one.follower), await rhythmOf(other.follower)]).toEqual(['daily', 'daily'])
  })
})

describe('at the moment of sending', () => {
  const settings = { ...env }
  let server: Awaited<ReturnType<typeof startFaultyMailServer>>
  beforeEach(async () => {
    server = await startFaultyMailServer()
    env.SMTP_URL = server.url
  })
  afterEach(async () => {
    closeMail()
    Object.assign(env, settings)
    await server.stop()
  })
  const sentTo = (person: Viewer) => server.arrived.filter(({ to }) => to.includes(person.email ?? ''))

  test('what was hidden since is left out; with nothing left no mail goes', async () => {
    const { follower, publish } = await aFollower()
    const [kept, gone] = [
      await publish('Kept idea', at('2026-03-10T03:00:00Z')),
      await publish('Gone idea', at('2026-03-10T03:00:00Z')),
    ]
    const alone = await aFollower()
    const only = await alone.publish('Only idea', at('2026-03-10T03:00:00Z'))
    await bundleNews(at('2026-03-10T07:00:00Z'))
    await transaction(async () => {
      for (const { id } of [gone, only]) await changeIdea(id, { state: 'hidden' })
    })
    await sendDueMails(at('2026-03-10T07:01:00Z'))
    expect(sentTo(follower)).toHaveLength(1)
    expect(sentTo(follower)[0]?.source).toContain(kept.title)
    expect(sentTo(follower)[0]?.source).not.toContain('Gone idea')
    expect(sentTo(alone.follower)).toEqual([])
    expect((await mailsTo(alone.follower))[0]).toMatchObject({ sentAt: null, withheldAt: expect.any(Date) })
    await sendDueMails(at('2026-03-12T07:01:00Z'))
    expect(sentTo(alone.follower)).toEqual([])
  })

  test('an answer does not reach an author who may not read it any more; it does reach a new address', async () => {
    const [left, moved] = [await anEmployee(), await anEmployee()]
    const host = await anEmployee({ role: 'owner' })
    const contest = await aContest({ hostId: host.id, audience: 'employees' })
    for (const author of [left, moved]) {
      const idea = await anIdea({ contestId: contest.id, authorId: author.id })
      await answerIdea(await again(host), idea.id, { outcome: 'planned', text: 'In the plan.' })
    }
    const email = `new-${moved.email}`
    await transaction(async () => {
      await changePerson(left.id, { affiliation: 'customer' })
      await changePerson(moved.id, { email })
    })
    await sendDueMails(new Date(Date.now() + hour))
    expect(sentTo(left)).toEqual([])
    expect(sentTo(moved)).toEqual([])
    expect(server.arrived.filter(({ to }) => to.includes(email))).toHaveLength(1)
  })

  test('a stop or a suspension holds for what was written before it', async () => {
    const [stopped, suspended] = [await aFollower(), await aFollower()]
    for (const { publish } of [stopped, suspended]) await publish('Ring me', at('2026-03-10T03:00:00Z'))
    await bundleNews(at('2026-03-10T07:00:00Z'))
    await transaction(async () => {
      await changePerson(stopped.follower.id, { newsRhythm: 'never' })
      await changePerson(suspended.follower.id, { suspendedAt: new Date() })
    })
    await sendDueMails(at('2026-03-10T07:01:00Z'))
    for (const { follower } of [stopped, suspended]) expect(sentTo(follower)).toEqual([])
  })

  test('a contest that is not for them any more is left out too', async () => {
    const { follower, contest, publish } = await aFollower()
    await publish('Ring me', at('2026-03-10T03:00:00Z'))
    await bundleNews(at('2026-03-10T07:00:00Z'))
    await transaction(() => changeContest(contest.id, { audience: 'employees' }))
    await sendDueMails(at('2026-03-10T07:01:00Z'))
    expect(sentTo(follower)).toEqual([])
  })

  test('what was given up goes again when an admin says so, and only then', async () => {
    const { follower, publish } = await aFollower()
    await publish('Ring me', at('2026-03-10T03:00:00Z'))
    await bundleNews(at('2026-03-10T07:00:00Z'))
    server.misbehave({ code: 550, at: 'rcpt' })
    await sendDueMails(at('2026-03-10T07:01:00Z'))
    server.misbehave('none')
    await sendDueMails(at('2026-03-20T07:01:00Z'))
    expect(sentTo(follower)).toEqual([])
    const { id } = (await latestMails(500, 12)).find(({ personId }) => personId === follower.id) ?? { id: '' }
    await expect(tryAgain(follower, id)).rejects.toMatchObject({ status: 404 })
    expect(await tryAgain(await anAdmin(), id, at('2026-03-20T07:02:00Z'))).toBe(true)
    await sendDueMails(at('2026-03-20T07:03:00Z'))
    expect(sentTo(follower)).toHaveLength(1)
    expect(await tryAgain(await anAdmin(), id)).toBe(false)
  })
})
