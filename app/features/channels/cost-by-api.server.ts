import { refused } from '#app/features/channels/refused.server.ts'
import { findIdea, ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { CostBody } from '#app/features/winners/costs/forms.server.ts'
import { setCost } from '#app/features/winners/costs/set-cost.server.ts'
import { readJson } from '#app/web/read-json.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** `GET /ideas/:idea/cost`: what the idea costs; null while nobody has said it. */
export async function costByApi(viewer: Viewer, segment: string) {
  const { idea, contest } = await findIdea(viewer, ideaIdOf(segment), 'idea.read')
  if (contest.ballot !== 'budget') return refused('winners', { reason: 'no-money' })
  return shape(idea.cost, contest)
}

/** `PUT`: says what it costs. Safe to repeat. */
export async function setCostByApi(viewer: Viewer, segment: string, request: Request) {
  const id = ideaIdOf(segment)
  await findIdea(viewer, id, 'idea.price')
  const body = await readJson(request, CostBody)
  return body.ok ? answer(viewer, id, body.value.cost) : body.problem
}

/** `DELETE`: nobody knows what it costs; the idea leaves the ballot. */
export const takeCostByApi = (viewer: Viewer, segment: string) => answer(viewer, ideaIdOf(segment), null)

async function answer(viewer: Viewer, id: string, cost: number | null) {
  const set = await setCost(viewer, id, cost)
  return set.ok ? shape(set.cost, set.contest) : refused('winners', set)
}

const shape = (cost: number | null, { budget, budgetUnit: unit }: ContestRow) => ({ cost, budget, unit })
