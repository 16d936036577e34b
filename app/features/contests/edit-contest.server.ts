import { asFinal } from '#app/features/contests/final/as-final.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { freeSlug } from '#app/features/contests/free-slug.server.ts'
import { type Refused, refuse } from '#app/features/contests/refusals.ts'
import { completeWish, wishFault } from '#app/features/contests/setup/complete-wish.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import { namedWeights } from '#app/features/contests/setup/declared-weights.server.ts'
import { wishOf } from '#app/features/contests/setup/wish-of.ts'
import { audit } from '#app/features/events/audit.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transaction } from '#drizzle/database.ts'
import { setGuests } from '#drizzle/queries/contest-guests.ts'
import { type ContestRow, changeContest } from '#drizzle/queries/contests.ts'

type Edited = { ok: true; contest: ContestRow } | Refused

/**
 * Changes a draft. `version` is the one the change was made on: somebody else's change in between is not overwritten.
 * After the opening nothing but dates moves, and only forward (`extendContest`): `frozen`.
 */
export async function editContest(
  viewer: Viewer,
  name: string,
  change: ContestWish & { version?: number },
  now: Date = new Date(),
): Promise<Edited> {
  const { version, invited, ...wish } = change
  const html = wish.brief === undefined ? undefined : await renderMarkdown(wish.brief)
  const calendar = await siteSettings()
  return transaction(async () => {
    const contest = await findContest(viewer, name, 'contest.manage')
    if (contest.state !== 'draft') return refuse('frozen')
    if (version !== undefined && version !== contest.version) return refuse('changed-meanwhile')

    const { language, timeZone } = contest
    const whole = completeWish(wished(contest, wish), { language, timeZone, calendar }, now)
    const fault = wishFault(whole, now)
    if (fault) return refuse(fault.reason, fault.field)

    const named = await namedWeights(whole.weights)
    if (!named.ok) return refuse(named.reason, 'weightEmployees')

    const derived = {
      weightNames: named.weightNames,
      slug: await slugFor(contest, whole.title),
      briefHtml: html ?? contest.briefHtml,
    }
    const edited = { ...whole, ...derived, version: contest.version + 1, updatedAt: now }
    await changeContest(contest.id, edited)
    if (invited) await setGuests(contest.id, invited)
    await audit(viewer, 'contest.edited', { subject: 'contest', subjectId: contest.id, after: { ...wish } }, now)
    return { ok: true as const, contest: { ...contest, ...edited } }
  })
}

function wished(contest: ContestRow, wish: ContestWish) {
  const whole = { ...wishOf(contest), ...given(wish) }
  return contest.finalOf ? asFinal(whole) : whole
}

const given = (wish: ContestWish) =>
  Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as ContestWish

/** A draft has given its address to nobody, so the address follows the title. */
async function slugFor(contest: ContestRow, title: string) {
  return title === contest.title ? contest.slug : freeSlug(title)
}
