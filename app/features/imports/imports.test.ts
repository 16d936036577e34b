import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { publishedLog } from '#app/features/votes/published-log.server.ts'
import { signHeads } from '#app/features/votes/sign-heads.server.ts'
import { verifyChain } from '#app/features/votes/verify-chain.server.ts'
import { wholeZip } from '#app/features/winners/export/whole-zip.server.ts'
import { db, transaction } from '#drizzle/database.ts'
import { dropSearchRow } from '#drizzle/engines/search.ts'
import { removeContest } from '#drizzle/queries/bundle.ts'
import { type ContestRow, contestNamed } from '#drizzle/queries/contests.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { ideasBySource } from '#drizzle/queries/imports.ts'
import { ballotLog, comments, ideas, people, votes } from '#drizzle/schema/index.ts'
import { aPerson } from '#tests/factory.ts'
import { needs, sharedFolder } from '#tests/shared-data.ts'
import { bytesOf } from '#tests/whole-file.ts'
import { silent } from './progress.ts'
import { runImport, type WantedImport } from './run-import.server.ts'
import { undoImport } from './undo-import.server.ts'

const [madrid, polis] = [sharedFolder('decide-madrid'), sharedFolder('polis/scoop-hivemind.biodiversity')]

const wanted = (given: Partial<WantedImport> & Pick<WantedImport, 'format' | 'path'>): WantedImport => ({
  map: {},
  dryRun: false,
  host: null,
  ...given,
})
const bring = (given: Parameters<typeof wanted>[0]) => runImport(wanted(given), silent)
const rowsOf = async () => ({
  ideas: await db().$count(ideas),
  comments: await db().$count(comments),
  votes: await db().$count(votes),
  people: await db().$count(people),
})

function aFile(name: string, content: string | Uint8Array) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'aflora-import-')), name)
  writeFileSync(file, content)
  return file
}

function aPolis() {
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-polis-'))
  writeFileSync(
    path.join(folder, 'comments.csv'),
    'timestamp,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1000,0,9,2,1,1,Plant trees along the river\n2000,1,8,0,0,-1,Spam\n',
  )
  writeFileSync(
    path.join(folder, 'votes.csv'),
    'timestamp,comment-id,voter-id,vote\n10,0,1,-1\n20,0,1,1\n30,0,2,1\n40,0,3,0\n50,1,3,1\n',
  )
  return folder
}

describe('importing', () => {
  test.skipIf(!madrid)(
    needs('Decide Madrid arrives whole; totals without identities are shown and never counted', 'decide-madrid'),
    async () => {
      const report = await bring({ format: 'decide-madrid', path: madrid ?? '', contest: 'madrid' })
      expect(report).toMatchObject({ ideas: 80, comments: 5633, votes: 0 })
      const contest = await contestNamed('madrid')
      const first = (await ideasBySource(contest?.id ?? '')).get('proposal-7') ?? ''
      const idea = (await ideaWithContest(first))?.idea
      expect(idea).toMatchObject({ title: 'Limpiar las calles', importUp: 6560, votes: 0, comments: 178 })
      expect(contest).toMatchObject({ language: 'es', ideas: 80, votes: 0 })
    },
    120_000,
  )

  test.skipIf(!polis)(
    needs(
      'the same import twice adds nothing, and undone it is as if it never came',
      'polis/scoop-hivemind.biodiversity',
    ),
    async () => {
      const before = await rowsOf()
      const folder = polis ?? ''
      const report = await bring({ format: 'polis', path: folder })
      expect(report).toMatchObject({ ideas: 316, hidden: 162, contest: 'scoop-hivemind-biodiversity' })
      expect(report.votes + report.importedVotes).toBe(29_719)
      const contest = await contestNamed('scoop-hivemind-biodiversity')
      expect(contest).toMatchObject({ ideas: 154, logSeq: report.votes, participants: 536 })
      expect(await verifyChain(contest as ContestRow)).toBeNull()

      const after = await rowsOf()
      expect(await bring({ format: 'polis', path: folder })).toMatchObject({
        importId: null,
        ideas: 0,
        votes: 0,
        alreadyHere: 316,
      })
      expect(await rowsOf()).toEqual(after)

      expect(await undoImport(null, report.importId ?? '')).toEqual({ ok: true, ideas: 316 })
      expect({ ...(await rowsOf()), people: 0 }).toEqual({ ...before, people: 0 })
      expect(await contestNamed('scoop-hivemind-biodiversity')).toMatchObject({ ideas: 0, votes: 0, participants: 0 })
      expect(await undoImport(null, report.importId ?? '')).toMatchObject({ ok: false, reason: 'unknown' })
    },
    240_000,
  )

  test('of one person on one comment the latest vote counts; passes are kept and not counted', async () => {
    const report = await bring({ format: 'polis', path: aPolis(), contest: 'river' })
    expect(report).toMatchObject({ ideas: 2, hidden: 1, votes: 3, importedVotes: 1, people: 5 })
    const contest = await contestNamed('river')
    const trees = (await ideasBySource(contest?.id ?? '')).get('comment-0') ?? ''
    expect((await ideaWithContest(trees))?.idea).toMatchObject({ votes: 2, state: 'published' })
  })

  test('a rehearsal tells everything and keeps nothing', async () => {
    const before = await rowsOf()
    const log = await db().$count(ballotLog)
    expect(await bring({ format: 'polis', path: aPolis(), contest: 'rehearsed', dryRun: true })).toMatchObject({
      ideas: 2,
      votes: 3,
    })
    expect(await rowsOf()).toEqual(before)
    expect(await db().$count(ballotLog)).toBe(log)
    expect(await contestNamed('rehearsed')).toBeUndefined()
  })

  test('a table row that came before is left alone, a new one is added', async () => {
    const first = aFile('a.csv', 'id,title,votes\n1,Longer opening hours,12\n')
    const second = aFile('b.csv', 'id,title,votes\n1,Longer opening hours,15\n2,A bench at the door,3\n')
    await bring({ format: 'csv', path: first, contest: 'hours' })
    expect(await bring({ format: 'csv', path: second, contest: 'hours' })).toMatchObject({ ideas: 1, alreadyHere: 1 })
  })

  test('undoing refuses to take other people’s votes along', async () => {
    const report = await bring({
      format: 'csv',
      path: aFile('c.csv', 'title\nShade for the queue\n'),
      contest: 'shade',
    })
    const contest = await contestNamed('shade')
    const [id] = [...(await ideasBySource(contest?.id ?? '')).values()]
    expect(await castVote(await aPerson(), id ?? '')).toMatchObject({ ok: true })
    const before = await rowsOf()
    expect(await undoImport(null, report.importId ?? '')).toEqual({
      ok: false,
      reason: 'others-added',
      votes: 1,
      comments: 0,
    })
    expect(await rowsOf()).toEqual(before)
  })
})

