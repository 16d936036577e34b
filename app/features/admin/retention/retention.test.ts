import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { env } from '#app/env.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { sendDueMails } from '#app/features/notifications/send-due-mails.server.ts'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { changeSettings, siteSettings } from '#app/features/settings/site-settings.server.ts'
import { recountVotes } from '#app/features/votes/recount-votes.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { closeMail } from '#app/mail/send-mail.server.ts'
import * as page from '#app/routes/admin/retention.tsx'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { apiTokensOf, touchApiToken } from '#drizzle/queries/api-tokens.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { changeMail, latestMails, mailById } from '#drizzle/queries/mails.ts'
import { changePerson, type PersonRow, personById } from '#drizzle/queries/people.ts'
import { countNamedViews, countTraces } from '#drizzle/queries/retention.ts'
import { sessionsOf } from '#drizzle/queries/sessions.ts'
import { addViews } from '#drizzle/queries/views.ts'
import { putTrace } from '#drizzle/queries/vote-traces.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aContest, aModerator, anAdmin, anIdea, aPerson, aRequest } from '#tests/factory.ts'
import { startFaultyMailServer } from '#tests/faulty-mail-server.ts'
import { visitRoute } from '#tests/visit-route.ts'
import { applyRetention } from './apply-retention.server.ts'
import { monthsBefore } from './terms.ts'
import { withoutNames } from './without-names.ts'

