import { refused } from '#app/features/channels/refused.server.ts'
import { wishFromBody } from '#app/features/contests/contest-body.server.ts'
import { contestShape } from '#app/features/contests/contest-shape.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { openContest } from '#app/features/contests/open-contest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { FinalBody } from '#app/features/winners/final/forms.server.ts'
import { prepareFinal } from '#app/features/winners/final/prepare-final.server.ts'
import { created } from '#app/web/answer-json.server.ts'
import { readJson } from '#app/web/read-json.server.ts'

/** `POST /contests/:contest/final`: a draft of the final, or an open one when the body says `state: "open"`. */
export async function finalByApi(viewer: Viewer, name: string, request: Request, now = new Date()): Promise<Response> {
  const first = await findContest(viewer, name, 'contest.final')
  const body = await readJson(request, FinalBody)
  if (!body.ok) return body.problem
  const { ideas, state, ...said } = body.value
  const made = await prepareFinal(viewer, first.id, { ...wishFromBody(said), ideas }, now)
  if (!made.ok) return refused('contests', made)
  const { id, slug } = made.contest
  const owner = { ...viewer, owns: [...viewer.owns, id] }
  const opened = state === 'open' ? await openContest(owner, id, now) : made
  if (!opened.ok) return refused('contests', opened)
  return created(contestShape(opened.contest, now), `/api/v1/contests/${slug}`)
}
