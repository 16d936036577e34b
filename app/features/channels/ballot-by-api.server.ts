import { z } from 'zod'
import { refused } from '#app/features/channels/refused.server.ts'
import { type FilledBallot, isFilled } from '#app/features/contests/ballots/ballots.ts'
import type { Marks } from '#app/features/contests/ballots/marks.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { ballotIdeas, costsOf } from '#app/features/votes/ballots/ballot-ideas.server.ts'
import { castPaper, leftOf, type PaperTaken } from '#app/features/votes/ballots/cast-paper.server.ts'
import { missingForVote } from '#app/features/votes/vote-state.ts'
import { problem } from '#app/web/problem.server.ts'
import { readJson } from '#app/web/read-json.server.ts'
import { paperOf } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

const ideaId = z.string().regex(/^[0-9a-z]{4,40}$/, 'errors_choice')
const mark = z.number('errors_number').int('errors_number').min(-1_000_000).max(1_000_000)

/**
 * A whole ballot: a number by idea; to put ideas into an order, groups of ideas, the best one first; where money is given
 * out, the ideas it shall pay for.
 */
const Ballot = z.object({
  points: z.record(ideaId, mark).optional(),
  ranking: z.array(z.array(ideaId).max(1000)).max(1000).optional(),
  picks: z.array(ideaId).max(1000).optional(),
})

/** `GET /contests/:contest/ballot`: what the caller's ballot says. */
export async function ballotByApi(viewer: Viewer, name: string) {
  const contest = await findContest(viewer, name)
  if (!isFilled(contest)) return notHere(contest)
  const paper = await paperOf(contest.id, viewer.id)
  const marks = paper?.marks ?? {}
  const state = paper?.state ?? ('none' as const)
  const missing = state === 'provisional' ? missingForVote(viewer, contest) : 'nothing'
  return shape(contest.ballot, {
    marks,
    state,
    missing,
    left: leftOf(contest, marks, await costsIn(contest)),
    receipt: null,
  })
}

const notHere = ({ ballot }: ContestRow) =>
  refused('votes', { reason: ballot === 'pair' ? 'pair-by-pair' : 'one-by-one' })

/** `PUT`: replaces the whole ballot; may be repeated without harm. */
export async function fillByApi(viewer: Viewer, name: string, request: Request) {
  const contest = await findContest(viewer, name)
  const body = await readJson(request, Ballot)
  if (!body.ok) return body.problem
  if (!isFilled(contest)) return notHere(contest)
  const marks = marksOf(contest.ballot, body.value)
  if (!marks) return problem(422, { code: missing[contest.ballot] ?? 'points-missing' })
  return answer(viewer, contest.id, contest.ballot, marks)
}

const missing: Partial<Record<FilledBallot, string>> = { rank: 'ranking-missing', budget: 'picks-missing' }

const costsIn = async (contest: ContestRow) =>
  contest.ballot === 'budget' ? costsOf((await ballotIdeas(contest)).ideas) : undefined

/** `DELETE`: takes the ballot back. */
export async function takeBackByApi(viewer: Viewer, name: string) {
  const contest = await findContest(viewer, name)
  if (!isFilled(contest)) return notHere(contest)
  return answer(viewer, contest.id, contest.ballot, {})
}

async function answer(viewer: Viewer, contestId: string, ballot: FilledBallot, marks: Marks) {
  const done = await castPaper(viewer, contestId, () => marks)
  return done.ok ? shape(ballot, done) : refused('votes', done)
}

/** An idea that is ranked twice is nowhere. */
function marksOf(ballot: FilledBallot, said: z.output<typeof Ballot>): Marks | undefined {
  if (ballot === 'budget') return said.picks && Object.fromEntries(said.picks.map((id) => [id, 1]))
  if (ballot !== 'rank') {
    if (!said.points) return undefined
    const spends = ballot === 'points' || ballot === 'quadratic'
    return Object.fromEntries(Object.entries(said.points).filter(([, given]) => !(spends && given === 0)))
  }
  const ids = said.ranking?.flat()
  if (!said.ranking || !ids || new Set(ids).size < ids.length) return undefined
  const groups = said.ranking.filter((group) => group.length > 0)
  return Object.fromEntries(groups.flatMap((group, index) => group.map((id) => [id, index + 1])))
}

type Shown = Pick<PaperTaken, 'marks' | 'missing' | 'left' | 'receipt'> & { state: PaperTaken['state'] | 'void' }

function shape(ballot: FilledBallot, { marks, state, missing, left, receipt }: Shown) {
  return {
    ballot: { kind: ballot, ...saidBy(ballot, marks), state },
    counted: state === 'counted',
    missing,
    left,
    receipt,
  }
}

function saidBy(ballot: FilledBallot, marks: Marks) {
  if (ballot === 'budget') return { picks: Object.keys(marks).sort() }
  return ballot === 'rank' ? { ranking: groupsOf(marks) } : { points: marks }
}

function groupsOf(marks: Marks) {
  const groups = new Map<number, string[]>()
  for (const [id, rank] of Object.entries(marks)) groups.set(rank, [...(groups.get(rank) ?? []), id].sort())
  return [...groups].sort(([one], [other]) => one - other).map(([, ids]) => ids)
}
