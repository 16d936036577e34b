import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { eraseCommand } from '#app/cli/erase.server.ts'
import { erasePerson } from '#app/features/admin/erase-person.server.ts'
import { listAccounts } from '#app/features/admin/list-accounts.server.ts'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import { ownReceipts } from '#app/features/votes/own-receipts.server.ts'
import { recountZip } from '#app/features/winners/recount/recount-zip.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { action, loader } from '#app/routes/admin/erase.tsx'
import { transaction } from '#drizzle/database.ts'
import { openedEntries, secretOf } from '#drizzle/queries/ballot-log.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { latestMails } from '#drizzle/queries/mails.ts'
import { changePerson, type PersonRow, personByEmail, personById } from '#drizzle/queries/people.ts'
import { accounts } from '#drizzle/queries/people-lists.ts'
import { aContest, anAdmin, anEmployee, anIdea, aPerson } from '#tests/factory.ts'
import { checkExport } from '#tests/verify/check-export.ts'
import { aCountedContest, recounted } from '#tests/verify/counted-contest.ts'
import { aPaperCount } from '#tests/verify/counted-papers.ts'
import { visitRoute } from '#tests/visit-route.ts'
import { bytesOf } from '#tests/whole-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-erase-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function verified(bytes: Uint8Array) {
  const zip = path.join(mkdtempSync(path.join(folder, 'zip-')), 'recount.zip')
  writeFileSync(zip, bytes)
  return checkExport(zip)
}

const emailOf = async (id: string) => ((await personById(id)) as PersonRow).email ?? ''

test('an erased person is nobody any more, and the count they voted in still verifies', async () => {
  const admin = await anAdmin()
  const { contest, count, voter } = await aCountedContest()
  const email = await emailOf(voter.id)
  const receipts = await ownReceipts(voter, contest)
  expect(receipts.length).toBeGreaterThan(1)
  await transaction(() => queueMail({ to: email, kind: 'test', subject: 'For you', text: 'x', html: 'x' }))

  expect(await erasePerson(admin, voter.id, email)).toEqual({ ok: true, ballots: receipts.length, files: [] })
  expect(await personById(voter.id)).toMatchObject({ kind: 'guest', email: null, name: '', passwordHash: null })
  expect(await personByEmail(email)).toBeUndefined()
  expect(await secretOf(contest.id, voter.id)).toBeUndefined()
  expect(await ownReceipts(voter, contest)).toEqual([])
  expect((await latestMails(1000)).some(({ to }) => to === email)).toBe(false)
  const opened = await openedEntries(contest.id, 0, 1000)
  const own = opened.filter(({ entry }) => receipts.some(({ seq }) => seq === entry.seq))
  expect(own.map(({ secret }) => [secret?.personId, secret?.nonce])).toEqual(receipts.map(() => ['', '']))

  const { code, said } = await verified(await recounted({ contest, count }))
  expect(said).toContain(`${receipts.length} cannot be opened`)
  expect(said).toContain(`winners: ${count.winners.map(({ id }) => id).join(', ')}`)
  expect(code).toBe(0)
  const [last] = await auditEntries(1)
  expect(last?.entry).toMatchObject({ action: 'person.erased', subjectId: voter.id, actorId: admin.id })
  expect(JSON.stringify(last)).not.toContain(email)
}, 60_000)

test('the same with ballots filled in as a whole', async () => {
  const { contest, count, voter } = await aPaperCount('schulze')
  expect(await erasePerson(await anAdmin(), voter.id, await emailOf(voter.id))).toMatchObject({ ok: true })
  const { code, said } = await verified(await bytesOf(recountZip(contest, count)))
  expect(said).toMatch(/ [1-9]\d* cannot be opened/)
  expect(code).toBe(0)
}, 60_000)

test('nobody else may, no address no erasure, and an administrator is left', async () => {
  const [person, owner] = [await aPerson(), await anEmployee({ role: 'owner' })]
  const email = await emailOf(person.id)
  for (const viewer of [owner, person])
    await expect(erasePerson(viewer, person.id, email)).rejects.toMatchObject({ status: 404 })
  const admin = await anAdmin()
  expect(await erasePerson(admin, person.id, 'other@example.org')).toEqual({ ok: false, reason: 'not-confirmed' })
  expect(await erasePerson(admin, person.id, '')).toEqual({ ok: false, reason: 'not-confirmed' })
  expect(await personById(person.id)).toMatchObject({ email })
  expect(await erasePerson(admin, person.id, ` ${email.toUpperCase()} `)).toMatchObject({ ok: true })
  await expect(erasePerson(admin, person.id, '')).rejects.toMatchObject({ status: 404 })
})

test('a token of an erased person opens nothing, and they are on no list', async () => {
  const [admin, person] = [await anAdmin(), await aPerson({ name: 'Wilhelmina' })]
  await issueToken(null, (await personById(person.id)) as PersonRow, { scopes: ['read'] })
  const found = async () => (await listAccounts(new URL('http://localhost/?find=wilhelmina'))).people.length
  expect(await found()).toBe(1)
  await erasePerson(admin, person.id, await emailOf(person.id))
  expect(await found()).toBe(0)
})

test('an administrator confirms with the address on the page', async () => {
  const [admin, person] = [await anAdmin(), await aPerson()]
  const email = await emailOf(person.id)
  const where = `/admin/people/${person.id}/erase`
  const at = { as: admin, params: { person: person.id } }
  expect((await visitRoute({ loader }, where, at)).page).toMatchObject({ email })
  expect((await visitRoute({ loader }, where, { ...at, as: await anEmployee({ role: 'owner' }) })).status).toBe(404)
  const wrong = await visitRoute({ action }, where, { ...at, form: { address: 'no@example.org' } })
  expect(wrong).toMatchObject({
    status: 400,
    page: { errors: { address: ['This is not the address of this account.'] } },
  })
  expect(await visitRoute({ action }, where, { ...at, form: { address: email } })).toMatchObject({
    to: '/admin/people',
  })
  expect(await personById(person.id)).toMatchObject({ email: null })
})

test('the command line erases by address', async () => {
  const contest = await aContest()
  const author = await aPerson()
  const idea = await anIdea({ contestId: contest.id, authorId: author.id })
  await eraseCommand.run([await emailOf(author.id)])
  expect(await personById(author.id)).toMatchObject({ email: null, name: '' })
  expect(idea.authorId).toBe(author.id)
  await expect(eraseCommand.run(['nobody@example.org'])).rejects.toThrow('There is no account')
})

test('the last administrator who can sign in stays one', async () => {
  const last = await anAdmin()
  for (const { id } of await accounts({ limit: 1000 }))
    if (id !== last.id) await transaction(() => changePerson(id, { suspendedAt: new Date() }))
  const email = await emailOf(last.id)
  expect(await erasePerson(last, last.id, email)).toEqual({ ok: false, reason: 'last-admin' })
  await expect(eraseCommand.run([email])).rejects.toThrow('one administrator left')
  await anAdmin()
  expect(await erasePerson(last, last.id, email)).toMatchObject({ ok: true })
})
