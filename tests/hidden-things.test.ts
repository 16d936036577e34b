import { beforeAll, describe, expect, test } from 'vitest'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import { noteParticipant } from '#app/features/contests/note-participant.server.ts'
import { indexIdea } from '#app/features/ideas/index-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { recountVotes } from '#app/features/votes/recount-votes.server.ts'
import { transaction } from '#drizzle/database.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'
import { addInternal } from '#tests/canaries/hide.ts'
import { loaders, readLoader } from '#tests/every-loader.ts'
import { aContest, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'

const title = 'A lantern at the gate'
const path = '/x?q=lantern&text=A+lantern+at+the+gate&find=lantern&order=new&format=json'

let open: ContestRow
let seen: IdeaRow
let owner: Viewer
let author: Viewer
let low: Viewer[]

async function indexed(given: Parameters<typeof anIdea>[0]) {
  const idea = await anIdea({ authorId: author.id, ...given })
  await transaction(() => indexIdea(idea))
  return idea
}

/** What strangers and customers may not know of, in every kind: none of it may move a figure, an order or a list. */
async function hideThings() {
  for (const given of [
    { state: 'draft' },
    { audience: 'employees', takePart: 'employees' },
    { audience: 'invited', takePart: 'invited' },
  ] as const) {
    const { id } = await aContest({ hostId: owner.id, title, question: title, ...given })
    await indexed({ contestId: id, title })
  }
  for (const state of ['held', 'hidden'] as const) await indexed({ contestId: open.id, title, state })
  await addInternal(seen.id, owner.id, 'Between us: the lantern is ordered')
  await recountVotes()
}

const none = Object.fromEntries(
  ['union', 'letter', 'case', 'file', 'provider', 'list', 'token'].map((name) => [name, 'none']),
)

/** Everything the site tells these people, in the order of its addresses. */
async function readAll(of = { contest: open, idea: seen }) {
  const [contest, idea] = [of.contest.slug, of.idea.id]
  const params = { contest, debate: contest, idea, comment: 'none', subject: 'idea', ...none }
  const told: Record<string, string> = {}
  for (const [index, viewer] of low.entries())
    for (const [name, loader] of loaders)
      told[`${name} as ${index}`] = timeless(
        await readLoader(loader, path, { ...params, id: idea, person: author.id, format: 'json', '*': '' }, viewer),
      )
  return told
}

/** Without what differs from one moment to the next: times, and what is sealed together with one. */
const timeless = (said: string) =>
  said
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then')
    .replace(/\bW[\w-]{20,}\.[\w-]{43}/g, 'sealed')
    .replace(/"hoursAgo":[\d.e-]+/g, '')

beforeAll(async () => {
  owner = await anEmployee({ role: 'owner' })
  author = await aPerson()
  low = [aVisitor(), await aPerson()]
  open = await aContest({ hostId: owner.id, moderation: 'before' })
  // They took part before: what waits for a look adds nobody.
  await transaction(() => noteParticipant(open.id, author.id))
  seen = await indexed({ contestId: open.id, title, publishedAt: new Date(Date.now() - 60_000) })
  await recountVotes()
})

describe('two sites that differ only in what is hidden tell strangers and customers the same', () => {
  test('word for word, everywhere', async () => {
    const [first, before] = [await readAll(), await readAll()]
    // What the same site says differently when asked twice cannot be compared: it must stay the exception.
    const moving = Object.keys(before).filter((name) => before[name] !== first[name])
    expect(moving).toEqual([])
    await hideThings()
    const after = await readAll()
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([])
  }, 240_000)

  test('while something published is noticed in many places', async () => {
    const before = await readAll()
    await indexed({ contestId: open.id, title, publishedAt: new Date() })
    await recountVotes()
    const after = await readAll()
    const noticed = Object.keys(after).filter((name) => after[name] !== before[name])
    for (const name of ['contests/show.tsx', 'ideas/search.tsx', 'ideas/similar.ts', 'channels/contest-ideas.ts'])
      expect(noticed).toContain(`${name} as 0`)
  }, 240_000)

  test('a comment that waits for a look is counted nowhere', async () => {
    const before = await readAll()
    await writeComment(author, { ideaId: seen.id }, { text: 'A word', stance: 'for', parent: null, pseudonym: '' })
    const after = await readAll()
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([])
  }, 240_000)

  const votedBy = async (counts: 'hidden' | 'shown') => {
    const contest = await aContest({ hostId: owner.id, counts })
    const ideas = []
    for (const name of ['first', 'second', 'third']) {
      const idea = await indexed({ contestId: contest.id, title: `${title}, ${name}` })
      ideas.push(idea)
    }
    const of = { contest, idea: ideas[2] as IdeaRow }
    // They have voted before, so that nobody comes to be counted among those who take part.
    const voters = [await aPerson(), await aPerson(), await aPerson()]
    for (const voter of voters) await castVote(voter, (ideas[0] as IdeaRow).id)
    await recountVotes()
    const before = await readAll(of)
    for (const voter of voters) await castVote(voter, of.idea.id)
    await recountVotes()
    const after = await readAll(of)
    return Object.keys(after).filter((name) => after[name] !== before[name])
  }

  test('a vote whose count is hidden until the close moves no figure, order or list', async () => {
    expect(await votedBy('hidden')).toEqual([])
  }, 240_000)

  test('while one whose count is shown is noticed', async () => {
    expect(await votedBy('shown')).toEqual(
      expect.arrayContaining(['contests/show.tsx as 0', 'ideas/show.tsx as 1', 'channels/idea.ts as 0']),
    )
  }, 240_000)
})
