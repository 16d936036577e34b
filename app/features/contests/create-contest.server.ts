import { keepContest } from '#app/features/contests/keep-contest.server.ts'
import { type Refused, refuse } from '#app/features/contests/refusals.ts'
import { completeWish, wishFault } from '#app/features/contests/setup/complete-wish.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import { namedWeights } from '#app/features/contests/setup/declared-weights.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transaction } from '#drizzle/database.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

type Created = { ok: true; contest: ContestRow } | Refused

/** Writes down a contest as a draft that only its owner sees. Throws 404 for those who may not start contests. */
export async function createContest(
  viewer: Viewer,
  { clonedFrom, ...wish }: ContestWish & { clonedFrom?: string },
  now: Date = new Date(),
): Promise<Created> {
  insist(can(viewer, 'site.create-contest'))
  const { language, timeZone, ...calendar } = await siteSettings()
  const whole = completeWish(wish, { language: viewer.language ?? language, timeZone, calendar }, now)
  const fault = wishFault(whole, now)
  if (fault) return refuse(fault.reason, fault.field)

  const briefHtml = await renderMarkdown(whole.brief)
  return transaction(async () => {
    const named = await namedWeights(whole.weights)
    if (!named.ok) return refuse(named.reason, 'weightEmployees')
    const kept = { ...whole, briefHtml, clonedFrom, weightNames: named.weightNames }
    const contest = await keepContest(viewer, kept, wish.invited, now)
    return { ok: true as const, contest }
  })
}
