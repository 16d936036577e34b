import { describe, expect, test } from 'vitest'
import { debateDiscussion, ideaDiscussion } from '#app/features/comments/discussion-of.server.ts'
import { editComment } from '#app/features/comments/edit-comment.server.ts'
import { CommentForm, type CommentInput } from '#app/features/comments/forms.server.ts'
import { listComments } from '#app/features/comments/list-comments.server.ts'
import { removeComment } from '#app/features/comments/remove-comment.server.ts'
import { reportThing } from '#app/features/comments/report-thing.server.ts'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { recountVotes } from '#app/features/votes/recount-votes.server.ts'
import { m } from '#app/paraglide/messages.js'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addComment, type CommentRow, changeComment, commentWithPlace } from '#drizzle/queries/comments.ts'
import { changeContest, contestById } from '#drizzle/queries/contests.ts'
import { changeIdea, ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, again, aModerator, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'

const words = (given: Partial<CommentInput> = {}): CommentInput => ({
  ...{ text: 'An hour in line means a ruined day.', stance: 'for', parent: null, pseudonym: '' },
  ...given,
})

async function said(
  viewer: Viewer,
  ideaId: string,
  given: Partial<CommentInput> = {},
  now?: Date,
): Promise<CommentRow> {
  const written = await writeComment(viewer, { ideaId }, words(given), now)
  if (!written.ok) throw new Error(written.reason)
  return written.comment
}

const talk = (viewer: Viewer, ideaId: string, search = '') =>
  ideaDiscussion(viewer, ideaId, new URLSearchParams(search))
const ideaNow = async (id: string) => (await ideaWithContest(id))?.idea
const commentNow = async (id: string) => (await commentWithPlace(id))?.comment
const status = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: unknown) => (thrown as Response).status,
  )
const beforehand = () => aContest({ moderation: 'before' })

test('an argument stands there at once, counted by its stance, and its author takes part', async () => {
  const idea = await anIdea()
  const before = await ideaNow(idea.id)
  await said(await aPerson(), idea.id)
  await said(await aPerson(), idea.id, { stance: 'against', text: 'I would rather wait.' })
  await said(aVisitor(), idea.id, { stance: 'question', text: 'At **which** hour?' })

  const after = await ideaNow(idea.id)
  expect(after).toMatchObject({ comments: 3, commentsFor: 1, commentsAgainst: 1, commentsQuestion: 1, debatedScore: 2 })
  expect(after?.trendingScore).toBeGreaterThan(before?.trendingScore ?? 0)
  expect((await contestById(idea.contestId))?.participants).toBe(3)
  const { items, counts } = await talk(aVisitor(), idea.id)
  expect(items.map(({ stance }) => stance)).toEqual(['for', 'against', 'question'])
  expect(items[2]?.html).toContain('<strong>which</strong>')
  expect(counts).toEqual({ all: 3, for: 1, against: 1, question: 1 })
})

test('the counters are what a count from the beginning says, after everything that can happen to comments', async () => {
  const idea = await anIdea({ publishedAt: new Date(), trendingScore: 0 })
  await recountVotes()
  const [ana, bo] = [await aPerson(), await aPerson()]
  const first = await said(ana, idea.id)
  const second = await said(bo, idea.id, { stance: 'against' })
  await said(bo, idea.id, { stance: 'none', parent: first.id })
  await editComment(ana, first.id, { text: 'On second thought', stance: 'question', version: 0 })
  await removeComment(bo, second.id)

  expect(await ideaNow(idea.id)).toMatchObject({ comments: 2, commentsFor: 0, commentsAgainst: 0, commentsQuestion: 1 })
  expect((await recountVotes()).filter((fault) => fault.id === idea.id)).toEqual([])
})

test('40 people at once are 40 comments', async () => {
  const idea = await anIdea()
  const people = await Promise.all(Array.from({ length: 40 }, () => aPerson()))
  await Promise.all(people.map((person) => said(person, idea.id)))
  expect(await ideaNow(idea.id)).toMatchObject({ comments: 40, commentsFor: 40 })
  expect((await contestById(idea.contestId))?.participants).toBe(40)
})

