import { castMany } from '#app/features/votes/cast-many.server.ts'
import { addManyImportedVotes, addManyParticipants, votePlaces } from '#drizzle/queries/imports.ts'
import { type Arrival, personOf } from './arrival.ts'
import type { BatchVote } from './batch.ts'

/**
 * Support becomes ballots like any other, in the log too; passes and noes are kept beside them as imported detail.
 * Answers how many of each are new.
 */
export async function bringVotes(arrival: Arrival): Promise<{ counted: number; kept: number }> {
  const { batch, contest, ideas, importId, now, progress } = arrival
  const there = await votePlaces(contest.id)
  const place = (vote: BatchVote) => ({
    personId: personOf(arrival, vote.personSource),
    ideaId: ideas.get(vote.ideaSource) as string,
    at: vote.at,
  })
  const missing = batch.votes
    .filter((vote) => ideas.has(vote.ideaSource))
    .map((vote) => ({ ...place(vote), value: vote.value }))
    .filter((vote) => !there.has(`${vote.personId} ${vote.ideaId}`))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  const counted = missing.filter((vote) => vote.value === 1)
  const kept = missing.filter((vote) => vote.value !== 1)
  await castMany(contest.id, counted, importId)
  await addManyImportedVotes(kept.map((vote) => ({ ...vote, importId })))
  const people = [...new Set(missing.map((vote) => vote.personId))]
  await addManyParticipants(people.map((personId) => ({ contestId: contest.id, personId, createdAt: now })))
  progress('votes', missing.length, missing.length)
  return { counted: counted.length, kept: kept.length }
}
