import { beforeAll, describe, expect, test } from 'vitest'
import { putBytes } from '#app/features/files/file-store.server.ts'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { foundUnion } from '#app/features/unions/found-union.server.ts'
import { hideLetter } from '#app/features/unions/letters/hide-letter.server.ts'
import { writeLetter } from '#app/features/unions/letters/write-letter.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId, newShortId } from '#drizzle/ids.ts'
import { addComment } from '#drizzle/queries/comments.ts'
import { addFile } from '#drizzle/queries/files.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { addCase } from '#drizzle/queries/recovery.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { answerOf, routes, type SiteRoute, visitOf } from '#tests/every-route.ts'
import { aContest, aModerator, anAdmin, anEmployee, anIdea, aPerson, aRequest, aVisitor } from '#tests/factory.ts'

/** Pairs of a hidden and a missing thing whose times are compared. */
const pairs = 40
/** Medians of thousands of lines of work on a busy machine; a hash or a query over a table would be seen. */
const bound = 15

/** One kind of thing with a name of its own in addresses: one that is hidden, and how one reads that never was. */
interface Kind {
  place: string
  hidden: Record<string, string>
  missing: () => string
}

let kinds: Record<string, Kind>
let low: Record<string, Viewer>
let admin: Viewer
const keys = new Map<string, { cookie: string; token: string | undefined }>()

beforeAll(async () => {
  const owner = await anEmployee({ role: 'owner' })
  const [author, speaker, moderator] = [await aPerson(), await anEmployee(), await aModerator()]
  const open = await aContest({ hostId: owner.id })
  const inside = await aContest({ hostId: owner.id, audience: 'employees', takePart: 'employees' })
  const draft = await aContest({ hostId: owner.id, state: 'draft' })
  const invited = await aContest({ hostId: owner.id, audience: 'invited', takePart: 'invited' })
  const within = await anIdea({ contestId: inside.id, authorId: author.id })
  const held = await anIdea({ contestId: open.id, authorId: author.id, state: 'held' })
  const unsent = await anIdea({ contestId: open.id, authorId: author.id, state: 'draft' })
  const seen = await anIdea({ contestId: open.id, authorId: author.id })
  const [comment, file, complaint] = [newId(), newId(), newId()]
  await putBytes(file, Buffer.from('%PDF-'))
  await transaction(async () => {
    const words = { authorId: author.id, contestId: open.id, text: 'Words', html: '<p>Words</p>' }
    await addComment({ id: comment, ideaId: seen.id, state: 'held', ...words })
    const about = { subject: 'idea' as const, subjectId: within.id, contestId: inside.id, ownerId: author.id }
    await addFile({ id: file, ...about, kind: 'document', type: 'application/pdf', bytes: 5, digest: file })
    await addCase({ id: complaint, contestId: open.id, personId: author.id, title: 'The door', dueBy: new Date() })
  })
  const founded = await foundUnion(speaker, { name: 'Those inside', words: '', named: true })
  const union = founded.ok ? founded.id : ''
  const letters = await Promise.all(
    [inside, null].map(async (contest) => {
      const written = await writeLetter(
        speaker,
        union,
        { contest, idea: null },
        { title: 'Dear team', text: 'Hear us.' },
      )
      return written.ok ? written.id : ''
    }),
  )
  await hideLetter(moderator, letters[1] as string, 'It names a person.')
  const id = newShortId
  kinds = {
    'a draft of a contest': { place: 'contest', hidden: { contest: draft.slug }, missing: () => `contest-${id()}` },
    'a contest of employees': { place: 'contest', hidden: { contest: inside.slug }, missing: () => `contest-${id()}` },
    'a contest by invitation': {
      place: 'contest',
      hidden: { contest: invited.slug },
      missing: () => `contest-${id()}`,
    },
    'a debate of employees': { place: 'debate', hidden: { debate: inside.slug }, missing: () => `contest-${id()}` },
    'an idea of employees': { place: 'idea', hidden: { idea: within.id }, missing: id },
    'an idea that waits for a look': { place: 'idea', hidden: { idea: held.id }, missing: id },
    'an idea nobody sent yet': { place: 'idea', hidden: { idea: unsent.id }, missing: id },
    'an idea that waits, for a moderator’s desk': {
      place: 'thing',
      hidden: { subject: 'idea', thing: held.id },
      missing: id,
    },
    'a comment that waits': { place: 'comment', hidden: { comment }, missing: newId },
    'a comment that waits, for a moderator’s desk': {
      place: 'thing',
      hidden: { subject: 'comment', thing: comment },
      missing: newId,
    },
    'a file among employees': { place: 'file', hidden: { file }, missing: newId },
    'a complaint of somebody else': { place: 'case', hidden: { case: complaint }, missing: newId },
    'a letter about a contest of employees': {
      place: 'letter',
      hidden: { letter: letters[0] as string },
      missing: newId,
    },
    'a person without a page': { place: 'person', hidden: { person: author.id }, missing: newId },
  }
  low = { visitor: aVisitor(), customer: await aPerson() }
  admin = await anAdmin()
  for (const viewer of [...Object.values(low), admin]) {
    const row = viewer.kind === 'account' ? ((await personById(viewer.id)) as PersonRow) : undefined
    const cookie = row ? cookieHeader([await startSession(row, aRequest('/'))]) : ''
    keys.set(viewer.id, { cookie, token: row && (await issueToken(null, row, { scopes: ['admin'] })) })
  }
})

/** What most forms of the site ask for, so that a press gets as far as looking for its thing. */
const words = {
  ...{ title: 'A bell at the counter', body: 'So that nobody waits.', text: 'So that nobody waits.', words: 'Why?' },
  ...{ stance: 'for', name: 'Ana', reason: 'spam', decision: 'publish', seen: 'held', version: '0', sure: 'on' },
  ...{ outcome: 'planned', email: 'ana@example.org', verdict: 'yes', back: '/', question: 'Which bell?', kind: 'note' },
}

