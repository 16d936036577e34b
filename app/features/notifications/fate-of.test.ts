import { expect, test } from 'vitest'
import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { noteFirstRead } from '#app/features/ideas/note-read.server.ts'
import { fatesOf } from '#app/features/notifications/fate-of.server.ts'
import { readDoings } from '#app/features/people/list-doings.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { transaction } from '#drizzle/database.ts'
import { changeContest } from '#drizzle/queries/contests.ts'
import { changeIdea, type IdeaRow, ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, again, anEmployee, anIdea, aPerson } from '#tests/factory.ts'

const fates = async (viewer: Viewer) => fatesOf(viewer, await readDoings(viewer))
const words = (steps: { words: string }[] = []) => steps.map((step) => step.words)

async function anIdeaOfMine(about: Parameters<typeof aContest>[0] = {}) {
  const host = await anEmployee({ role: 'owner', name: 'Marta', title: 'product' })
  const contest = await aContest({ hostId: host.id, ...about })
  const [me, voter] = [await aPerson(), await aPerson()]
  const created = new Date(Date.now() - 3_600_000)
  const idea = await anIdea({ contestId: contest.id, authorId: me.id, createdAt: created, publishedAt: created })
  return { owner: await again(host), contest, me, voter, idea }
}

test('the fate of an idea is told in the order in which it happened, from what happened alone', async () => {
  const { owner, contest, me, voter, idea } = await anIdeaOfMine()
  expect(words((await fates(me)).ideas[idea.id])).toEqual(['We received it', 'Everybody could read it'])
  await noteFirstRead(owner, idea as IdeaRow, new Date(Date.now() - 1_800_000))
  await castVote(voter, idea.id)
  await answerIdea(owner, idea.id, { outcome: 'planned', text: 'In the plan.' }, new Date(Date.now() - 1_000_000))
  await transaction(async () => {
    await changeIdea(idea.id, { views: 7 })
    await changeContest(contest.id, { state: 'concluded', closedAt: new Date(Date.now() - 900_000) })
    await record('idea.won', owner, { contestId: contest.id, ideaId: idea.id }, new Date(Date.now() - 800_000))
  })
  await answerIdea(owner, idea.id, { outcome: 'done', text: 'Done.' }, new Date(Date.now() - 700_000))
  expect(words((await fates(me)).ideas[idea.id])).toEqual([
    'We received it',
    'Everybody could read it',
    'Read by Marta, product',
    'It was decided: In the plan',
    'Voting ended; the votes are counted',
    'Chosen, and handed over to the product team',
    'It is done',
    'Shown to 7 people',
    'Supported by 1 person',
  ])
})

test('hidden numbers stay hidden from the author until they may see them', async () => {
  const { contest, me, voter, idea } = await anIdeaOfMine({ counts: 'hidden' })
  await castVote(voter, idea.id)
  expect(words((await fates(me)).ideas[idea.id]).join()).not.toContain('Supported')
  await transaction(() => changeContest(contest.id, { closedAt: new Date(), state: 'closed' }))
  expect(words((await fates(me)).ideas[idea.id])).toContain('Supported by 1 person')
})

test('votes and comments have a fate too; what was taken down tells no more', async () => {
  const { owner, me, voter, idea } = await anIdeaOfMine()
  await castVote(voter, idea.id)
  const said = { text: 'Yes, please.', stance: 'for' as const, parent: null, pseudonym: '' }
  const comment = await writeComment(voter, { ideaId: idea.id }, said)
  const id = comment.ok ? comment.comment.id : ''
  await answerIdea(owner, idea.id, { outcome: 'declined', text: 'No.' }, new Date(Date.now() + 1000))
  const told = await fates(voter)
  expect(words(told.votes[idea.id])).toEqual(['You supported it', 'It was decided: Not now'])
  expect(words(told.comments[id])).toEqual(['You wrote this', 'It was decided: Not now'])
  await transaction(() => changeIdea(idea.id, { state: 'hidden' }))
  const after = await fates(voter)
  expect(words(after.votes[idea.id])).toEqual(['You supported it'])
  expect(words(after.comments[id])).toEqual(['You wrote this'])
  expect((await ideaWithContest(idea.id))?.idea.authorId).toBe(me.id)
})
