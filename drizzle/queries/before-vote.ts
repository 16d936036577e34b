import { and, asc, eq, exists, type Placeholder, placeholder, type SQL, sql } from 'drizzle-orm'
import { columnsOf } from '../columns-of.ts'
import type { Db } from '../engines/sqlite.ts'
import { keepQuery } from '../keep-query.ts'
import {
  ballotReviews,
  ballotSecrets,
  contests,
  ideas,
  participants,
  traceKeys,
  views,
  votes,
} from '../schema/index.ts'

/** What a vote reads and moves: a tenth of the two rows, and every vote reads it anew. */
const votedColumns = {
  idea: columnsOf(ideas, [
    ...(['id', 'contestId', 'authorId', 'state', 'beneathFor', 'publishedAt', 'lot'] as const),
    ...(['votes', 'provisional', 'listVotes', 'views', 'fairScore', 'trendingScore'] as const),
  ]),
  contest: columnsOf(contests, [
    ...(['id', 'kind', 'state', 'audience', 'takePart', 'eligibility', 'finalOf', 'announcedPhase'] as const),
    ...(['ideasFrom', 'ideasUntil', 'votingFrom', 'votingUntil', 'juryUntil', 'closedAt'] as const),
    ...(['ballot', 'votesPerPerson', 'weights', 'receipts', 'language'] as const),
    ...(['votes', 'listVotes', 'fairPrior', 'logSeq', 'logHead', 'contractHash'] as const),
  ]),
}

/**
 * Everything that decides about a person's vote for an idea, or that its ballot needs, as one question: all who vote in
 * the contest wait for its answer. What an idea does not have is empty.
 */
export async function beforeVote(ideaId: string, personId: string) {
  const [row] = await keepQuery('before vote', build).execute({ ideaId, personId })
  return row
}

export type BeforeVote = NonNullable<Awaited<ReturnType<typeof beforeVote>>>
export type VotedIdea = Pick<BeforeVote, 'idea' | 'contest'>

function build(connection: Db) {
  const person = placeholder('personId')
  const spent = connection
    .select({ spent: sql`coalesce(sum(${votes.value}), 0)` })
    .from(votes)
    .where(and(eq(votes.contestId, ideas.contestId), eq(votes.personId, person)))
  const firstBallot = connection
    .select({ ballot: ballotSecrets.ballot })
    .from(ballotSecrets)
    .where(and(eq(ballotSecrets.personId, person), eq(ballotSecrets.contestId, ideas.contestId)))
    .orderBy(asc(ballotSecrets.seq))
    .limit(1)
  const view = connection
    .select({ ideaId: views.ideaId })
    .from(views)
    .where(and(eq(views.ideaId, ideas.id), eq(views.viewerId, person)))
  const place = connection
    .select({ personId: participants.personId })
    .from(participants)
    .where(and(eq(participants.contestId, ideas.contestId), eq(participants.personId, person)))
  return connection
    .select({
      ...{ ...votedColumns, standing: votes, review: ballotReviews.state, traceKey: traceKeys.secret },
      /** What they have spent of their votes, where these are limited. */
      spent: sql<number>`case when ${contests.votesPerPerson} is null then 0 else ${spent} end`.mapWith(Number),
      /** The first thing they said in this contest. */
      firstBallot: sql<string | null>`${firstBallot}`,
      wasShown: whether(exists(view)),
      tookPart: whether(exists(place)),
    })
    .from(ideas)
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .leftJoin(votes, and(inContestBy(votes, person), eq(votes.ideaId, ideas.id)))
    .leftJoin(ballotReviews, inContestBy(ballotReviews, person))
    .leftJoin(traceKeys, eq(traceKeys.contestId, ideas.contestId))
    .where(eq(ideas.id, placeholder('ideaId')))
    .prepare()
}

const inContestBy = (table: typeof votes | typeof ballotReviews, person: Placeholder) =>
  and(eq(table.contestId, ideas.contestId), eq(table.personId, person))

const whether = (condition: SQL) => sql<boolean>`${condition}`.mapWith(Boolean)
