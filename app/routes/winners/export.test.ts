import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { loader } from '#app/routes/winners/export.ts'
import { database, transaction } from '#drizzle/database.ts'
import { newId, newLot } from '#drizzle/ids.ts'
import { addBallotSecret } from '#drizzle/queries/ballot-log.ts'
import { addComment } from '#drizzle/queries/comments.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { addManyComments, addManyIdeas, addManyVotes } from '#drizzle/queries/imports.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aContest, again, anEmployee, anIdea, aPerson, aRequest } from '#tests/factory.ts'
import { bytesOf, textOf } from '#tests/whole-file.ts'

const many = 1200
const body = 'Let the shop open an hour earlier on Saturdays. '.repeat(5)

async function aLargeContest(given: Parameters<typeof aContest>[0] = {}) {
  const owner = await anEmployee({ role: 'owner' })
  const [author, contest] = [await aPerson({ name: 'Ana' }), await aContest({ hostId: owner.id, ...given })]
  const ideas = Array.from({ length: many }, (_, nth) => ({
    ...{ id: newId(), contestId: contest.id, authorId: author.id, slug: `idea-${nth}`, title: `Idea ${nth}`, body },
    ...{ state: 'published' as const, lot: newLot(), publishedAt: new Date() },
  }))
  const comments = ideas.map(({ id: ideaId }, nth) => ({
    ...{ id: newId(), contestId: contest.id, ideaId, authorId: author.id, text: `Comment ${nth}`, html: '' },
    ...{ state: nth % 3 === 0 ? ('hidden' as const) : ('published' as const), stance: 'for' as const },
  }))
  await transaction(async () => {
    for (let from = 0; from < many; from += 200) {
      await addManyIdeas(ideas.slice(from, from + 200))
      await addManyComments(comments.slice(from, from + 200))
    }
  })
  return { owner: await again(owner), author, contest, ids: ideas.map(({ id }) => id).sort() }
}

async function asked(viewer: Viewer, contest: string, format: string) {
  const cookie = cookieHeader([await startSession((await personById(viewer.id)) as PersonRow, aRequest('/'))])
  const request = aRequest(`/c/${contest}/desk/export/${format}`, { headers: { Cookie: cookie } })
  return loader({ request, params: { contest, format }, context: {} })
}

/** The first piece, and what brings the rest. */
async function begun(answer: Response) {
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const first = Buffer.from((await reader.read()).value as Uint8Array).toString()
  reader.releaseLock()
  return { first, rest: () => textOf(answer.body as ReadableStream<Uint8Array>) }
}

const rename = (from: string, to: string) => database().script(`alter table ${from} rename to ${to}`)

describe.each(['csv', 'json'])('a large contest as %s', (format) => {
  test('is read while it is taken, and holds the ideas that were there when it began', async () => {
    const { owner, contest, ids } = await aLargeContest()
    const { first, rest } = await begun(await asked(owner, contest.slug, format))
    expect(first).not.toContain('Renamed meanwhile')
    expect(first.length).toBeLessThan((many * body.length) / 2)
    await database().script(`update ideas set title = 'Renamed meanwhile' where contest_id = '${contest.id}'`)
    await anIdea({ contestId: contest.id, title: 'A latecomer' })
    const all = first + (await rest())
    expect(all).toContain('Renamed meanwhile')
    expect(all).not.toContain('latecomer')
    const found: { id: string }[] =
      format === 'csv'
        ? parse(all, { bom: true, columns: true })
        : (JSON.parse(all) as { ideas: { id: string }[] }).ideas
    expect(found.map(({ id }) => id)).toEqual(ids)
  })

  test('breaks off when the database does, and never began when it did before', async () => {
    const { owner, contest } = await aLargeContest()
    const { rest } = await begun(await asked(owner, contest.slug, format))
    await rename('answers', 'answers_away')
    try {
      await expect(rest()).rejects.toThrow()
      await expect(asked(owner, contest.slug, format)).rejects.toThrow()
    } finally {
      await rename('answers_away', 'answers')
    }
    expect(await textOf((await asked(owner, contest.slug, format)).body as ReadableStream<Uint8Array>)).toContain(body)
  })
})

test('as JSON it is one text as before: contest, count, ideas with what is published below them, and the discussion', async () => {
  const { owner, author, contest, ids } = await aLargeContest()
  const talk = Array.from({ length: 501 }, (_, nth) => ({ id: newId(), text: `About the contest, ${nth}` }))
  await transaction(async () => {
    for (const each of talk)
      await addComment({
        ...{ ...each, contestId: contest.id, ideaId: null, authorId: author.id, html: '', state: 'published' },
        ...{ createdAt: new Date('2026-05-01T10:00:00Z') },
      })
  })
  const text = await textOf((await asked(owner, contest.slug, 'json')).body as ReadableStream<Uint8Array>)
  const json = JSON.parse(text)
  expect(text).toBe(`${JSON.stringify(json, null, 2)}\n`)
  expect(Object.keys(json)).toEqual(['contest', 'count', 'ideas', 'discussion'])
  expect(json.ideas.map(({ id }: { id: string }) => id)).toEqual(ids)
  const below = json.ideas.flatMap(({ discussion }: { discussion: object[] }) => discussion)
  expect(below).toHaveLength((many * 2) / 3)
  expect(below[0]).toMatchObject({ author: 'Ana', stance: 'for', imported: null })
  expect(json.discussion.map(({ id }: { id: string }) => id)).toEqual(talk.map(({ id }) => id).sort())
})

