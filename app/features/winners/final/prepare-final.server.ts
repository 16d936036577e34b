import type { WorkCalendar } from '#app/features/contests/add-working-days.ts'
import { ballotOfRule } from '#app/features/contests/ballots/ballots.ts'
import { defaultClose } from '#app/features/contests/dates/default-dates.ts'
import { asFinal } from '#app/features/contests/final/as-final.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { keepContest } from '#app/features/contests/keep-contest.server.ts'
import { fewestFinalists } from '#app/features/contests/open-contest.server.ts'
import { type Refused, refuse } from '#app/features/contests/refusals.ts'
import { completeWish, wishFault } from '#app/features/contests/setup/complete-wish.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import { namedWeights } from '#app/features/contests/setup/declared-weights.server.ts'
import { wishOf } from '#app/features/contests/setup/wish-of.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { copyFinalistFiles } from '#app/features/winners/final/copy-finalist-files.server.ts'
import { addFinalist, takeOutFinalists } from '#app/features/winners/final/finalists.server.ts'
import { m } from '#app/paraglide/messages.js'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transaction } from '#drizzle/database.ts'
import { guestsOf } from '#drizzle/queries/contest-guests.ts'
import { addContestRole, type ContestRow, changeContest, contestById, ownersOf } from '#drizzle/queries/contests.ts'
import { hasCount } from '#drizzle/queries/counting.ts'
import { finalsOf } from '#drizzle/queries/finals.ts'
import { type IdeaRow, ideasByIds } from '#drizzle/queries/ideas.ts'

export interface FinalWish extends ContestWish {
  /** Ids of the finalists in the contest they come from. */
  ideas: string[]
}

type Prepared = { ok: true; contest: ContestRow } | Refused

/**
 * Writes down a final of a counted contest as a draft: a contest of its own by its own ballot, with its finalists as
 * they were written, by their authors. While it is a draft, preparing it again changes it.
 */
export async function prepareFinal(viewer: Viewer, name: string, wish: FinalWish, now = new Date()): Promise<Prepared> {
  const { id } = await findContest(viewer, name, 'contest.final')
  const html = wish.brief === undefined ? undefined : await renderMarkdown(wish.brief)
  const files = await copyFinalistFiles(id, wish.ideas)
  return transaction(async () => {
    const first = await findContest(viewer, id, 'contest.final')
    if (first.kind !== 'contest' || !(await hasCount(first.id))) return refuse('not-counted')
    const chosen = (await ideasByIds([...new Set(wish.ideas)])).filter((idea) => standsIn(first, idea))
    if (chosen.length < new Set(wish.ideas).size) return refuse('not-a-finalist', 'ideas')
    if (chosen.length < fewestFinalists) return refuse('finalists-few', 'ideas')

    const whole = wholeFinal(first, wish, await siteSettings(), now)
    const fault = wishFault(whole, now)
    if (fault) return refuse(fault.reason, fault.field)
    const draft = await keepDraft(viewer, first, { ...whole, briefHtml: html ?? first.briefHtml }, wish.invited, now)
    for (const idea of chosen) await addFinalist(draft, idea, files.get(idea.id) ?? [], now)
    const after = { of: first.id, ideas: chosen.map((idea) => idea.id) }
    await audit(viewer, 'contest.final-prepared', { subject: 'contest', subjectId: draft.id, after }, now)
    return { ok: true as const, contest: (await contestById(draft.id)) as ContestRow }
  })
}

const standsIn = (contest: ContestRow, idea: IdeaRow) => idea.contestId === contest.id && idea.state === 'published'

/** The first contest's words and people; ballot, places and dates as they are wished for now. */
function wholeFinal(first: ContestRow, { ideas, invited, ...wish }: FinalWish, calendar: WorkCalendar, now: Date) {
  const { language, timeZone } = first
  const title = m.contests_final_title({ title: first.title }, { locale: language }).slice(0, 120)
  const usual = { closes: defaultClose(now, timeZone), ...unset, title, quorum: 0, votesPerPerson: null }
  const said = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined))
  const merged: ContestWish = { ...wishOf(first), ...usual, ...said }
  const ballot = wish.rule ? ballotOfRule(wish.rule) : merged.ballot
  return completeWish(asFinal({ ...merged, ballot: wish.ballot ?? ballot }), { language, timeZone, calendar }, now)
}

const unset = { ideasFrom: null, votingFrom: null, juryUntil: null, answerBy: null }

type Whole = ReturnType<typeof wholeFinal> & Pick<ContestRow, 'briefHtml'>

/** The draft that is being prepared already, changed and emptied, or a new one that all who run the first contest run. */
async function keepDraft(viewer: Viewer, first: ContestRow, wish: Whole, wished: ContestWish['invited'], now: Date) {
  // A group that is gone by now has no weight in the final, and then nobody has one until its owner says so anew.
  const named = await namedWeights(wish.weights)
  const weighing = named.ok ? { weightNames: named.weightNames } : { weights: null, weightNames: null }
  const whole = { ...wish, ...weighing }
  const known = (await finalsOf(first.id)).find(
    (final) => final.state === 'draft' && can(viewer, 'contest.manage', final).allow,
  )
  if (known) {
    await takeOutFinalists(known)
    await changeContest(known.id, { ...whole, version: known.version + 1, updatedAt: now })
    return { ...known, ...whole }
  }
  const invited = wished ?? (await invitedTo(first))
  const draft = await keepContest(viewer, { ...whole, finalOf: first.id }, invited, now)
  for (const owner of await ownersOf(first.id)) await addContestRole(draft.id, owner.id, 'owner')
  return draft
}

async function invitedTo({ id }: ContestRow) {
  const guests = await guestsOf(id)
  const of = (wanted: 'email' | 'domain') => guests.filter(({ kind }) => kind === wanted).map(({ value }) => value)
  return { emails: of('email'), domains: of('domain') }
}
