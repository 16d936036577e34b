import { and, eq, inArray, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { aContest, again, aModerator, anAdmin, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { engine } from '../columns.ts'
import { db, transaction } from '../database.ts'
import { ask } from '../engines/ask.ts'
import { newId } from '../ids.ts'
import { comments, contestGuests, contests, ideas } from '../schema/index.ts'
import { visibleComments, visibleContests, visibleIdeas } from './visible.ts'

const contestStates = ['draft', 'open', 'closed', 'concluded'] as const
const audiences = ['everyone', 'customers', 'employees', 'invited'] as const
const ideaStates = ['draft', 'held', 'published', 'withdrawn', 'merged', 'hidden'] as const
const commentStates = ['held', 'published', 'hidden', 'removed'] as const

let viewers: Record<string, Viewer>

/** A small world with every state of everything, in a contest that names some of the viewers. */
beforeAll(async () => {
  const [author, owner] = [await aPerson(), await anEmployee({ role: 'owner' })]
  const guest = await aPerson({ kind: 'guest', email: null, emailConfirmedAt: null })
  const invited = await aPerson({ email: 'ana@guest.example' })
  const unproved = await aPerson({ email: 'bo@guest.example', emailConfirmedAt: null })
  const writers = [author.id, guest.id, (await aPerson()).id]
  for (const state of contestStates) {
    for (const audience of audiences) {
      const contest = await aContest({ state, audience, takePart: audience, hostId: owner.id })
      await transaction(async () => {
        await db().insert(contestGuests).values({ contestId: contest.id, kind: 'domain', value: 'guest.example' })
      })
      for (const authorId of writers) {
        for (const ideaState of ideaStates) {
          const idea = await anIdea({ contestId: contest.id, authorId, state: ideaState })
          await transaction(() => someComments(contest.id, idea.id, writers))
        }
      }
      await transaction(() => someComments(contest.id, null, writers))
    }
  }
  const all = (await db().select({ id: contests.id }).from(contests)).map(({ id }) => id)
  viewers = {
    blind: { ...(await anEmployee()), judges: all, judgesBlind: all.filter((_, index) => index % 2 === 0) },
    blindOwner: { ...(await again(owner)), judges: all, judgesBlind: all },
    visitor: aVisitor(),
    guest,
    author: await again(author),
    customer: await aPerson(),
    employee: await anEmployee(),
    invited: await again(invited),
    unproved: await again(unproved),
    owner: await again(owner),
    otherOwner: await anEmployee({ role: 'owner' }),
    moderator: await aModerator(),
    admin: await anAdmin(),
  }
}, 120_000)

async function someComments(contestId: string, ideaId: string | null, writers: string[]) {
  const rows = writers.flatMap((authorId) =>
    commentStates.map((state) => ({ id: newId(), contestId, ideaId, authorId, state, text: 'x', html: 'x' })),
  )
  await db().insert(comments).values(rows)
}

const sorted = (rows: { id: string }[]) => rows.map((row) => row.id).sort()

test('the query for contests shows exactly those the policy shows', async () => {
  const all = await db().select().from(contests)
  for (const [name, viewer] of Object.entries(viewers)) {
    const shown = await db().select({ id: contests.id }).from(contests).where(visibleContests(viewer))
    expect(sorted(shown), name).toEqual(sorted(all.filter((contest) => can(viewer, 'contest.see', contest).allow)))
  }
})

test('the query for ideas shows exactly those the policy shows', async () => {
  const all = await db().select().from(ideas).innerJoin(contests, eq(contests.id, ideas.contestId))
  for (const [name, viewer] of Object.entries(viewers)) {
    const shown = await db()
      .select({ id: ideas.id })
      .from(ideas)
      .innerJoin(contests, eq(contests.id, ideas.contestId))
      .where(visibleIdeas(viewer))
    const allowed = all.filter((row) => can(viewer, 'idea.see', { ...row.ideas, contest: row.contests }).allow)
    expect(sorted(shown), name).toEqual(sorted(allowed.map((row) => row.ideas)))
  }
})

test.skipIf(engine === 'postgres')('whatever one may see, a few ideas are found by their ids', async () => {
  for (const [name, viewer] of Object.entries(viewers)) {
    const ids = Array.from({ length: 30 }, (_, nth) => `idea ${nth}`)
    const few = db()
      .select({ id: ideas.id })
      .from(ideas)
      .innerJoin(contests, eq(contests.id, ideas.contestId))
      .where(and(inArray(ideas.id, ids), visibleIdeas(viewer)))
    const steps = await ask<{ detail: string }>(sql`explain query plan ${few.getSQL()}`)
    const way = steps.map(({ detail }) => detail).filter((detail) => detail.includes('ideas'))
    expect(way, name).toEqual([expect.stringContaining('ideas_1 (id=?)')])
  }
})

test('the query for comments shows exactly those the policy shows', async () => {
  const world = () =>
    db()
      .select({ comment: comments, idea: ideas, contest: contests })
      .from(comments)
      .innerJoin(contests, eq(contests.id, comments.contestId))
      .leftJoin(ideas, eq(ideas.id, comments.ideaId))
  const all = await world()
  expect(all.length).toBeGreaterThan(3000)
  for (const [name, viewer] of Object.entries(viewers)) {
    const shown = await world().where(and(visibleComments(viewer), sql`1 = 1`))
    const allowed = all.filter(
      ({ comment, idea, contest }) =>
        can(viewer, 'comment.see', { ...comment, contest, idea: idea && { ...idea, contest } }).allow,
    )
    expect(sorted(shown.map((row) => row.comment)), name).toEqual(sorted(allowed.map((row) => row.comment)))
  }
})
