import { record } from '#app/features/events/record.server.ts'
import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { asPair } from '#app/features/ranking/pairs/pair-key.ts'
import type { ComparisonRefusal, ComparisonRefused, PairChoice } from '#app/features/votes/choose/comparison.ts'
import { keepPairPaper } from '#app/features/votes/choose/keep-pair-paper.server.ts'
import { movePairTally } from '#app/features/votes/choose/move-pair-tally.server.ts'
import { readPair, type ShownPair } from '#app/features/votes/choose/pair-token.server.ts'
import { mayVote, mayVoteIn } from '#app/features/votes/may-vote.ts'
import { type Missing, missingForVote } from '#app/features/votes/vote-state.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { paperOf } from '#drizzle/queries/ballot-papers.ts'
import { addComparison, type ComparisonRow, comparisonOf, lastComparison } from '#drizzle/queries/comparisons.ts'
import { type ContestRow, contestById, contestNamed } from '#drizzle/queries/contests.ts'
import { ideasByIds } from '#drizzle/queries/ideas.ts'

export interface ComparisonTaken {
  ok: true
  contestId: string
  pair: ShownPair
  state: ComparisonRow['state']
  /** What the person still has to do so that it counts. */
  missing: Missing
  /** False when it had been said before: nothing was changed. */
  fresh: boolean
}

interface Said {
  /** The pair as it was shown, from `issuePair`. */
  pair: string
  choice: PairChoice
}

/**
 * Which of two ideas somebody prefers, by the same rules of who may as votes. Where pairs are the ballot of the contest it
 * is a part of theirs; elsewhere it is help for those who choose, and changes no count, no list, no number of participants. The same answer twice is one; another answer to the same pair
 * is refused. Throws 404 for a contest the viewer may not know of.
 */
export async function compareIdeas(
  viewer: Viewer,
  contestName: string,
  said: Said,
  now?: Date,
): Promise<ComparisonTaken | ComparisonRefused> {
  const asked = (await contestNamed(contestName)) ?? notFound()
  return transactionInTurn(asked.id, async () => {
    const contest = (await contestById(asked.id)) ?? notFound()
    return compareIn(viewer, contest, said, now ?? new Date())
  })
}

async function compareIn(viewer: Viewer, contest: ContestRow, { pair: token, choice }: Said, now: Date) {
  const refuse = (reason: ComparisonRefusal): ComparisonRefused => ({ ok: false, reason, contestId: contest.id })
  const late = mayVoteIn(viewer, contest, now)
  if (late === 'concealed') throw notFound()
  if (late) return refuse(late)
  if ((await paperOf(contest.id, viewer.id))?.state === 'void') return refuse('void')
  const pair = readPair(token, contest.id, viewer.id, now)
  if (!pair || pair.first === pair.second) return refuse('pair-unknown')

  const { oneId, otherId } = asPair(pair.first, pair.second)
  const said = asStored(choice, pair.first === oneId)
  const standing = await comparisonOf(contest.id, viewer.id, { oneId, otherId })
  if (standing)
    return standing.said === said ? taken(viewer, contest, pair, standing, false) : refuse('compared-already')
  for (const idea of await ideasByIds([oneId, otherId])) {
    const refusal = mayVote(viewer, { ...idea, contest }, now)
    if (refusal) return refuse(refusal === 'concealed' ? 'not-published' : refusal)
  }
  return store(viewer, contest, pair, { oneId, otherId, said }, now)
}

/** First and second are places on a page; what is kept names the idea. */
function asStored(choice: PairChoice, firstIsOne: boolean): ComparisonRow['said'] {
  if (choice === 'undecided' || choice === 'neither') return choice
  return (choice === 'first') === firstIsOne ? 'one' : 'other'
}

async function store(
  viewer: Viewer,
  contest: ContestRow,
  pair: ShownPair,
  said: Pick<ComparisonRow, 'oneId' | 'otherId' | 'said'>,
  now: Date,
) {
  const personId = await ensurePerson(viewer)
  const state = missingForVote(viewer, contest) === 'nothing' ? ('counted' as const) : ('provisional' as const)
  const seq = (await lastComparison(contest.id, personId)) + 1
  const row = { contestId: contest.id, personId, ...said, state, seq, createdAt: now }
  if (!(await addComparison(row))) throw new Error('A comparison came in between')
  await movePairTally(row, 1)
  await keepPairPaper(contest, personId, state, now)
  await record('pair.compared', { id: personId }, { contestId: contest.id, state }, now)
  return taken(viewer, contest, pair, row, true)
}

function taken(
  viewer: Viewer,
  contest: ContestRow,
  pair: ShownPair,
  { state }: Pick<ComparisonRow, 'state'>,
  fresh: boolean,
): ComparisonTaken {
  const missing = state === 'counted' ? 'nothing' : missingForVote(viewer, contest)
  return { ok: true, contestId: contest.id, pair, state, missing, fresh }
}
