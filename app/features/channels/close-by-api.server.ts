import { z } from 'zod'
import { refused } from '#app/features/channels/refused.server.ts'
import { contestShape } from '#app/features/contests/contest-shape.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { closeContest, isEarly } from '#app/features/winners/close-contest.server.ts'
import { readJson } from '#app/web/read-json.server.ts'
import { bodyField } from '#app/web/text-fields.server.ts'
import { translate } from '#app/web/translate.server.ts'

const Close = z.object({ note: bodyField({ max: 2_000 }) })

/**
 * `POST /contests/:contest/close`: locks the count. Before the announced date the `note` goes into the public journal;
 * without one the journal says at least that it was closed early.
 */
export async function closeByApi(viewer: Viewer, name: string, request: Request, now = new Date()): Promise<Response> {
  const contest = await findContest(viewer, name, 'contest.manage')
  const body = await readJson(request, Close)
  if (!body.ok) return body.problem
  const early = isEarly(contest, now) ? translate('winners_closed_early', {}, { locale: contest.language }) : ''
  const closed = await closeContest(viewer, contest.id, body.value.note || early, now)
  if (!closed.ok) return refused('winners', closed)
  return Response.json({ ...contestShape(closed.contest, now), count: closed.count ?? null })
}
