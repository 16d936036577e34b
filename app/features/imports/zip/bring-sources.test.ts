import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { bringIdea } from '#app/features/ideas/bring/bring-idea.server.ts'
import { bringPage } from '#app/features/ideas/bring/bring-page.server.ts'
import { inviteAuthor } from '#app/features/ideas/bring/invite-author.server.ts'
import { ideaPage } from '#app/features/ideas/idea-page.server.ts'
import { wholeZip } from '#app/features/winners/export/whole-zip.server.ts'
import { transaction } from '#drizzle/database.ts'
import { dropSearchRow } from '#drizzle/engines/search.ts'
import { newId } from '#drizzle/ids.ts'
import { broughtIdea } from '#drizzle/queries/bringing.ts'
import { removeContest } from '#drizzle/queries/bundle.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { aContest, again, anEmployee, aVisitor } from '#tests/factory.ts'
import { bytesOf } from '#tests/whole-file.ts'
import { readZip } from './read-zip.server.ts'

async function aContestWithASource() {
  const owner = await anEmployee({ role: 'owner', name: 'Marta' })
  const contest = await aContest({ hostId: owner.id })
  const host = await again(owner)
  const said = {
    ...{ title: 'Let the shop open at seven', body: 'I stand there every morning.', name: 'Nadia of the forum' },
    ...{ source: 'https://forum.example.org/t/7', day: new Date('2026-05-03T12:00:00Z') },
  }
  const brought = await bringIdea(host, contest.slug, said)
  if (!brought.ok) throw new Error(brought.reason)
  await inviteAuthor(host, contest.slug, { idea: brought.ideaId })
  return { contest, host, ideaId: brought.ideaId, zip: await bytesOf(wholeZip(contest)) }
}

async function readBack(contestId: string, ideaId: string, zip: Uint8Array) {
  const place = path.join(tmpdir(), `${newId()}.zip`)
  writeFileSync(place, zip)
  await transaction(async () => {
    await dropSearchRow(ideaId)
    await removeContest(contestId, 'none')
  })
  return readZip({ path: place, host: null } as Parameters<typeof readZip>[0], () => {}, new Date())
}

const rowsIn = (zip: Uint8Array) => strFromU8(unzipSync(zip)['brought-ideas.jsonl'] as Uint8Array)

describe('what was brought from elsewhere', () => {
  test('keeps its source, its day and who brought it when its contest is written down and read back', async () => {
    const { contest, ideaId, zip } = await aContestWithASource()
    const before = await ideaPage(aVisitor(), ideaId)
    expect(before.rounds).toHaveLength(1)
    expect((await readBack(contest.id, ideaId, zip)).odd).toEqual([])
    const after = await ideaPage(aVisitor(), ideaId)
    expect([after.rounds, after.author.name]).toEqual([before.rounds, before.author.name])
    const again = await contestById(contest.id)
    expect(again && Buffer.from(await bytesOf(wholeZip(again))).equals(Buffer.from(zip))).toBe(true)
  })

  test('takes no invitation along: its link works on the site that gave it, and nowhere else', async () => {
    const { contest, host, ideaId, zip } = await aContestWithASource()
    const hash = (await broughtIdea(ideaId))?.brought.claimHash
    expect(hash).toBeTruthy()
    expect(rowsIn(zip)).not.toContain(hash)
    await readBack(contest.id, ideaId, zip)
    expect((await broughtIdea(ideaId))?.brought).toMatchObject({ claimHash: null, invitedAt: null, answer: null })
    await inviteAuthor(await again(host), contest.slug, { idea: ideaId })
    expect((await bringPage(await again(host), contest.slug)).brought[0]?.link).toContain('/brought/')
  })

  test.each(['javascript:alert(1)', 'not an address', 'https://name:secret@forum.example.org/'])(
    'with the source %j put into the bundle is read without it, and that is said',
    async (source) => {
      const { contest, ideaId, zip } = await aContestWithASource()
      const changed = rowsIn(zip).replace('https://forum.example.org/t/7', source)
      const files = { ...unzipSync(zip), 'brought-ideas.jsonl': strToU8(changed) }
      const report = await readBack(contest.id, ideaId, zipSync(files))
      expect(report.odd).toMatchObject([{ count: 1, examples: [`idea ${ideaId}`] }])
      expect((await ideaPage(aVisitor(), ideaId)).rounds).toEqual([])
    },
  )

  test('a bundle of an older version, which knows no sources, is read all the same', async () => {
    const { contest, ideaId, zip } = await aContestWithASource()
    const { 'brought-ideas.jsonl': _, ...files } = unzipSync(zip)
    const manifest = JSON.parse(strFromU8(files['aflora.json'] as Uint8Array))
    delete manifest.files['brought-ideas.jsonl']
    await readBack(contest.id, ideaId, zipSync({ ...files, 'aflora.json': strToU8(JSON.stringify(manifest)) }))
    expect((await ideaPage(aVisitor(), ideaId)).idea.title).toBe('Let the shop open at seven')
  })
})