describe('our own zip', () => {
  async function aTravelledContest() {
    const report = await bring({
      format: 'polis',
      path: aPolis(),
      contest: `travel-${Math.random().toString(36).slice(2, 8)}`,
    })
    const contest = await contestNamed(report.contest)
    if (!contest) throw new Error('the contest is there')
    return { contest, importId: report.importId ?? '', zip: await bytesOf(wholeZip(contest)) }
  }

  async function removeWhole(contestId: string) {
    const ids = [...(await ideasBySource(contestId)).values()]
    await transaction(async () => {
      for (const id of ids) await dropSearchRow(id)
      await removeContest(contestId, 'none')
    })
  }

  test('a contest that is here already stays as it is', async () => {
    const { zip, contest } = await aTravelledContest()
    const before = await rowsOf()
    expect(await bring({ format: 'zip', path: aFile('c.zip', zip) })).toMatchObject({
      importId: null,
      contest: contest.slug,
    })
    expect(await rowsOf()).toEqual(before)
  })

  test('a bundle with a missing line, a strange field or a foreign row is refused in words', async () => {
    const { zip } = await aTravelledContest()
    const changed = (name: string, change: (text: string) => string) => {
      const files = unzipSync(zip)
      files[name] = new TextEncoder().encode(change(new TextDecoder().decode(files[name])))
      return aFile('changed.zip', zipSync(files))
    }
    const refused = (file: string) => expect(bring({ format: 'zip', path: file })).rejects
    await refused(changed('votes.jsonl', (text) => text.split('\n').slice(1).join('\n'))).toThrow('not whole')
    await refused(changed('ideas.jsonl', (text) => text.replace('"title"', '"passwordHash"'))).toThrow(
      'unknown field passwordHash',
    )
    await refused(
      changed('ideas.jsonl', (text) => text.replaceAll(/"contestId":"[^"]+"/g, '"contestId":"another"')),
    ).toThrow('another contest')
    await refused(changed('aflora.json', (text) => text.replace('"version": 1', '"version": 99'))).toThrow(
      'newer version',
    )
    await refused(aFile('no.zip', 'not a zip')).toThrow('not a readable zip')
  })

  test('its signed heads travel with it; those that another key signed stay in the bundle, and it is told', async () => {
    const { contest } = await aTravelledContest()
    await signHeads()
    const { heads } = await publishedLog(contest)
    expect(heads.length).toBeGreaterThan(0)
    const now = (await contestNamed(contest.slug)) as ContestRow
    const own = await bytesOf(wholeZip(now))
    const text = (name: string) => new TextDecoder().decode(unzipSync(own)[name])
    expect(text('signed-heads.jsonl').trim().split('\n')).toHaveLength(heads.length)
    const foreign = unzipSync(own)
    const signature = String(heads[0]?.signature)
    const other = signature.startsWith('0') ? `1${signature.slice(1)}` : `0${signature.slice(1)}`
    foreign['signed-heads.jsonl'] = new TextEncoder().encode(text('signed-heads.jsonl').replace(signature, other))

    for (const [zip, kept] of [
      [zipSync(foreign), heads.length - 1],
      [own, heads.length],
    ] as const) {
      await removeWhole(contest.id)
      const back = await bring({ format: 'zip', path: aFile('heads.zip', zip) })
      expect((await publishedLog(now)).heads).toHaveLength(kept)
      expect(back.odd).toEqual(
        kept === heads.length
          ? []
          : [
              {
                what: 'signed heads of another key, left in the bundle',
                count: 1,
                examples: [`entry ${heads[0]?.seq}`],
              },
            ],
      )
    }
  })

  test('read back after it was removed, it is the same contest to the byte', async () => {
    const { zip, contest } = await aTravelledContest()
    const file = aFile('whole.zip', zip)
    await removeWhole(contest.id)
    expect(await contestNamed(contest.slug)).toBeUndefined()
    const back = await bring({ format: 'zip', path: file })
    expect(back).toMatchObject({ ideas: 2, votes: 3, importedVotes: 1 })
    const again = await contestNamed(contest.slug)
    if (!again) throw new Error('it came back')
    expect(Buffer.from(await bytesOf(wholeZip(again))).equals(Buffer.from(zip))).toBe(true)
    expect(await verifyChain(again)).toBeNull()
    expect(await undoImport(null, back.importId ?? '')).toMatchObject({ ok: true })
    expect(await contestNamed(contest.slug)).toBeUndefined()
  })
})