test('the same words sent twice are one comment, another text is another', async () => {
  const [idea, ana] = [await anIdea(), await aPerson()]
  const [one, two] = [await said(ana, idea.id), await said(ana, idea.id)]
  expect(two.id).toBe(one.id)
  await said(ana, idea.id, { text: 'And one thing more.' })
  await said(ana, idea.id, {}, new Date(Date.now() + 2 * 60_000))
  expect((await ideaNow(idea.id))?.comments).toBe(3)
})

describe('who may argue', () => {
  test('nobody where the discussion is over or has not begun', async () => {
    const day = 24 * 60 * 60 * 1000
    for (const given of [
      { state: 'closed' as const },
      { state: 'concluded' as const },
      { ideasFrom: new Date(Date.now() + day) },
    ]) {
      const idea = await anIdea({ contestId: (await aContest(given)).id })
      expect(await writeComment(await aPerson(), { ideaId: idea.id }, words())).toEqual({ ok: false, reason: 'closed' })
      expect((await ideaNow(idea.id))?.comments).toBe(0)
      expect((await talk(aVisitor(), idea.id)).may).toBe('closed')
    }
  })

  test('only those who take part: employees here, and visitors are asked to sign in', async () => {
    const idea = await anIdea({ contestId: (await aContest({ takePart: 'employees' })).id })
    expect(await writeComment(aVisitor(), { ideaId: idea.id }, words())).toEqual({ ok: false, reason: 'sign-in-first' })
    expect(await status(writeComment(await aPerson(), { ideaId: idea.id }, words()))).toBe(403)
    expect((await talk(await aPerson(), idea.id)).may).toBe('not-for-you')
    expect((await said(await anEmployee(), idea.id)).state).toBe('published')
  })

  test('an idea that others may not know of takes no comments and tells nobody that it is there', async () => {
    const secret = await anIdea({ contestId: (await aContest({ audience: 'employees' })).id })
    const held = await anIdea({ state: 'held' })
    for (const id of [secret.id, held.id, 'nothing']) {
      expect(await status(writeComment(await aPerson(), { ideaId: id }, words()))).toBe(404)
      expect(await status(talk(await aPerson(), id))).toBe(404)
    }
    const taken = await anIdea({ state: 'withdrawn' })
    expect(await status(writeComment(await aPerson(), { ideaId: taken.id }, words()))).toBe(403)
  })

  test('nobody under a name of the team', async () => {
    const [idea, host] = [await anIdea(), await anEmployee({ name: 'Marta Ruiz' })]
    const forged = words({ pseudonym: 'Мarta Ruiz' })
    expect(await writeComment(await aPerson(), { ideaId: idea.id }, forged)).toEqual({
      ok: false,
      reason: 'name-taken',
    })
    expect((await writeComment(host, { ideaId: idea.id }, forged)).ok).toBe(true)
  })

  test('an answer stands under a comment of the same place that is there', async () => {
    const [here, there, ana] = [await anIdea(), await anIdea(), await aPerson()]
    const elsewhere = await said(ana, there.id)
    const gone = await said(ana, here.id)
    await removeComment(ana, gone.id)
    for (const parent of [elsewhere.id, gone.id, 'nothing']) {
      expect(await writeComment(ana, { ideaId: here.id }, words({ parent }))).toEqual({
        ok: false,
        reason: 'reply-gone',
      })
    }
    const root = await said(ana, here.id, { text: 'A beginning' })
    expect((await said(ana, here.id, { parent: root.id })).parentId).toBe(root.id)
  })
})

test('whoever proposed under another name argues under it too', async () => {
  const ana = await aPerson({ name: 'Ana Real' })
  const idea = await anIdea({ authorId: ana.id, pseudonym: 'Owl' })
  await said(ana, idea.id)
  const shown = JSON.stringify(await talk(aVisitor(), idea.id))
  expect(shown).toContain('Owl')
  expect(shown).not.toContain('Ana Real')
  const told = JSON.stringify(await listComments(aVisitor(), idea.id, {}))
  expect(told).toContain('Owl')
  expect(told).not.toContain(ana.id)
})

