import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { signHeads } from '#app/features/votes/sign-heads.server.ts'
import { tellWitnesses, witnessesAreOwed } from '#app/features/votes/tell-witnesses.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { recountZip } from '#app/features/winners/recount/recount-zip.server.ts'
import { action } from '#app/routes/admin/settings.tsx'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { latestMails } from '#drizzle/queries/mails.ts'
import { aContest, again, anAdmin, anEmployee, anIdea, aPerson } from '#tests/factory.ts'
import { checkExport } from '#tests/verify/check-export.ts'
import { visitRoute } from '#tests/visit-route.ts'
import { bytesOf } from '#tests/whole-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-witness-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const minutes = (n: number) => new Date(Date.now() + n * 60_000)
const witness = 'notary@example.net'
beforeEach(() => changeSettings({ witnesses: [witness] }))

const lettersAbout = async (id: string) =>
  (await latestMails(500)).filter(({ kind, text }) => kind === 'witness' && text.includes(`"${id}"`))

async function aVotedContest(given: Partial<ContestRow> = {}) {
  const host = await anEmployee({ role: 'owner' })
  const contest = await aContest({ hostId: host.id, title: 'No more waiting', ...given })
  const idea = await anIdea({ contestId: contest.id })
  const vote = async () => castVote(await anEmployee(), idea.id)
  await vote()
  return { contest, vote, owner: await again(host) }
}

test('witnesses get the newest signed head, and for some hours no other', async () => {
  const { contest, vote } = await aVotedContest()
  expect((await lettersAbout(contest.id)).length).toBe(0)
  await signHeads()
  expect(await witnessesAreOwed(new Date())).toBe(true)
  await tellWitnesses()
  expect(await witnessesAreOwed(new Date())).toBe(false)
  const [first, ...others] = await lettersAbout(contest.id)
  expect(others).toEqual([])
  expect(first).toMatchObject({ to: witness, subject: 'Signed head of the log: No more waiting, entry 1' })
  expect(first?.text).toContain('held 1 ballots')

  await vote()
  await signHeads(minutes(5))
  await tellWitnesses(minutes(6))
  expect(await lettersAbout(contest.id)).toHaveLength(1)
  await tellWitnesses(minutes(241))
  await tellWitnesses(minutes(600))
  expect(await lettersAbout(contest.id)).toHaveLength(2)
})

test('the close is told at once, and what was mailed shows a log that was cut back', async () => {
  const { contest, owner, vote } = await aVotedContest()
  await vote()
  await signHeads()
  await tellWitnesses()
  const closed = await closeContest(owner, contest.slug, 'Done.', minutes(1))
  await tellWitnesses(minutes(2))
  await tellWitnesses(minutes(700))
  const letters = await lettersAbout(contest.id)
  expect(letters.map(({ subject }) => subject).sort()).toEqual([
    'Signed head of the log: No more waiting, entry 2',
    'Voting is closed: No more waiting, last signed head',
  ])
  const saved = path.join(folder, 'saved.json')
  const lines = letters[0]?.text ?? ''
  writeFileSync(saved, lines.slice(lines.indexOf('{'), lines.lastIndexOf('}') + 1))
  const now = (await contestById(contest.id)) as ContestRow
  const zip = path.join(folder, 'recount.zip')
  writeFileSync(zip, await bytesOf(recountZip(now, (closed.ok && closed.count) as Count)))
  const { code, said } = await checkExport(zip, '--witness', saved)
  expect(said).toContain(`1 heads in ${saved}`)
  expect(code).toBe(0)
  const other = await aVotedContest()
  const theirs = await closeContest(other.owner, other.contest.slug, 'Done.')
  const row = (await contestById(other.contest.id)) as ContestRow
  writeFileSync(zip, await bytesOf(recountZip(row, (theirs.ok && theirs.count) as Count)))
  expect((await checkExport(zip, '--witness', saved)).said).toContain('FAULT')
})

test('nobody is written to where nobody was named, nor about what was closed long ago', async () => {
  await changeSettings({ witnesses: [] })
  const { contest, owner } = await aVotedContest()
  await signHeads()
  expect(await witnessesAreOwed(new Date())).toBe(false)
  expect(await tellWitnesses()).toBe(0)
  await closeContest(owner, contest.slug, 'Done.')
  await changeSettings({ witnesses: [witness] })
  await tellWitnesses(minutes(8 * 24 * 60))
  expect(await lettersAbout(contest.id)).toEqual([])
})

test('of a contest that strangers may not see a witness learns its number and no word', async () => {
  const { contest } = await aVotedContest({ audience: 'employees', takePart: 'employees' })
  await signHeads()
  await tellWitnesses()
  const [letter] = await lettersAbout(contest.id)
  expect(letter?.subject).toContain(`contest ${contest.id}`)
  expect(JSON.stringify(letter)).not.toContain('No more waiting')
  expect(JSON.stringify(letter)).not.toContain(contest.slug)
})

test('an administrator names them in the settings, and a slip is told', async () => {
  const admin = await anAdmin()
  const settings = { organisation: 'Aflora', language: 'en', timeZone: 'UTC', signUp: 'open' }
  const save = (witnesses: string) =>
    visitRoute({ action }, '/admin/settings', { as: admin, form: { ...settings, witnesses } })
  expect(await save('notary@example')).toMatchObject({ status: 400 })
  expect(await save('Notary@Example.net\nclub@example.org, notary@example.net')).toMatchObject({
    to: '/admin/settings',
  })
  expect((await aVotedContest()).contest.id).toBeTruthy()
  await signHeads()
  await tellWitnesses()
  const told = new Set((await latestMails(10)).filter(({ kind }) => kind === 'witness').map(({ to }) => to))
  expect([...told].sort()).toEqual(['club@example.org', 'notary@example.net'])
  expect(await visitRoute({ action }, '/admin/settings', { as: await aPerson(), form: settings })).toMatchObject({
    status: 404,
  })
})
