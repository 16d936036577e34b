import { z } from 'zod'
import { refused } from '#app/features/channels/refused.server.ts'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { withdrawVote } from '#app/features/votes/withdraw-vote.server.ts'
import { readJson } from '#app/web/read-json.server.ts'

/** The ballot `approve` knows one thing to say. */
const Vote = z.object({ value: z.literal(1, 'errors_choice').optional() })

/** `PUT|DELETE /ideas/:idea/vote`: both may be repeated without harm. */
export async function voteByApi(viewer: Viewer, segment: string, request: Request) {
  const id = ideaIdOf(segment)
  return request.method === 'DELETE' ? take(viewer, id) : give(viewer, id, request)
}

async function give(viewer: Viewer, id: string, request: Request) {
  const body = await readJson(request, Vote)
  if (!body.ok) return body.problem
  const vote = await castVote(viewer, id)
  if (!vote.ok) return refused('votes', vote)
  const { state, missing, left, receipt } = vote
  return { ballot: { idea: id, value: 1, state }, receipt, counted: state === 'counted', missing, left }
}

async function take(viewer: Viewer, id: string) {
  const taken = await withdrawVote(viewer, id)
  if (!taken.ok) return refused('votes', taken)
  return { ballot: { idea: id, value: 0, state: 'none' }, receipt: taken.receipt, counted: false, left: taken.left }
}