describe('where comments are read first', () => {
  test('nobody but its author and the team sees a held comment, not even in a number', async () => {
    const idea = await anIdea({ contestId: (await beforehand()).id })
    const author = await aPerson()
    const comment = await said(author, idea.id, { text: 'Call me at 600 123 456.' })
    expect(comment.state).toBe('held')

    const others = [aVisitor(), await aPerson(), await anEmployee()]
    for (const viewer of others) {
      const seen = [
        await talk(viewer, idea.id),
        await talk(viewer, idea.id, 'stance=for'),
        await talk(viewer, idea.id, `thread=${comment.id}`),
      ]
      expect(seen.map(({ items, counts }) => [items.length, counts.all, counts.for])).toEqual([
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ])
      expect((await listComments(viewer, idea.id, {})).items).toEqual([])
    }
    expect(await ideaNow(idea.id)).toMatchObject({ comments: 0, commentsFor: 0, debatedScore: 0 })
    for (const viewer of [author, await aModerator()]) {
      expect((await talk(viewer, idea.id)).items).toMatchObject([{ id: comment.id, state: 'held' }])
      expect((await talk(viewer, idea.id, 'stance=for')).items).toHaveLength(1)
    }
  })

  test('a held answer is counted for nobody else either', async () => {
    const idea = await anIdea({ contestId: (await beforehand()).id })
    const [moderator, author] = [
      await aModerator(),
      await aPerson({ createdAt: new Date(Date.now() - 2 * 86_400_000) }),
    ]
    await anIdea({ authorId: author.id })
    const root = await said(moderator, idea.id)
    expect(root.state).toBe('published')
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => said(author, idea.id, { parent: root.id, text: `Answer ${n}` })),
    )
    expect((await talk(aVisitor(), idea.id)).items).toMatchObject([{ id: root.id, hidden: 0 }])
    expect((await talk(author, idea.id)).items[0]).toMatchObject({ hidden: 5 })
  })

  test('the team’s own words need no reading', async () => {
    const contest = await beforehand()
    const idea = await anIdea({ contestId: contest.id })
    const host = await again({ id: contest.hostId } as Viewer)
    expect((await said(host, idea.id)).state).toBe('published')
  })

  test('a changed wording is read again; meanwhile the answers to it keep their place, and its words are shown to nobody', async () => {
    const contest = await aContest()
    const idea = await anIdea({ contestId: contest.id })
    const [author, other] = [await aPerson(), await aPerson()]
    const root = await said(author, idea.id, { text: 'First wording' })
    await said(other, idea.id, { text: 'An answer', parent: root.id, stance: 'none' })
    await transaction(() => changeContest(contest.id, { moderation: 'before' }))
    expect(await editComment(author, root.id, { text: 'Second wording', stance: 'for', version: 0 })).toMatchObject({
      ok: true,
      held: true,
    })

    const seen = await talk(aVisitor(), idea.id)
    expect(seen.items.map(({ state, level }) => [state, level])).toEqual([
      ['again', 0],
      ['published', 1],
    ])
    expect(JSON.stringify(seen)).not.toMatch(/wording/)
    expect(seen.counts).toMatchObject({ all: 1, for: 0 })
    expect((await talk(author, idea.id)).items[0]).toMatchObject({
      state: 'held',
      mine: true,
      html: expect.stringContaining('Second'),
    })
  })
})

