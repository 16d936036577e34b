import { defaultClose } from '#app/features/contests/dates/default-dates.ts'
import { whenToChoose } from '#app/features/contests/setup/when-to-choose.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { m } from '#app/paraglide/messages.js'
import { instantToLocal } from '#app/web/local-time.ts'
import type { FormValues } from '#app/web/read-form.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { shortlistOf, winnersOf } from '#drizzle/queries/counting.ts'
import { finalistsOf, finalsOf } from '#drizzle/queries/finals.ts'
import { ideasByIds } from '#drizzle/queries/ideas.ts'

/** More than these are picked by the API; a page of thousands helps nobody to choose. */
const mostShown = 100

export type FinalPage = Awaited<ReturnType<typeof finalPage>>

/**
 * The ideas of a counted contest in the order of the count, with a proposal for its final: the shortlist, else those
 * who won; or the final as it is being prepared.
 */
export async function finalPage(viewer: Viewer, contest: ContestRow, count: Count, now = new Date()) {
  const draft = (await finalsOf(contest.id)).find(
    (final) => final.state === 'draft' && can(viewer, 'contest.manage', final).allow,
  )
  const shortlisted = (await shortlistOf(contest.id)).map(({ id }) => id)
  const won = (await winnersOf(contest.id)).map(({ idea }) => idea.id)
  const elected = won.length > 0 ? won : count.winners.map(({ id }) => id)
  const usual = shortlisted.length > 0 ? shortlisted : elected
  const picked = draft ? (await finalistsOf(draft.id)).map(({ from }) => from) : usual
  const shown = [...new Set([...count.order.slice(0, mostShown).map(({ id }) => id), ...picked, ...shortlisted])]
  const found = new Map((await ideasByIds(shown)).map((idea) => [idea.id, idea]))
  const counted = new Map(count.order.map((idea) => [idea.id, idea]))
  const ideas = shown.flatMap((id) => {
    const idea = found.get(id)
    if (idea?.state !== 'published') return []
    const { place = null, supporters = 0 } = counted.get(id) ?? {}
    const marks = { won: elected.includes(id), shortlisted: shortlisted.includes(id), picked: picked.includes(id) }
    return [{ id, title: idea.title, path: ideaPath(idea), place, supporters, ...marks }]
  })
  const { slug, title, timeZone } = contest
  const form = { values: valuesOf(contest, draft, now), choose: whenToChoose() }
  return { slug, title, timeZone, ideas, ...form, isDraft: draft !== undefined }
}

function valuesOf(contest: ContestRow, draft: ContestRow | undefined, now: Date): FormValues {
  const { timeZone, title } = contest
  const { rule = 'schulze', places = 1, votesPerPerson = null, votingUntil = null } = draft ?? {}
  const { budget, budgetUnit } = draft ?? contest
  return {
    title: draft?.title ?? m.contests_final_title({ title }, { locale: contest.language }).slice(0, 120),
    closes: instantToLocal(votingUntil ?? defaultClose(now, timeZone), timeZone),
    limit: votesPerPerson === null ? '' : String(votesPerPerson),
    places: String(places),
    budget: budget === null ? '' : String(budget),
    budgetUnit,
    rule,
  }
}
