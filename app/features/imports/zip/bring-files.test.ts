import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { attachFile } from '#app/features/attachments/attach-file.server.ts'
import { readBytes } from '#app/features/files/file-store.server.ts'
import { wholeZip } from '#app/features/winners/export/whole-zip.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { removeContest } from '#drizzle/queries/bundle.ts'
import { filesOn } from '#drizzle/queries/files.ts'
import { aContest, anIdea, aPerson } from '#tests/factory.ts'
import { bytesOf } from '#tests/whole-file.ts'
import { readZip } from './read-zip.server.ts'

/** Each picture starts a program of its own, which takes its time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 })

test('a contest takes its pictures along, and a picture swapped on the way is drawn anew or left out', async () => {
  const [author, contest] = [await aPerson(), await aContest()]
  const idea = await anIdea({ contestId: contest.id, authorId: author.id })
  const content = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  for (const alt of ['One', 'Two']) {
    const done = await attachFile(author, { subject: 'idea', id: idea.id }, { file: { name: 'a.png', content }, alt })
    expect(done.ok).toBe(true)
  }
  const [one, two] = await filesOn('idea', [idea.id])
  const zip = unzipSync(await bytesOf(wholeZip(contest)))
  expect(
    Buffer.from(zip[`files/${one?.id}`] as Uint8Array).equals(Buffer.from((await readBytes(one?.id ?? '')) ?? [])),
  ).toBe(true)

  zip[`files/${one?.id}`] = Buffer.concat([content, Buffer.from('<script>')])
  zip[`files/${two?.id}`] = Buffer.from('<svg/>')
  const place = path.join(tmpdir(), `${newId()}.zip`)
  writeFileSync(place, zipSync(zip))
  await transaction(() => removeContest(contest.id, 'none'))
  const report = await readZip({ path: place, host: null } as Parameters<typeof readZip>[0], () => {}, new Date())
  const arrived = await filesOn('idea', [idea.id])
  expect(arrived.map(({ alt, kind, width }) => [alt, kind, width])).toEqual([['One', 'picture', 40]])
  expect(arrived[0]?.id).not.toBe(one?.id)
  expect(Buffer.from((await readBytes(arrived[0]?.id ?? '')) ?? []).includes('script')).toBe(false)
  expect(report.odd.map(({ count }) => count)).toContain(1)
})