describe('changing one’s own words', () => {
  test('is seen by everybody', async () => {
    const [idea, ana] = [await anIdea(), await aPerson()]
    const comment = await said(ana, idea.id)
    const edited = await editComment(ana, comment.id, { text: 'Better *so*', stance: 'against', version: 0 })
    expect(edited).toMatchObject({ ok: true, held: false })
    expect((await talk(aVisitor(), idea.id)).items).toMatchObject([
      { edited: true, stance: 'against', html: expect.stringContaining('<em>so</em>') },
    ])
    expect(await ideaNow(idea.id)).toMatchObject({ comments: 1, commentsFor: 0, commentsAgainst: 1 })
  })

  test('does not overwrite what another tab saved', async () => {
    const [idea, ana] = [await anIdea(), await aPerson()]
    const { id } = await said(ana, idea.id)
    const tabs = ['one', 'two'].map((text) => editComment(ana, id, { text, stance: 'for', version: 0 }))
    const results = await Promise.all(tabs)
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: 'changed' })
  })

  test('is refused to everybody else, moderators too', async () => {
    const idea = await anIdea()
    const { id, text } = await said(await aPerson(), idea.id)
    for (const viewer of [aVisitor(), await aPerson(), await aModerator()]) {
      expect(await status(editComment(viewer, id, { text: 'x', stance: 'for', version: 0 }))).toBe(403)
      expect(await status(removeComment(viewer, id))).toBe(403)
    }
    expect(await commentNow(id)).toMatchObject({ text, version: 0, state: 'published' })
  })

  test('is over when the discussion is', async () => {
    const [idea, ana] = [await anIdea(), await aPerson()]
    const { id } = await said(ana, idea.id)
    await transaction(() => changeContest(idea.contestId, { state: 'closed', closedAt: new Date() }))
    expect(await editComment(ana, id, { text: 'Later', stance: 'for', version: 0 })).toMatchObject({
      ok: false,
      reason: 'closed',
    })
  })
})

test('a removed comment leaves its place and none of its words', async () => {
  const [idea, ana, bo] = [await anIdea(), await aPerson({ name: 'Ana' }), await aPerson()]
  const root = await said(ana, idea.id, { text: 'Words to forget' })
  await said(bo, idea.id, { parent: root.id, text: 'An answer' })
  await removeComment(ana, root.id)
  await removeComment(ana, root.id).catch(() => undefined)

  for (const viewer of [aVisitor(), ana, await aModerator()]) {
    const { items } = await talk(viewer, idea.id)
    expect(items).toMatchObject([
      { state: 'removed', html: '', author: null },
      { state: 'published', level: 1, answered: null },
    ])
  }
  expect(await commentNow(root.id)).toMatchObject({ text: '', html: '', state: 'removed' })
  expect(await ideaNow(idea.id)).toMatchObject({ comments: 1, commentsFor: 1 })
})

test('a hidden comment leaves its place with the reason, and its words to its author', async () => {
  const [idea, ana] = [await anIdea(), await aPerson()]
  const { id } = await said(ana, idea.id, { text: 'Something rude' })
  await transaction(() => changeComment(id, { state: 'hidden', stateReason: 'rude', stateWords: 'Be kind.' }))
  expect((await talk(aVisitor(), idea.id)).items).toMatchObject([
    { state: 'hidden', html: '', reason: m.moderation_reason_rude(), words: 'Be kind.' },
  ])
  expect((await talk(ana, idea.id)).items[0]?.html).toContain('rude')
  expect((await listComments(aVisitor(), idea.id, {})).items).toEqual([])
})

describe('long discussions', () => {
  test('a conversation 150 answers deep is one readable thread', async () => {
    const [idea, ana] = [await anIdea(), await aPerson()]
    const start = Date.now()
    const ids = Array.from({ length: 150 }, () => newId())
    await transaction(async () => {
      for (const [n, id] of ids.entries()) {
        const row = {
          authorId: ana.id,
          contestId: idea.contestId,
          ideaId: idea.id,
          parentId: ids[n - 1] ?? null,
          createdAt: new Date(start + n),
        }
        await addComment({ ...row, id, text: `${n}`, html: `${n}`, state: 'published' })
      }
    })
    const first = await talk(aVisitor(), idea.id)
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 16))
    expect(Math.max(...first.items.map(({ level }) => level))).toBe(3)
    expect(first.items[0]).toMatchObject({ hidden: 134 })

    const thread = await talk(aVisitor(), idea.id, `thread=${ids[0]}`)
    expect(thread.items).toHaveLength(101)
    const rest = await talk(
      aVisitor(),
      idea.id,
      new URLSearchParams({ thread: ids[0] ?? '', after: thread.next ?? '' }).toString(),
    )
    expect(rest.items.map(({ id }) => id)).toEqual([ids[0], ...ids.slice(101)])
    expect(rest.next).toBeNull()
  })

  test('every argument is met once, page by page', async () => {
    const [idea, ana] = [await anIdea(), await aPerson()]
    const start = Date.now()
    await transaction(async () => {
      for (let n = 0; n < 130; n++) {
        const row = {
          authorId: ana.id,
          contestId: idea.contestId,
          ideaId: idea.id,
          createdAt: new Date(start + Math.floor(n / 3)),
        }
        await addComment({
          ...row,
          id: newId(),
          text: `${n}`,
          html: `${n}`,
          state: 'published',
          stance: n % 2 ? 'for' : 'against',
        })
      }
    })
    for (const [search, expected] of [
      ['', 130],
      ['stance=for', 65],
    ] as const) {
      const met: string[] = []
      let after: string | null = ''
      while (after !== null) {
        const page: Awaited<ReturnType<typeof talk>> = await talk(
          aVisitor(),
          idea.id,
          `${search}&after=${encodeURIComponent(after)}`,
        )
        met.push(...page.items.map(({ id }) => id))
        after = page.next
      }
      expect(met).toHaveLength(expected)
      expect(new Set(met).size).toBe(expected)
    }
    const api = await listComments(aVisitor(), idea.id, { limit: 100 })
    expect(api.items).toHaveLength(100)
    expect((await listComments(aVisitor(), idea.id, { limit: 100, cursor: api.next ?? '' })).items).toHaveLength(30)
  })
})

