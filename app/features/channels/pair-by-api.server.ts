import { ideaShapes } from '#app/features/channels/idea-shape.server.ts'
import { refused } from '#app/features/channels/refused.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { pairKey } from '#app/features/ranking/pairs/pair-key.ts'
import { tokenFor } from '#app/features/votes/choose/choose-page.server.ts'
import { compareIdeas } from '#app/features/votes/choose/compare-ideas.server.ts'
import { ComparisonForm } from '#app/features/votes/choose/forms.server.ts'
import { nextPair } from '#app/features/votes/choose/next-pair.server.ts'
import { undoComparison } from '#app/features/votes/choose/undo-comparison.server.ts'
import { mayVoteIn } from '#app/features/votes/may-vote.ts'
import { created } from '#app/web/answer-json.server.ts'
import { readJson } from '#app/web/read-json.server.ts'
import { forbidden } from '#app/web/refuse.server.ts'
import { latestComparisons } from '#drizzle/queries/comparisons.ts'

/** `GET /contests/:contest/pair`: the two ideas to compare next, and the token their answer carries; null at the end. */
export async function nextPairByApi(viewer: Viewer, name: string, now = new Date()) {
  const contest = await findContest(viewer, name)
  const refusal = mayVoteIn(viewer, contest, now)
  if (refusal === 'concealed') throw forbidden()
  if (refusal) return refused('votes', { reason: refusal })
  const { pair, done, goal } = await nextPair(viewer, contest.id)
  const [latest] = await latestComparisons(contest.id, viewer.id, 1)
  const [first, second] = pair ? withoutSums(await ideaShapes(viewer, pair, now)) : []
  return {
    pair: pair && { pair: tokenFor(viewer, contest.id, pair, now), first, second },
    done,
    goal,
    latest: latest ? pairKey(latest.oneId, latest.otherId) : null,
  }
}

/** Who compares is not to be led by figures, whether or not they see them elsewhere. */
function withoutSums(shapes: Awaited<ReturnType<typeof ideaShapes>>) {
  return shapes.map(({ votes: _votes, provisional: _provisional, views: _views, score: _score, ...idea }) => idea)
}

/** `POST`: 201 with what was taken; the same answer again is the same answer. */
export async function compareByApi(viewer: Viewer, name: string, request: Request) {
  const body = await readJson(request, ComparisonForm)
  if (!body.ok) return body.problem
  const said = await compareIdeas(viewer, name, body.value)
  if (!said.ok) return refused('choose', said)
  const { pair, state, missing } = said
  const { first, second } = pair
  const comparison = { first, second, choice: body.value.choice, state }
  return created(
    { comparison, counted: state === 'counted', missing, latest: pairKey(first, second) },
    pairAddress(name),
  )
}

/** `DELETE`, `?latest=` says which one is meant: takes back the latest, and answers the two ideas to be asked about anew. */
export async function undoByApi(viewer: Viewer, name: string, request: Request, now = new Date()) {
  const undone = await undoComparison(viewer, name, new URL(request.url).searchParams.get('latest'), now)
  if (!undone.ok) return refused('choose', undone)
  const [first, second] = undone.ideas
  return { undone: pairKey(first, second), pair: tokenFor(viewer, undone.contestId, undone.ideas, now), first, second }
}

const pairAddress = (name: string) => `/api/v1/contests/${encodeURIComponent(name)}/pair`
