import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listIdeas } from '#app/features/ideas/list-ideas.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { pairChoices } from '#app/features/votes/choose/comparison.ts'
import { countNow } from '#app/features/winners/count-now.server.ts'
import { db } from '#drizzle/database.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { ideasByIds } from '#drizzle/queries/ideas.ts'
import { ballotLog, participants, signedHeads, votes } from '#drizzle/schema/index.ts'
import { aContestToCompare, answerAll } from '#tests/comparing.ts'
import { anEmployee, aPerson, aVisitor } from '#tests/factory.ts'

const orders = ['top', 'fair', 'trending', 'quiet']
const rules = ['approval', 'phragmen', 'seqpav', 'ees'] as const

/** Everything a result stands on or is shown by, besides the comparisons themselves. */
async function standing(contestId: string, ideaIds: string[], reader: Viewer) {
  const contest = (await contestById(contestId)) as ContestRow
  const ideas = (await ideasByIds(ideaIds)).map(
    ({ met: _m, pairWins: _w, pairLosses: _l, pairScore: _s, ...idea }) => idea,
  )
  return {
    count: await countNow(contest),
    contest,
    ideas: ideas.sort((a, b) => (a.id < b.id ? -1 : 1)),
    lists: (await Promise.all(orders.map((order) => listIdeas(reader, contest, { order })))).map(({ items }) => items),
    votes: await db().select().from(votes).orderBy(votes.personId, votes.ideaId),
    log: await db().select().from(ballotLog).orderBy(ballotLog.contestId, ballotLog.seq),
    heads: await db().select().from(signedHeads),
    participants: await db().select().from(participants).orderBy(participants.contestId, participants.personId),
  }
}

test('comparisons change no count, tally, winner, quorum, list or log, whatever was said and by whom', async () => {
  const someone = fc.record({
    votesFor: fc.array(fc.nat(4), { maxLength: 3 }),
    answers: fc.array(fc.constantFrom(...pairChoices), { maxLength: 8 }),
    kind: fc.constantFrom('customer', 'employee', 'stranger'),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...rules),
      fc.array(someone, { minLength: 1, maxLength: 4 }),
      async (rule, people) => {
        const { contest, ideas } = await aContestToCompare(5, { rule, places: 2, quorum: 30, quorumKind: 'percent' })
        const ids = ideas.map(({ id }) => id)
        const viewers = []
        for (const { kind, votesFor } of people) {
          const viewer = kind === 'stranger' ? aVisitor() : kind === 'employee' ? await anEmployee() : await aPerson()
          for (const nth of new Set(votesFor)) await castVote(viewer, ids[nth] as string)
          viewers.push(viewer)
        }
        const reader = await aPerson()
        const before = await standing(contest.id, ids, reader)
        for (const [nth, { answers }] of people.entries()) {
          const viewer = viewers[nth]
          if (viewer) await answerAll(viewer, contest, answers.length, (_, at) => answers[at] ?? 'first')
        }
        expect(await standing(contest.id, ids, reader)).toEqual(before)
      },
    ),
    { numRuns: 10 },
  )
}, 120_000)

test('one vote is seen by the same comparison: it is not blind', async () => {
  const { contest, ideas } = await aContestToCompare(3)
  const ids = ideas.map(({ id }) => id)
  const reader = await aPerson()
  const before = await standing(contest.id, ids, reader)
  await castVote(await aPerson(), ids[0] as string)
  const after = await standing(contest.id, ids, reader)
  expect(after.count).not.toEqual(before.count)
  expect(after.ideas).not.toEqual(before.ideas)
  expect(after.lists).not.toEqual(before.lists)
})
