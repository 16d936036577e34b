import { createContest } from '#app/features/contests/create-contest.server.ts'
import { openContest } from '#app/features/contests/open-contest.server.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'
import { again, anEmployee, anIdea } from '#tests/factory.ts'

const week = 7 * 24 * 60 * 60 * 1000

/** An open contest with four ideas, whose ballot is filled in as a whole. */
export async function aPaperContest(wish: Partial<ContestWish>) {
  const host = await anEmployee({ role: 'owner', name: 'Marta' })
  const closes = new Date(Date.now() + week)
  const made = await createContest(host, { question: 'What first?', places: 1, closes, ...wish })
  const owner = await again(host)
  const opened = made.ok ? await openContest(owner, made.contest.slug) : made
  if (!opened.ok) throw new Error(opened.reason)
  const ideas = []
  for (const title of ['Call me back', 'Show the queue', 'Open on Saturday', 'A chair at the counter'])
    ideas.push(await anIdea({ contestId: opened.contest.id, title }))
  const [call, queue, saturday, chair] = ideas as [IdeaRow, IdeaRow, IdeaRow, IdeaRow]
  return { owner, contest: opened.contest, ideas: { call, queue, saturday, chair } }
}
