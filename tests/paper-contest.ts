import { createContest } from '#app/features/contests/create-contest.server.ts'
import { openContest } from '#app/features/contests/open-contest.server.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'
import { again, anEmployee, anIdea } from '#tests/factory.ts'

const week = 7 * 24 * 60 * 60 * 1000

const ideasAndCosts = [
  ['Call me back', 600],
  ['Show the queue', 400],
  ['Open on Saturday', 300],
  ['A chair at the counter', 100],
] as const

/** An open contest with four ideas, whose ballot is filled in as a whole; where money is given out 1,000 €. */
export async function aPaperContest(wish: Partial<ContestWish>) {
  const host = await anEmployee({ role: 'owner', name: 'Marta' })
  const closes = new Date(Date.now() + week)
  const money = wish.ballot === 'budget' ? { budget: 1000, budgetUnit: '€' } : {}
  const made = await createContest(host, { question: 'What first?', places: 1, closes, ...money, ...wish })
  const owner = await again(host)
  const opened = made.ok ? await openContest(owner, made.contest.slug) : made
  if (!opened.ok) throw new Error(opened.reason)
  const ideas = []
  for (const [title, cost] of ideasAndCosts)
    ideas.push(await anIdea({ contestId: opened.contest.id, title, ...(wish.ballot === 'budget' && { cost }) }))
  const [call, queue, saturday, chair] = ideas as [IdeaRow, IdeaRow, IdeaRow, IdeaRow]
  return { owner, contest: opened.contest, ideas: { call, queue, saturday, chair } }
}