const day = 24 * 60 * 60 * 1000
const now = new Date('2027-03-31T02:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * day)
const rowOf = async ({ id }: Viewer) => (await personById(id)) as PersonRow
let admin: Viewer

beforeAll(async () => {
  admin = await anAdmin()
})
beforeEach(() => changeSettings({ retention: defaults }))
const defaults = { traceDays: 180, viewDays: 365, mailDays: 180, auditMonths: 36, unusedMonths: 0 }

describe('every night', () => {
  test('traces of votes and idle sessions go after their time, younger ones stay', async () => {
    const [contest, person] = [await aContest(), await aPerson()]
    const trace = (ideaId: string, createdAt: Date) => ({
      ...{ contestId: contest.id, personId: person.id, network: 'n', device: 'd' },
      ...{ ideaId, createdAt },
    })
    await transaction(async () => {
      await putTrace(trace('old', daysAgo(181)))
      await putTrace(trace('young', daysAgo(179)))
    })
    await startSession(await rowOf(person), aRequest('/'), daysAgo(181))
    await startSession(await rowOf(person), aRequest('/'), daysAgo(10))
    expect(await applyRetention(now)).toMatchObject({ traces: 1, sessions: 1 })
    expect([await countTraces(), (await sessionsOf(person.id)).length]).toEqual([1, 1])
    expect(await applyRetention(now)).toMatchObject({ traces: 0, sessions: 0 })
  })

  test('who saw an idea is forgotten, and that it was seen stays counted', async () => {
    const idea = await anIdea()
    await transaction(() =>
      addViews([
        { ideaId: idea.id, viewerId: newId(), createdAt: daysAgo(400) },
        { ideaId: idea.id, viewerId: newId(), createdAt: daysAgo(366) },
        { ideaId: idea.id, viewerId: 'young', createdAt: daysAgo(300) },
      ]),
    )
    await recountVotes()
    const seen = async () => (await ideaWithContest(idea.id))?.idea.views
    expect([await seen(), await countNamedViews()]).toEqual([3, 3])
    expect(await applyRetention(now)).toMatchObject({ views: 2 })
    await recountVotes()
    expect([await seen(), await countNamedViews()]).toEqual([3, 1])
    expect(await applyRetention(now)).toMatchObject({ views: 0 })
  })

  test('letters go once sent or given up; what waits for its day stays', async () => {
    const letter = (createdAt: Date, dueAt = createdAt) =>
      transaction(() =>
        queueMail({ to: 'a@example.org', kind: 'test', subject: 's', text: 't', html: 'h', dueAt }, createdAt),
      )
    const [sent, waiting, young, unsent] = [
      await letter(daysAgo(181)),
      await letter(daysAgo(181), daysAgo(-1)),
      await letter(daysAgo(179)),
      await letter(daysAgo(200)),
    ]
    await transaction(() => changeMail(sent, { sentAt: daysAgo(181) }))
    expect(await applyRetention(now)).toMatchObject({ mails: 2 })
    const left = await Promise.all([sent, waiting, young, unsent].map(mailById))
    expect(left.map((mail) => mail !== undefined)).toEqual([false, true, true, false])
  })

  test('old entries of the audit log lose names and addresses and keep the deed', async () => {
    const write = (at: Date, subject: 'person' | 'contest') =>
      transaction(() =>
        audit(
          admin,
          'test.retention',
          {
            ...{ subject, subjectId: newId(), reason: 'asked by ana@example.org' },
            before: { name: 'Ana Canary', role: 'member' },
            after: { title: 'Ideas', emails: ['ana@example.org', 'x'], role: 'owner' },
          },
          at,
        ),
      )
    await write(new Date('2024-03-30T00:00:00Z'), 'person')
    await write(new Date('2024-03-30T00:00:00Z'), 'contest')
    await write(new Date('2024-04-02T00:00:00Z'), 'person')
    expect(await applyRetention(now)).toMatchObject({ audit: 2 })
    const entries = (await auditEntries(3, { action: 'test.retention' })).map(({ entry }) => entry)
    const [young, ...old] = entries.sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
    expect(young).toMatchObject({ before: { name: 'Ana Canary' }, erasedAt: null })
    const [about, other] = [old.find((one) => one.subject === 'person'), old.find((one) => one.subject === 'contest')]
    expect(about).toMatchObject({ actorId: admin.id, reason: 'asked by …', before: { name: '…', role: 'member' } })
    expect(about).toMatchObject({ after: { title: '…', emails: ['…', 'x'], role: 'owner' }, erasedAt: now })
    expect(other).toMatchObject({ before: { name: 'Ana Canary' }, after: { title: 'Ideas', emails: ['…', 'x'] } })
    expect(await applyRetention(now)).toMatchObject({ audit: 0 })
    await changeSettings({ retention: { ...defaults, auditMonths: 0 } })
    expect(await applyRetention(new Date('2040-01-01'))).toMatchObject({ audit: 0 })
  })
})

describe('accounts nobody uses', () => {
  const settings = { ...env }
  const unused = { ...defaults, unusedMonths: 12 }
  const start = new Date('2028-01-10T02:00:00Z')
  const later = (days: number) => new Date(start.getTime() + days * day)
  const noticesTo = async ({ email }: Viewer) =>
    (await latestMails(500)).filter(({ to, kind }) => to === email && kind === 'account-unused')

  async function withMail(work: () => Promise<void>) {
    const server = await startFaultyMailServer()
    env.SMTP_URL = server.url
    try {
      await work()
    } finally {
      closeMail()
      Object.assign(env, settings)
      await server.stop()
    }
  }

  const forsaken = async (given: Partial<PersonRow> = {}) => {
    const person = await aPerson(given)
    await transaction(() => changePerson(person.id, { usedAt: new Date('2027-01-01') }))
    return person
  }

  /** The night of that day, and whatever the outbox sends. */
  const night = (at: Date) =>
    withMail(async () => {
      await applyRetention(at)
      await sendDueMails(at)
    })

  test('are told thirty days before and erased then; whoever comes back stays', async () => {
    await changeSettings({ retention: unused })
    const [gone, back] = [await forsaken(), await forsaken({ language: 'ru' })]
    await night(start)
    const [letter, ...others] = await noticesTo(gone)
    expect(others).toEqual([])
    expect(letter?.text).toMatch(/You were last here on 1 January 2027\. After 9 February 2028/)
    expect((await noticesTo(back))[0]?.subject).toContain('будет удалена')
    await night(later(29))
    expect([await rowOf(gone), (await noticesTo(gone)).length]).toMatchObject([{ kind: 'account' }, 1])
    await startSession(await rowOf(back), aRequest('/'), later(20))
    await night(later(31))
    expect(await rowOf(gone)).toMatchObject({ kind: 'guest', email: null, name: '', usedAt: null })
    expect(await rowOf(back)).toMatchObject({ kind: 'account' })
    const [last] = await auditEntries(1, { action: 'person.erased', thing: gone.id })
    expect(last?.entry).toMatchObject({ actorId: null })
  })

  test('are never erased where the letter did not go out', async () => {
    await changeSettings({ retention: unused })
    const person = await forsaken()
    for (const days of [0, 31, 400]) await applyRetention(later(days))
    expect(await rowOf(person)).toMatchObject({ kind: 'account' })
  })

  test('of the team, of contests’ people, without an address, suspended or in use by a token are left alone', async () => {
    await changeSettings({ retention: unused })
    const host = await forsaken()
    await aContest({ hostId: host.id })
    const token = await forsaken()
    await issueToken(null, await rowOf(token), { scopes: ['read'] })
    const [{ id: tokenId } = { id: '' }] = await apiTokensOf(token.id)
    await transaction(() => touchApiToken(tokenId, later(-100)))
    const kept = [
      ...[host, token, await forsaken({ role: 'moderator' }), await forsaken({ email: null })],
      ...[await forsaken({ suspendedAt: new Date('2027-02-01') }), await forsaken({ emailConfirmedAt: null })],
    ]
    const plain = await forsaken()
    for (const days of [0, 31]) await night(later(days))
    for (const one of kept) expect([await rowOf(one), await noticesTo(one)]).toMatchObject([{ kind: 'account' }, []])
    expect(await rowOf(plain)).toMatchObject({ kind: 'guest' })
  })

  test('stay for ever unless an administrator says otherwise', async () => {
    const person = await forsaken()
    for (const days of [0, 31, 4000]) await night(later(days))
    expect([await rowOf(person), await noticesTo(person)]).toMatchObject([{ kind: 'account' }, []])
  })

  test('the clock of accounts from before begins on the first night', async () => {
    await changeSettings({ retention: unused })
    const person = await aPerson({ createdAt: new Date('2020-01-01') })
    expect((await rowOf(person)).usedAt).toBeNull()
    await night(start)
    expect([(await rowOf(person)).usedAt, await noticesTo(person)]).toEqual([start, []])
  })

  test('a visit is noted once a day', async () => {
    const person = await aPerson({ affiliation: 'customer' })
    const cookie = cookieHeader([await startSession(await rowOf(person), aRequest('/'), start)])
    const visit = (at: Date) => viewerOf(aRequest('/', { headers: { Cookie: cookie } }), at)
    await visit(later(0.5))
    expect((await rowOf(person)).usedAt).toEqual(start)
    await visit(later(2))
    expect((await rowOf(person)).usedAt).toEqual(later(2))
  })
})

describe('the page', () => {
  const form = { traceDays: '90', viewDays: '365', mailDays: '60', auditMonths: '0', unusedMonths: '24' }
  const send = (given: Record<string, string>, as = admin) =>
    visitRoute(page, '/admin/retention', { as, form: { ...form, ...given } })

  test('saves terms with what they were before, and says how many rows wait', async () => {
    expect((await send({})).status).toBe(303)
    expect((await siteSettings()).retention).toMatchObject({ traceDays: 90, mailDays: 60, unusedMonths: 24 })
    const [last] = await auditEntries(1, { action: 'settings.changed' })
    expect(last?.entry).toMatchObject({
      before: { retention: { traceDays: 180, unusedMonths: 0 } },
      after: { retention: { traceDays: 90, unusedMonths: 24 } },
    })
    const idea = await anIdea()
    const [old, soon] = [366, 340].map((days) => new Date(Date.now() - days * day)) as [Date, Date]
    const [before] = [await rows()]
    await transaction(() =>
      addViews([
        { ideaId: idea.id, viewerId: newId(), createdAt: old },
        { ideaId: idea.id, viewerId: newId(), createdAt: soon },
      ]),
    )
    const after = await rows()
    expect(after.views).toEqual({ kept: before.views.kept + 2, due: before.views.due + 1, soon: before.views.soon + 2 })
  })

  const rows = async () => {
    const shown = (await visitRoute(page, '/admin/retention', { as: admin })).page as unknown as {
      rows: { what: string; kept: number; due: number; soon: number }[]
    }
    const { what: _, ...views } = shown.rows.find(
      ({ what }) => what === 'Views with a viewer',
    ) as (typeof shown.rows)[0]
    return { views }
  }

  test.each<Record<string, string>>([{ traceDays: '1' }, { mailDays: '30' }, { unusedMonths: '1' }, { viewDays: '' }])(
    'a term the page does not offer (%j) is refused',
    async (given) => {
      expect((await send(given)).status).toBe(400)
      expect((await siteSettings()).retention).toEqual(defaults)
    },
  )

  test('is for administrators only', async () => {
    const moderator = await aModerator()
    expect((await send({}, moderator)).status).toBe(404)
    expect((await visitRoute(page, '/admin/retention', { as: moderator })).status).toBe(404)
    expect((await siteSettings()).retention).toEqual(defaults)
  })
})

test('the same day some months ago, or the last of a shorter month', () => {
  expect(monthsBefore(new Date('2027-03-31T02:00:00Z'), 1)).toEqual(new Date('2027-02-28T02:00:00Z'))
  expect(monthsBefore(new Date('2027-03-31T02:00:00Z'), 36)).toEqual(new Date('2024-03-31T02:00:00Z'))
  expect(monthsBefore(new Date('2027-01-15T02:00:00Z'), 2)).toEqual(new Date('2026-11-15T02:00:00Z'))
})

test('words without names are never longer', () => {
  const words = { after: { name: 'A', emails: ['a@b'], note: 'a@b.org, c' } }
  expect(withoutNames(words, true)).toEqual({ after: { name: '…', emails: ['…'], note: '…, c' } })
})
