import { noteParticipant } from '#app/features/contests/note-participant.server.ts'
import { takesVotes } from '#app/features/contests/phase.ts'
import { adoptPapers } from '#app/features/votes/ballots/adopt-papers.server.ts'
import { adoptComparisons } from '#app/features/votes/choose/adopt-comparisons.server.ts'
import { confirmVotes } from '#app/features/votes/confirm-votes.server.ts'
import { joinBallots } from '#app/features/votes/join-ballots.server.ts'
import { votesLeft } from '#app/features/votes/votes-left.server.ts'
import { takeAway } from '#app/features/votes/withdraw-vote.server.ts'
import { transaction } from '#drizzle/database.ts'
import { moveSecrets, secretOf } from '#drizzle/queries/ballot-log.ts'
import { isSetAside } from '#drizzle/queries/ballot-reviews.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { moveTraces } from '#drizzle/queries/vote-traces.ts'
import { changeVote, type VoteRow, voteOf, votesByPerson } from '#drizzle/queries/votes.ts'

/**
 * Brings a guest's votes to the person they turned out to be, inside the transaction that joins the two, after the
 * guest's ideas were moved. Nothing is voted for twice, nobody for their own idea, no budget is exceeded: what does
 * not fit is withdrawn, and the log says so. Then everything that may count does. The same id twice only confirms.
 *
 * Where voting is over no ballot changes any more: the guest's moves as a whole to somebody who had none there, or
 * stays the guest's. Whole ballots go the same way (`adoptPapers`). What was set aside stays where it is, and nothing
 * comes to somebody whose ballot was.
 */
export async function adoptVotes(fromId: string, toId: string, now = new Date()): Promise<void> {
  await transaction(async () => {
    if (fromId !== toId) {
      const all = await votesByPerson(fromId)
      const contests = new Map(all.map(({ contest }) => [contest.id, contest]))
      for (const contest of contests.values()) {
        const brought = all.filter(({ vote }) => vote.contestId === contest.id)
        const aside = (await isSetAside(contest.id, fromId)) || (await isSetAside(contest.id, toId))
        if (aside || (!takesVotes(contest, now) && (await wouldChange(brought, toId)))) contests.delete(contest.id)
        else for (const { vote } of brought) await adoptVote(vote, toId, now)
      }
      for (const contestId of contests.keys()) {
        await moveSecrets(contestId, fromId, toId)
        await moveTraces(contestId, fromId, toId)
      }
      await giveUpOwn(toId, now)
      await adoptPapers(fromId, toId, now)
      for (const contestId of contests.keys()) await joinBallots(contestId, toId, now)
      await adoptComparisons(fromId, toId, now)
    }
    await confirmVotes(toId, now)
  })
}

/** Whether a guest's ballot would not be the same ballot in the hands of this person. */
async function wouldChange(brought: Awaited<ReturnType<typeof votesByPerson>>, toId: string) {
  if (brought.some(({ idea }) => idea.authorId === toId)) return true
  return (await secretOf(brought[0]?.vote.contestId ?? '', toId)) !== undefined
}

async function adoptVote(vote: VoteRow, toId: string, now: Date) {
  const found = await ideaWithContest(vote.ideaId)
  if (!found) return
  const isOpen = takesVotes(found.contest, now)
  const twice = await voteOf(vote.contestId, toId, vote.ideaId)
  const fits = !twice && found.idea.authorId !== toId && (!isOpen || (await votesLeft(found.contest, toId)) !== 0)
  if (fits) {
    await changeVote(vote, { personId: toId, updatedAt: now })
    await noteParticipant(vote.contestId, toId, now)
  } else if (isOpen && vote.state !== 'void') await takeAway(found, vote, now)
}

/** The account may have voted for what the guest, who is the same person, had proposed. */
async function giveUpOwn(personId: string, now: Date) {
  const own = (await votesByPerson(personId)).filter(
    ({ vote, idea }) => idea.authorId === personId && vote.state !== 'void',
  )
  for (const { vote } of own) {
    const found = await ideaWithContest(vote.ideaId)
    if (found && takesVotes(found.contest, now)) await takeAway(found, vote, now)
  }
}