function ask(route: SiteRoute, given: Record<string, string>, viewer: Viewer, press: boolean) {
  const { cookie, token } = keys.get(viewer.id) as { cookie: string; token: string | undefined }
  const { address, params } = visitOf(route, given)
  const entrance = press ? route.action : route.loader
  if (!entrance) throw new Error(`${route.file} has no such entrance`)
  if (!route.file.startsWith('channels/'))
    return answerOf(
      entrance,
      aRequest(address, { form: press ? words : undefined, headers: { Cookie: cookie } }),
      params,
    )
  const headers = new Headers({
    'Content-Type': 'application/json',
    ...(token && { Authorization: `Bearer ${token}` }),
  })
  const body = press ? JSON.stringify({ text: words.text, stance: 'for' }) : undefined
  const request = new Request(`http://localhost:3000${address}`, { method: press ? 'POST' : 'GET', headers, body })
  return answerOf(entrance, request, params)
}

/** Without what the asker said themselves, and without what differs from one moment to the next. */
const masked = (answer: Awaited<ReturnType<typeof answerOf>>, said: string) =>
  JSON.stringify(answer)
    .replaceAll(encodeURIComponent(said), 'it')
    .replaceAll(said, 'it')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then')
    .replace(/[\w-]{20,}\.[\w-]{43}/g, 'sealed')
    .replace(/"requestId":"[^"]*"/g, '')

/** Where somebody is told something else of a thing that is there than of one that is not. */
async function differences({ place, hidden, missing }: Kind, viewer: Viewer) {
  const found: string[] = []
  let asked = 0
  for (const route of routes.filter(({ pattern }) => pattern.includes(`:${place}`))) {
    for (const press of [false, true]) {
      if (!(press ? route.action : route.loader)) continue
      const never = { ...hidden, [place]: missing() }
      const one = await ask(route, hidden, viewer, press)
      const other = await ask(route, never, viewer, press)
      asked += 1
      if (masked(one, hidden[place] as string) !== masked(other, never[place] as string))
        found.push(`${press ? 'POST' : 'GET'} ${route.pattern}: ${one.status} and ${other.status}`)
    }
  }
  return { found, asked }
}

const kindNames = [
  ...['a draft of a contest', 'a contest of employees', 'a contest by invitation', 'a debate of employees'],
  ...['an idea of employees', 'an idea that waits for a look', 'an idea nobody sent yet'],
  ...['an idea that waits, for a moderator’s desk', 'a comment that waits'],
  ...['a comment that waits, for a moderator’s desk', 'a file among employees', 'a complaint of somebody else'],
  ...['a letter about a contest of employees', 'a person without a page'],
]

describe('what is concealed answers like what never was, at every address that could name it', () => {
  test.each(kindNames)('%s', async (name) => {
    for (const [who, viewer] of Object.entries(low)) {
      const { found, asked } = await differences(kinds[name] as Kind, viewer)
      expect(found, who).toEqual([])
      expect(asked, who).toBeGreaterThan(0)
    }
  })

  test('while who may see it is told of it, everywhere the same comparison looks', async () => {
    for (const name of [
      'a contest of employees',
      'an idea that waits for a look',
      'a comment that waits',
      'a file among employees',
    ])
      expect((await differences(kinds[name] as Kind, admin)).found, name).not.toEqual([])
  })
})

type Looks = (params: Record<string, string>) => Promise<unknown>

/** Whether one takes clearly longer than the other, in the middle of many pairs asked in turns. */
async function isLater(first: Looks, second: Looks, { hidden, place, missing }: Kind) {
  const times: [number[], number[]] = [[], []]
  for (let nth = 0; nth < pairs; nth += 1) {
    const given: [Looks, Record<string, string>, number[]][] = [
      [first, hidden, times[0]],
      [second, { ...hidden, [place]: missing() }, times[1]],
    ]
    for (const [look, params, kept] of nth % 2 === 0 ? given : given.reverse()) {
      const begun = performance.now()
      await look(params)
      kept.push(performance.now() - begun)
    }
  }
  const [one, other] = times.map((all) => all.sort((one, other) => one - other)[pairs >> 1] ?? 0) as [number, number]
  return Math.abs(one - other) > bound && Math.max(one, other) > 2 * Math.min(one, other)
}

describe('nor does the time it takes tell', () => {
  const timed: [string, string][] = [
    ['a contest of employees', '/c/:contest'],
    ['an idea of employees', '/i/:idea'],
    ['an idea that waits for a look', '/api/v1/ideas/:idea'],
    ['a comment that waits', '/comments/:comment/report'],
    ['a file among employees', '/files/:file'],
    ['a complaint of somebody else', '/complaints/:case'],
    ['a letter about a contest of employees', '/letters/:letter'],
  ]

  test.each(timed)('%s at %s', async (name, pattern) => {
    const route = routes.find((one) => one.pattern === pattern) as SiteRoute
    const look = (params: Record<string, string>) => ask(route, params, low.customer as Viewer, false)
    expect(await isLater(look, look, kinds[name] as Kind)).toBe(false)
  })

  test('and a page that took its time over what is there would be seen', async () => {
    const route = routes.find(({ pattern }) => pattern === '/c/:contest') as SiteRoute
    const look = (params: Record<string, string>) => ask(route, params, low.customer as Viewer, false)
    const slow = async (params: Record<string, string>) => {
      await new Promise((resolve) => setTimeout(resolve, 2 * bound))
      return look(params)
    }
    expect(await isLater(slow, look, kinds['a contest of employees'] as Kind)).toBe(true)
  })
})
