import { createContest } from '#app/features/contests/create-contest.server.ts'
import { openContest } from '#app/features/contests/open-contest.server.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'
import { again, anEmployee, anIdea, aPerson } from '#tests/factory.ts'

const week = 7 * 24 * 60 * 60 * 1000

/**
 * Six customers want the same three things and five employees a fourth one; three places. By votes alone the employees
 * get nothing, by every rule that shares places they get theirs.
 */
export async function aDividedContest(wish: Partial<ContestWish> = {}) {
  const host = await anEmployee({ role: 'owner', name: 'Marta' })
  const closes = new Date(Date.now() + week)
  const made = await createContest(host, { question: 'What first?', places: 3, closes, ...wish })
  const owner = await again(host)
  const opened = made.ok ? await openContest(owner, made.contest.slug) : made
  if (!opened.ok) throw new Error(opened.reason)
  const contest: ContestRow = opened.contest

  const ideas = []
  for (const title of ['Call me back', 'Show the queue', 'Open on Saturday', 'A chair at the counter'])
    ideas.push(await anIdea({ contestId: contest.id, title }))
  const [call, queue, saturday, chair] = ideas as [IdeaRow, IdeaRow, IdeaRow, IdeaRow]
  for (let n = 0; n < 6; n++) {
    const customer = await aPerson()
    for (const idea of [call, queue, saturday]) await castVote(customer, idea.id)
  }
  for (let n = 0; n < 5; n++) await castVote(await anEmployee(), chair.id)
  return { owner, contest, ideas: { call, queue, saturday, chair } }
}
