import { refused } from '#app/features/channels/refused.server.ts'
import { ContestBody, wishFromBody } from '#app/features/contests/contest-body.server.ts'
import { contestShape } from '#app/features/contests/contest-shape.ts'
import { createContest } from '#app/features/contests/create-contest.server.ts'
import { openContest } from '#app/features/contests/open-contest.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { created } from '#app/web/answer-json.server.ts'
import { readJson } from '#app/web/read-json.server.ts'

/** `POST /contests`: a draft, or an open contest when the body says `state: "open"`. */
export async function createContestByApi(viewer: Viewer, request: Request, now = new Date()): Promise<Response> {
  insist(can(viewer, 'site.create-contest'))
  const body = await readJson(request, ContestBody)
  if (!body.ok) return body.problem
  const made = await createContest(viewer, wishFromBody(body.value), now)
  if (!made.ok) return refused('contests', made)
  const { id, slug } = made.contest
  const owner = { ...viewer, owns: [...viewer.owns, id] }
  const opened = body.value.state === 'open' ? await openContest(owner, id, now) : made
  if (!opened.ok) return refused('contests', opened)
  return created(contestShape(opened.contest, now), `/api/v1/contests/${slug}`)
}
