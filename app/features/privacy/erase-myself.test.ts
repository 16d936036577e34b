import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { changeAccount } from '#app/features/admin/change-account.server.ts'
import { erasePerson } from '#app/features/admin/erase-person.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { invitePerson } from '#app/features/people/invite-person.server.ts'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { eraseMyself } from '#app/features/privacy/erase-myself.server.ts'
import { unnaming } from '#app/features/privacy/unname.ts'
import { changeSettings, siteSettings } from '#app/features/settings/site-settings.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { action, loader } from '#app/routes/privacy/erase.tsx'
import { database, transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { liveApiToken } from '#drizzle/queries/api-tokens.ts'
import { addComment } from '#drizzle/queries/comments.ts'
import { auditEntries, changeAuditEntry } from '#drizzle/queries/events.ts'
import { changePerson, type PersonRow, personByEmail, personById } from '#drizzle/queries/people.ts'
import { accounts } from '#drizzle/queries/people-lists.ts'
import { addReport } from '#drizzle/queries/reports.ts'
import { everyTextHolding } from '#tests/every-text.ts'
import { aContest, anAdmin, anEmployee, anIdea, aPerson, aRequest } from '#tests/factory.ts'
import { freshCookie, withPassword } from '#tests/fresh-sign-in.ts'
import { checkExport } from '#tests/verify/check-export.ts'
import { aCountedContest, recounted } from '#tests/verify/counted-contest.ts'
import { visitRoute } from '#tests/visit-route.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-erase-me-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const name = 'Wilhelmina O’Canary <zq>'
const address = 'wilhelmina.canary@example.org'
const rowOf = async (viewer: Viewer) => (await personById(viewer.id)) as PersonRow

async function eraseNow(viewer: Viewer) {
  const request = aRequest('/me/erase', { headers: { Cookie: await freshCookie(viewer) } })
  return eraseMyself(viewer, request, { current: '' })
}

/** Leaves a name and an address wherever the site writes them. */
async function aLife() {
  const [admin, other, host] = [await anAdmin(), await aPerson(), await anEmployee({ role: 'owner' })]
  const me = await aPerson({ name: 'Former Canary', email: address })
  const account = { title: '', affiliation: 'customer' as const, role: 'member' as const, suspended: false }
  await changeAccount(admin, me.id, { ...account, name })
  await invitePerson(admin, { email: address, affiliation: 'customer', role: 'member' })
  await transaction(async () => {
    await audit(admin, 'contest.invited', {
      subject: 'contest',
      subjectId: 'x',
      after: { emails: [address, 'a@b.org'] },
    })
    const told = {
      subject: `${name} has an idea`,
      text: `${name} <${address}>`,
      html: '<p>Wilhelmina O’Canary &lt;zq&gt;</p>',
    }
    for (const to of [address, other.email as string]) await queueMail({ to, kind: 'idea-answered', ...told })
  })
  const contest = await aContest({ hostId: host.id })
  const of = (given: object) => anIdea({ contestId: contest.id, authorId: me.id, pseudonym: name, ...given })
  const ideas = {
    open: await of({ title: 'A bell for all' }),
    held: await of({ state: 'held', title: `Held by ${name}`, body: address }),
    hidden: await of({ state: 'hidden', title: `Hidden by ${name}`, body: address, bodyHtml: address }),
    team: await of({ title: 'Told to the team', beneath: `Call ${name}`, beneathFor: 'team' }),
  }
  const said = { contestId: contest.id, ideaId: ideas.open.id, authorId: me.id, pseudonym: name, html: '' }
  await transaction(async () => {
    for (const state of ['published', 'held', 'hidden'] as const)
      await addComment({ id: newId(), ...said, state, text: state === 'published' ? 'Good' : `By ${name}` })
    const report = { contestId: contest.id, subject: 'idea' as const, subjectId: ideas.open.id, reporterId: me.id }
    await addReport({ id: newId(), ...report, reason: 'spam', words: `Signed ${name}`, createdAt: new Date() })
  })
  await castVote(me, (await anIdea({ contestId: contest.id })).id)
  await issueToken(null, await rowOf(me), { scopes: ['read'] })
  await changeSettings({ witnesses: [address, 'witness@example.org'], contact: address })
  return { admin, me: { ...me, name }, other, ideas }
}

describe('after erasing oneself', () => {
  test('no text of any table holds the name or the address, and the log says where some stood', async () => {
    const { me, other, ideas } = await aLife()
    for (const canary of ['Canary', address])
      expect((await everyTextHolding(canary)).length, canary).toBeGreaterThanOrEqual(8)

    expect(await eraseNow(me)).toMatchObject({ ok: true })
    for (const canary of ['Canary', address]) expect(await everyTextHolding(canary), canary).toEqual([])
    expect(await rowOf(me)).toMatchObject({ kind: 'guest', email: null, name: '' })
    expect(await siteSettings()).toMatchObject({ witnesses: ['witness@example.org'], contact: '' })
    const entries = (await auditEntries(200)).map(({ entry }) => entry)
    const invited = entries.find(({ action }) => action === 'contest.invited')
    expect(invited).toMatchObject({ after: { emails: ['…', 'a@b.org'] }, erasedAt: expect.any(Date) })
    expect(entries.find(({ action }) => action === 'person.erased')).toMatchObject({ actorId: me.id, erasedAt: null })
    const kept = await everyTextHolding('A bell for all')
    expect(kept).toContain('ideas.title')
    expect(await everyTextHolding(ideas.open.id)).toContain('ideas.id')
    expect(await everyTextHolding(other.email as string)).toContain('mails.to')
  }, 180_000)

  test('others of the same name keep theirs, in whole words', () => {
    const unname = unnaming(['Ana'], ['ana@example.org'])
    expect(unname('Ana wrote: Analysis by Ana, juliana@example.org, ana@example.org.')).toBe(
      '… wrote: Analysis by …, juliana@example.org, ….',
    )
    expect(unname('Марианна')).toBe('Марианна')
    expect(unnaming(['Анна'], [])('Марианна и Анна')).toBe('Марианна и …')
  })

  test('every way in is shut at once, on pages and in the API', async () => {
    const me = await aPerson()
    const cookies = [await freshCookie(me), await freshCookie(me, new Date(Date.now() + 120_000))]
    const token = await issueToken(null, await rowOf(me), { scopes: ['read'] })
    expect(await liveApiToken(hashSecret(token), new Date())).toBeDefined()
    const inside = async (cookie: string) =>
      (await viewerOf(aRequest('/me', { headers: { Cookie: cookie } }))).kind === 'account'
    expect([await inside(cookies[0] as string), await inside(cookies[1] as string)]).toEqual([true, true])
    const request = aRequest('/me/erase', {
      form: { sure: 'on', current: '' },
      headers: { Cookie: cookies[0] as string },
    })
    const answer = await Promise.resolve(action({ request, params: {}, context: {} })).catch(
      (thrown: unknown) => thrown,
    )
    expect((answer as Response).headers.get('Location')).toBe('/')
    expect((answer as Response).headers.get('Clear-Site-Data')).toContain('storage')
    for (const cookie of cookies) expect(await inside(cookie)).toBe(false)
    expect(await liveApiToken(hashSecret(token), new Date())).toBeUndefined()
    expect(await personByEmail(me.email as string)).toBeUndefined()
  })

  test('the results still verify', async () => {
    const { contest, count, voter } = await aCountedContest()
    expect(await eraseNow(voter)).toMatchObject({ ok: true })
    const zip = path.join(mkdtempSync(path.join(folder, 'zip-')), 'recount.zip')
    writeFileSync(zip, await recounted({ contest, count }))
    const { code, said } = await checkExport(zip)
    expect(said).toMatch(/[1-9]\d* cannot be opened/)
    expect(said).toContain(`winners: ${count.winners.map(({ id }) => id).join(', ')}`)
    expect(code).toBe(0)
  }, 180_000)
})

describe('nobody is erased who does not mean it', () => {
  test('without a fresh sign-in or the password nothing happens', async () => {
    const [plain, known] = [await aPerson(), await withPassword('the heron waits by cold water')]
    const send = (as: Viewer, form: Record<string, string>) => visitRoute({ action }, '/me/erase', { as, form })
    expect(await send(plain, { sure: 'on', current: '' })).toMatchObject({ status: 400 })
    expect(await send(known, { sure: 'on', current: 'the heron waits by warm water' })).toMatchObject({ status: 400 })
    expect(await send(known, { current: 'the heron waits by cold water' })).toMatchObject({ status: 400 })
    expect(await rowOf(plain)).toMatchObject({ kind: 'account' })
    expect(await rowOf(known)).toMatchObject({ kind: 'account' })
    expect(await send(known, { sure: 'on', current: 'the heron waits by cold water' })).toMatchObject({ to: '/' })
    expect(await rowOf(known)).toMatchObject({ kind: 'guest' })
    expect((await visitRoute({ loader }, '/me/erase')).to).toContain('/in?next=')
  }, 120_000)

  test('a sign-in of an hour ago is not fresh', async () => {
    const me = await aPerson()
    const cookie = await freshCookie(me, new Date(Date.now() - 60 * 60 * 1000))
    const request = aRequest('/me/erase', { headers: { Cookie: cookie } })
    expect(await eraseMyself(me, request, { current: '' })).toEqual({ ok: false, reason: 'people_password_prove' })
  })

  test('the last administrator stays, also when two go at once', async () => {
    const [one, two] = [await anAdmin(), await anAdmin()]
    for (const { id } of await accounts({ limit: 1000 }))
      if (id !== one.id && id !== two.id) await transaction(() => changePerson(id, { suspendedAt: new Date() }))
    const fresh = async (who: Viewer) => aRequest('/me/erase', { headers: { Cookie: await freshCookie(who) } })
    const [first, second] = [await fresh(one), await fresh(two)]
    const done = await Promise.all([
      eraseMyself(one, first, { current: '' }),
      eraseMyself(two, second, { current: '' }),
    ])
    expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(done.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'last-admin' })
    const left = done[0]?.ok ? two : one
    expect((await visitRoute({ loader }, '/me/erase', { as: left })).page).toMatchObject({ lastAdmin: true })
    expect(await erasePerson(left, left.id, left.email as string)).toEqual({ ok: false, reason: 'last-admin' })
    await anAdmin()
  }, 180_000)
})

test('the audit log lets nothing be changed but words that lose a name, and nothing be deleted', async () => {
  const admin = await anAdmin()
  await transaction(() => audit(admin, 'test', { subject: 'person', subjectId: 'p', after: { name: 'Someone' } }))
  const [last] = await auditEntries(1)
  const id = last?.entry.id as string
  const change = (change: Parameters<typeof changeAuditEntry>[1]) => transaction(() => changeAuditEntry(id, change))
  const mark = { erasedAt: new Date() }
  await expect(change({ after: { name: '…' } })).rejects.toThrow()
  await expect(change({ ...mark, action: 'other' })).rejects.toThrow()
  await expect(change({ ...mark, actorId: null })).rejects.toThrow()
  await expect(change({ ...mark, after: { name: 'Somebody else altogether' } })).rejects.toThrow()
  await change({ ...mark, after: { name: '…' } })
  await expect(change({ after: { name: '.' } })).rejects.toThrow()
  await expect(database().script(`DELETE FROM audit_log WHERE id = '${id}'`)).rejects.toThrow()
  expect((await auditEntries(1))[0]?.entry).toMatchObject({ action: 'test', after: { name: '…' } })
})