test('a debate is argued about by itself', async () => {
  const debate = await aContest({ kind: 'debate', ideasUntil: null, votingFrom: null, votingUntil: null })
  const [ana, contest] = [await aPerson(), await aContest()]
  const written = await writeComment(ana, { contestId: debate.id }, words({ stance: 'against' }))
  expect(written).toMatchObject({ ok: true, comment: { ideaId: null, state: 'published' } })
  expect(await debateDiscussion(aVisitor(), debate, new URLSearchParams())).toMatchObject({
    ...{ counts: { all: 1, for: 0, against: 1, question: 0 }, path: `/d/${debate.slug}` },
    items: [{ stance: 'against' }],
  })
  expect(await status(writeComment(ana, { contestId: contest.id }, words()))).toBe(404)
})

describe('reporting', () => {
  test('counts once per person, changes nothing that is read, and is not for one’s own words', async () => {
    const [idea, author, reader] = [await anIdea(), await aPerson(), aVisitor()]
    const comment = await said(author, idea.id)
    const input = { reason: 'rude' as const, words: 'Look.' }
    expect(await reportThing(reader, { subject: 'comment', id: comment.id }, input)).toEqual({ ok: true, fresh: true })
    expect(await reportThing(reader, { subject: 'comment', id: comment.id }, input)).toEqual({ ok: true, fresh: false })
    expect(await reportThing(author, { subject: 'idea', id: idea.id }, input)).toEqual({ ok: true, fresh: true })
    expect(await status(reportThing(author, { subject: 'comment', id: comment.id }, input))).toBe(403)
    expect((await talk(aVisitor(), idea.id)).items).toHaveLength(1)
  })

  test('of what one may not see finds nothing', async () => {
    const idea = await anIdea({ contestId: (await beforehand()).id })
    const held = await said(await aPerson(), idea.id)
    const input = { reason: 'spam' as const, words: '' }
    expect(await status(reportThing(await aPerson(), { subject: 'comment', id: held.id }, input))).toBe(404)
    const hidden = await anIdea({ state: 'held' })
    expect(await status(reportThing(await aPerson(), { subject: 'idea', id: hidden.id }, input))).toBe(404)
  })
})

test('a tombstone of an idea shows none of its comments', async () => {
  const idea = await anIdea()
  await said(await aPerson(), idea.id)
  await transaction(() => changeIdea(idea.id, { state: 'hidden' }))
  expect(await status(talk(aVisitor(), idea.id))).toBe(403)
})

test.each([
  [{ text: '' }, 'text'],
  [{ text: 'x'.repeat(10_001) }, 'text'],
  [{ text: 'fine', stance: 'shouting' }, 'stance'],
])('%j is refused at %s', (given, field) => {
  const read = CommentForm.safeParse(given)
  expect(read.success).toBe(false)
  expect(read.error?.issues[0]?.path).toEqual([field])
  expect(CommentForm.safeParse({ text: 'я'.repeat(10_000) }).success).toBe(true)
})
