import { createHash } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { tidyUp } from '#app/features/admin/tidy-up.server.ts'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import { asksWork } from '#app/features/people/proof-of-work/asks-work.server.ts'
import { strangerFields } from '#app/features/people/proof-of-work/stranger-fields.server.ts'
import { hashOf, solves, writeChallenge } from '#app/features/people/proof-of-work/work-challenge.server.ts'
import { scriptlessWait, workFault } from '#app/features/people/proof-of-work/work-fault.server.ts'
import { firstWord, trySome, wordsOf, workBits } from '#app/features/people/proof-of-work/work-puzzle.ts'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import * as words from '#app/routes/admin/words.tsx'
import * as api from '#app/routes/channels/contest-ideas.ts'
import * as comment from '#app/routes/comments/write.tsx'
import * as propose from '#app/routes/ideas/new.tsx'
import * as paste from '#app/routes/ideas/paste.tsx'
import * as pastePublish from '#app/routes/ideas/paste-publish.tsx'
import * as signIn from '#app/routes/people/sign-in.tsx'
import * as complain from '#app/routes/recovery/complain.tsx'
import { requestContext, runInRequestContext } from '#app/web/request-context.server.ts'
import { db, transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { setTrust } from '#drizzle/queries/trust.ts'
import { spentProofs } from '#drizzle/schema/index.ts'
import { aContest, anAdmin, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { mailsTo } from '#tests/mailbox.ts'
import { visitRoute } from '#tests/visit-route.ts'

const ago = (ms: number) => new Date(Date.now() - ms)

/** What a browser does; `nth` makes it begin somewhere else. */
function solve(challenge: string, nth = 1) {
  const hash = wordsOf(hashOf(challenge))
  for (let low = 0; ; low += 10_000) {
    const found = trySome(hash, nth, low, 10_000)
    if (found) return found
  }
}

const worked = (place: string, opened = ago(5_000)) => {
  const work = writeChallenge(place, opened)
  return { work, solution: solve(work) }
}

beforeEach(() => changeSettings({ proofOfWork: true }))
afterAll(() => changeSettings({ proofOfWork: false }))

describe('the puzzle', () => {
  test('is SHA-256 as everybody else computes it', () => {
    const hash = hashOf('anything')
    for (const [high, low] of [
      [0, 0],
      [1, 2 ** 31],
      [0xdeadbeef, 0xffffffff],
    ] as const) {
      const bytes = Buffer.alloc(40)
      bytes.write(hash, 'hex')
      bytes.writeUInt32BE(high, 32)
      bytes.writeUInt32BE(low, 36)
      const theirs = createHash('sha256').update(bytes).digest().readInt32BE(0)
      expect(firstWord(wordsOf(hash), high, low)).toBe(theirs)
    }
  })

  test('is solved by what was found, and by nothing else', () => {
    const { work, solution } = worked('x')
    expect(solves(work, solution)).toBe(true)
    const last = (Number.parseInt(solution.slice(-1), 16) ^ 1).toString(16)
    for (const other of ['', undefined, `${solution}0`, solution.slice(0, -1) + last, '0'.repeat(15)])
      expect(solves(work, other)).toBe(false)
    expect(solves(writeChallenge('x', new Date()), solution)).toBe(false)
    expect(workBits).toBeGreaterThanOrEqual(16)
  })
})

describe('a form of a stranger', () => {
  const judge = (values: Record<string, string>, place = 'x', now = new Date()) =>
    workFault(aVisitor(), values, place, now)

  test('is taken with the work done: once, at its place, for a day, and only with our own challenge', async () => {
    const done = worked('x')
    expect(await judge(done, 'y')).toContain('wait 20 seconds')
    expect(await judge({ ...done, work: `${done.work}x` })).toContain('wait 20 seconds')
    const old = worked('x', ago(25 * 60 * 60 * 1000))
    expect(await judge(old)).toContain('wait 20 seconds')
    expect(await judge(done)).toBeNull()
    expect(await judge(done)).toContain('sent once already')
    // Two readers of one page, kept for strangers, find different solutions: both are taken.
    expect(await judge({ work: done.work, solution: solve(done.work, 2) })).toBeNull()
    await transaction(() => tidyUp(new Date()))
    expect(await judge(done)).toContain('sent once already')
  })

  test('that is sent twice at the same moment is taken once', async () => {
    const done = worked('x')
    const answers = await Promise.all([judge(done), judge(done), judge(done)])
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
  })

  test('without a script is taken once its page has been open for twenty seconds, and each page is good for one', async () => {
    const work = writeChallenge('x', ago(5_000))
    expect(await judge({ work, solution: '' })).toContain('wait 15 seconds')
    // The form came back with a new challenge; what was waited already counts.
    const again = writeChallenge('x', new Date())
    const later = new Date(Date.now() + 15_500)
    expect(await judge({ work: again, waited: work }, 'x', later)).toBeNull()
    expect(await judge({ work: again, waited: work }, 'x', later)).toContain('wait')
    expect(await judge({ work: again, waited: work }, 'x', new Date(Date.now() + scriptlessWait + 500))).toBeNull()
  })

  test('without a script comes once in twenty seconds from one network, however many pages it has opened', async () => {
    const from = (ip: string, now = new Date()) =>
      runInRequestContext({ ...requestContext(), ip }, () =>
        judge({ work: writeChallenge('x', new Date(now.getTime() - scriptlessWait)) }, 'x', now),
      )
    expect(await from('203.0.113.5')).toBeNull()
    expect(await from('203.0.113.77')).toContain('wait 20 seconds')
    expect(await from('198.51.100.5')).toBeNull()
    expect(await from('203.0.113.77', new Date(Date.now() + scriptlessWait))).toBeNull()
    const working = worked('x')
    const ip = '203.0.113.5'
    expect(await runInRequestContext({ ...requestContext(), ip }, () => judge(working))).toBeNull()
  })
})

describe('who is asked', () => {
  test('are strangers and new members, and nobody where it is switched off', async () => {
    const [member, trusted, admin] = [await aPerson(), await aPerson(), await anAdmin()]
    const now = new Date()
    const set = { personId: trusted.id, level: 'trusted' as const, reason: 'known', setBy: admin.id, createdAt: now }
    await transaction(() => setTrust(set))
    const asked = async () => {
      const answers = [undefined, aVisitor(), member, trusted, admin].map((viewer) => asksWork(viewer, now))
      return Promise.all(answers)
    }
    expect(await asked()).toEqual([true, true, true, false, false])
    await changeSettings({ proofOfWork: false })
    expect(await asked()).toEqual([false, false, false, false, false])
    expect(await workFault(undefined, {}, 'x', now)).toBeNull()
  })

  test('a form says so in words without scripts, and loads the script only then', async () => {
    const asked = await strangerFields(aVisitor(), 'x', new Date())
    expect(asked?.html).toMatch(/<div data-work="[0-9a-f]{64}">/)
    expect(asked?.html).toContain('name="homepage"')
    expect(asked?.html).toMatch(/<noscript><p[^>]*>[^<]*20 seconds/)
    expect(asked?.script).toMatch(/^\/work\.js\?v=/)
    const known = await strangerFields(await aPerson(), 'x', new Date())
    expect(known?.html).not.toContain('homepage')
    await changeSettings({ proofOfWork: false })
    const free = await strangerFields(aVisitor(), 'x', new Date())
    expect([free?.script, free?.html.includes('data-work')]).toEqual([null, false])
    expect(await strangerFields(await aPerson(), 'x', new Date())).toBeNull()
  })
})

describe('nothing written is lost:', () => {
  test('an idea, a comment, a complaint and a wish for a code come back with all words, and are taken with the work done', async () => {
    const contest = await aContest()
    const idea = await anIdea({ contestId: contest.id })
    const visitor = newId()
    const email = `${newId()}@example.org`
    const forms = [
      {
        route: propose,
        path: `/c/${contest.slug}/new`,
        params: { contest: contest.slug },
        place: contest.id,
        form: { title: `A bell ${newId()}`, body: 'Loud.', beneath: '', beneathFor: 'everyone', similar: 'seen' },
      },
      {
        route: comment,
        path: `/i/${idea.id}/comments`,
        params: { idea: idea.id },
        place: idea.id,
        form: { text: 'Good.', stance: 'for', pseudonym: '' },
      },
      {
        route: complain,
        path: `/c/${contest.slug}/complaint`,
        params: { contest: contest.slug },
        place: contest.id,
        form: { title: 'The door hit me', body: 'Twice.', email: '' },
      },
      { route: signIn, path: '/in', params: {}, place: 'sign-in', form: { email, next: '/' } },
    ]
    for (const { route, path, params: named, place, form } of forms) {
      const params = named as Record<string, string>
      const shown = await visitRoute(route, path, { visitor, params })
      const { fields } = shown.page as unknown as { fields: { html: string } }
      expect(fields.html, path).toContain('data-work=')
      const hasty = await visitRoute(route, path, { visitor, params, form: form as never })
      expect(hasty.status, path).toBe(400)
      const { refusal, values } = hasty.page as unknown as { refusal?: { values: object }; values?: object }
      expect(refusal?.values ?? values, path).toMatchObject(form)
      const done = { ...form, ...worked(place) }
      expect((await visitRoute(route, path, { visitor, params, form: done as never })).status, path).toBe(303)
    }
    expect((await ideaWithContest(idea.id))?.idea.comments).toBe(1)
    expect(await mailsTo(email)).toBe(1)
  })

  test('a pasted list too: it is looked over once more, and published with the work done', async () => {
    const contest = await aContest()
    const [visitor, params] = [newId(), { contest: contest.slug }]
    const list = `- A bell ${newId()}\n- A bench ${newId()}`
    const address = `/c/${contest.slug}/paste`
    const looked = await visitRoute(paste, address, { visitor, params, form: { list, opened: '' } })
    expect(looked.page).toMatchObject({ fields: { html: expect.stringContaining('data-work=') } })
    const form = { list, opened: '', take: '1' }
    const hasty = await visitRoute(pastePublish, `${address}/publish`, { visitor, params, form })
    expect(hasty).toMatchObject({
      status: 400,
      page: { list, formErrors: [expect.stringContaining('wait 20 seconds')] },
    })
    const done = { ...form, ...worked(contest.id) }
    expect((await visitRoute(pastePublish, `${address}/publish`, { visitor, params, form: done })).status).toBe(303)
  })

  test('calls with a token are excused', async () => {
    const [contest, person] = [await aContest(), await aPerson()]
    const token = await issueToken(null, (await personById(person.id)) as PersonRow, { scopes: ['participate'] })
    const body = JSON.stringify({ title: `A bell ${newId()}` })
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const address = `http://localhost:3000/api/v1/contests/${contest.id}/ideas`
    const request = new Request(address, { method: 'POST', headers, body })
    const answer = await Promise.resolve(api.action({ request, params: { contest: contest.id }, context: {} }))
    expect((answer as Response).status).toBe(201)
  })
})

test('an administrator switches it on where words and links stand, and what is used up is swept', async () => {
  const admin = await anAdmin()
  const form = { heldWords: '', refusedWords: '', linksOfNew: '2' }
  await visitRoute(words, '/admin/words', { as: admin, form })
  expect(await visitRoute(words, '/admin/words', { as: admin })).toMatchObject({ page: { proofOfWork: false } })
  await visitRoute(words, '/admin/words', { as: admin, form: { ...form, proofOfWork: 'on' } })
  expect(await visitRoute(words, '/admin/words', { as: admin })).toMatchObject({ page: { proofOfWork: true } })
  await workFault(undefined, worked('x'), 'x', new Date())
  expect(await db().select().from(spentProofs)).not.toEqual([])
  await tidyUp(new Date(Date.now() + 2 * 24 * 60 * 60 * 1000))
  expect(await db().select().from(spentProofs)).toEqual([])
})
