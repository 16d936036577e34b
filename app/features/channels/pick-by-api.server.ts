import { refused } from '#app/features/channels/refused.server.ts'
import { contestShape } from '#app/features/contests/contest-shape.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { WinnersInput } from '#app/features/winners/forms.server.ts'
import { pickWinners } from '#app/features/winners/pick-winners.server.ts'
import { readJson } from '#app/web/read-json.server.ts'

/** `POST /contests/:contest/winners`: places in the order given; with a `conclusion` the contest is concluded. */
export async function pickByApi(viewer: Viewer, name: string, request: Request, now = new Date()): Promise<Response> {
  const contest = await findContest(viewer, name, 'contest.manage')
  const body = await readJson(request, WinnersInput)
  if (!body.ok) return body.problem
  const picked = await pickWinners(viewer, contest.id, body.value, now)
  if (!picked.ok) return refused('winners', picked, 'ideas' in picked ? { ideas: picked.ideas } : {})
  const winners = body.value.ideas.map((id, index) => ({ id, place: index + 1 }))
  return Response.json({ ...contestShape(picked.contest, now), winners })
}
