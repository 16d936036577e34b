import { z } from 'zod'
import { refused } from '#app/features/channels/refused.server.ts'
import { STATE_REASONS } from '#app/features/ideas/state-reason.ts'
import { decide } from '#app/features/moderation/decide.server.ts'
import type { Thing } from '#app/features/moderation/find-thing.server.ts'
import { moderationItem } from '#app/features/moderation/moderation-queue.server.ts'
import { DECISIONS, STANDINGS } from '#app/features/moderation/standing.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { readJson } from '#app/web/read-json.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { bodyField, lineField } from '#app/web/text-fields.server.ts'

const explained = ['return', 'hide']
const inWords = ['edit', 'uphold']

/** As the forms of the page. */
const ModerationBody = z
  .object({
    decision: z.enum(DECISIONS),
    seen: z.enum(STANDINGS),
    version: z.number().int().min(0),
    reason: z.enum(STATE_REASONS).optional(),
    words: bodyField({ max: 1_000, required: false }),
    title: lineField({ max: 200, required: false }),
    text: bodyField({ max: 20_000 }).optional(),
  })
  .refine(({ decision, reason }) => reason || !explained.includes(decision), {
    path: ['reason'],
    error: 'errors_required',
  })
  .refine(({ decision, reason, words }) => words || !(inWords.includes(decision) || reason === 'other'), {
    path: ['words'],
    error: 'errors_required',
  })

export function thingOfApi(subject: string | undefined, id: string | undefined): Thing {
  if ((subject !== 'idea' && subject !== 'comment') || !id) throw notFound()
  return { subject, id }
}

/** `GET /moderation/:subject/:thing`: how a text stands, and what the caller may decide about it. */
export async function moderatedByApi(viewer: Viewer, thing: Thing) {
  const { id, subject, standing, version, decisions, reports, stateReason, stateWords } = await moderationItem(
    viewer,
    thing,
  )
  const said = reports.map(({ reason, words }) => ({ reason, words }))
  return { id, subject, standing, version, decisions, reports: said, reason: stateReason, words: stateWords }
}

/** `POST`: one decision, by the rules of the page. Nobody answers an appeal against their own decision: 403. */
export async function moderateByApi(viewer: Viewer, thing: Thing, request: Request, now = new Date()) {
  await moderationItem(viewer, thing, now)
  const body = await readJson(request, ModerationBody)
  if (!body.ok) return body.problem
  const decided = await decide(viewer, thing, body.value, now)
  return decided.ok ? Response.json(await moderatedByApi(viewer, thing)) : refused('moderation', decided)
}