test('as a workbook it has a row for each idea, and texts stay texts', async () => {
  const { owner, author, contest } = await aLargeContest()
  const title = '=1+2 <b> & "so" \u0007\ud83d\ude00\r\n  end '
  await anIdea({ contestId: contest.id, authorId: author.id, title, body: 'x'.repeat(40_000), votes: 7 })
  const answer = await asked(owner, contest.slug, 'xlsx')
  const bytes = await bytesOf(answer.body as ReadableStream<Uint8Array>)
  expect(answer.headers.get('Content-Length')).toBe(String(bytes.length))
  const files = Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)] as const)
  const named = new Map(files)
  const sheet = named.get('xl/worksheets/sheet1.xml') ?? ''
  expect(sheet.match(/<row /g)).toHaveLength(many + 2)
  expect(sheet).toContain('<c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">id</t></is></c>')
  expect(sheet).toContain('>=1+2 &lt;b&gt; &amp; "so" \ud83d\ude00&#13;\n  end <')
  expect(sheet).toMatch(/<c r="I\d+"><v>7<\/v><\/c>/)
  expect(sheet).toContain(`>${'x'.repeat(32_767)}<`)
  expect(sheet).not.toContain('<f>')
  // Whatever a part of it names is there.
  for (const [, target] of (named.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/Target="([^"]+)"/g))
    expect(named.has(`xl/${target}`)).toBe(true)
  for (const [, part] of (named.get('[Content_Types].xml') ?? '').matchAll(/PartName="\/([^"]+)"/g))
    expect(named.has(part as string)).toBe(true)
})

test('as a bundle it has every row once and in order, though they are read in pieces', async () => {
  const { owner, contest, ids } = await aLargeContest()
  const files = unzipSync(await bytesOf((await asked(owner, contest.slug, 'zip')).body as ReadableStream<Uint8Array>))
  const rows = (part: string) =>
    strFromU8(files[`${part}.jsonl`] as Uint8Array)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; createdAt: string })
  expect(rows('ideas').map(({ id }) => id)).toEqual(ids)
  const comments = rows('comments').map(({ createdAt, id }) => `${createdAt} ${id}`)
  expect(new Set(comments).size).toBe(many)
  expect(comments).toEqual([...comments].sort())
  const manifest = JSON.parse(strFromU8(files['aflora.json'] as Uint8Array))
  expect(manifest.files).toMatchObject({ 'ideas.jsonl': many, 'comments.jsonl': many, 'votes.jsonl': 0 })
  expect(Object.keys(files)[0]).toBe('aflora.json')
})

test('ballots are in the order of their numbers, however many there are', async () => {
  const { owner, contest, ids } = await aLargeContest()
  const [voter, now] = [await aPerson(), new Date()]
  await transaction(async () => {
    await addManyVotes(
      ids.map((ideaId, nth) => ({ contestId: contest.id, personId: voter.id, ideaId, state: 'counted', seq: nth + 1 })),
    )
    for (const [nth] of ids.entries())
      await addBallotSecret({
        ...{ contestId: contest.id, seq: nth + 1, personId: voter.id, nonce: 'n', createdAt: now },
        ballot: JSON.stringify({ ballot: `number${(nth * 7919) % many}`, state: 'counted' }),
      })
  })
  const table = await textOf((await asked(owner, contest.slug, 'ballots')).body as ReadableStream<Uint8Array>)
  const rows = parse(table, { bom: true, columns: true }) as { ballot: string; idea: string }[]
  expect(new Set(rows.map(({ idea }) => idea)).size).toBe(many)
  expect(rows.map(({ ballot }) => ballot)).toEqual(ids.map((_, nth) => `number${nth}`).sort())
})

test('what was taken out is in the audit log, and what could not be read was not taken out', async () => {
  const { owner, contest } = await aLargeContest()
  const taken = async () => (await auditEntries(100, { action: 'contest.exported', thing: contest.id })).length
  await asked(owner, contest.slug, 'zip')
  expect(await taken()).toBe(1)
  await rename('answers', 'answers_away')
  try {
    for (const format of ['csv', 'xlsx', 'zip']) await expect(asked(owner, contest.slug, format)).rejects.toThrow()
  } finally {
    await rename('answers_away', 'answers')
  }
  expect(await taken()).toBe(1)
})
