import type { SharedThing } from '#app/features/channels/share/shared-thing.server.ts'
import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { closesAt } from '#app/features/contests/closes-at.ts'
import { contestPath } from '#app/features/contests/contest-card-shown.ts'
import { countsVisible } from '#app/features/contests/counts-visible.ts'
import { timeLeft } from '#app/features/contests/dates/time-left.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { phaseOf } from '#app/features/contests/phase.ts'
import { can } from '#app/features/policy/can.ts'
import { visitor } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import { newId } from '#drizzle/ids.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** The contest as anybody may pass it on, whoever asks; throws 404 for what is not for everybody. */
export async function shareContest(name: string, now: Date = new Date()): Promise<SharedThing> {
  const contest = await findContest(visitor(newId()), name)
  return contestShared(contest, now)
}

/** The same of a contest that was found already; nothing where it is not for everybody. */
export async function sharedContest(contest: ContestRow, now: Date = new Date()): Promise<SharedThing | null> {
  return can(visitor(newId()), 'contest.see', contest).allow ? contestShared(contest, now) : null
}

async function contestShared(contest: ContestRow, now: Date): Promise<SharedThing> {
  const { organisation } = await siteSettings()
  const { title, question, slug } = contest
  const facts = [contestFigure(contest, now), contestStanding(contest, now)].filter(Boolean)
  return {
    path: contestPath(contest),
    picture: `/c/${slug}/share.png`,
    title,
    text: question && question !== title ? question : facts.join(' · '),
    card: { organisation, above: question && question !== title ? title : '', title: question || title, facts },
  }
}

/** Votes where a stranger sees how many there are, else how many ideas. */
function contestFigure(contest: ContestRow, now: Date): string {
  if (contest.kind === 'debate') return m.contests_people({ n: contest.participants })
  if (contest.votes > 0 && strangersSeeCounts(contest, now)) return m.contests_votes({ n: contest.votes })
  return m.contests_ideas({ n: contest.ideas })
}

export const strangersSeeCounts = (contest: ContestRow, now: Date) =>
  !hasPapers(contest) && countsVisible(visitor(''), contest, false, now)

/** Days left, or what became of it. */
export function contestStanding(contest: ContestRow, now: Date): string {
  const { concludedAt, ideasFrom, kind, timeZone } = contest
  if (concludedAt) return m.contests_concluded_on({ date: showDay(concludedAt, timeZone, now) })
  const phase = phaseOf(contest, now)
  if (phase === 'announced' && ideasFrom) return m.contests_opens({ date: showDay(ideasFrom, timeZone, now) })
  if (phase === 'jury') return m.contests_phase_jury()
  if (phase === 'deciding' || phase === 'answered') return m.contests_deciding_now()
  const closes = closesAt(contest)
  if (closes && closes > now) return timeLeft(closes, now)
  return kind === 'box' ? m.contests_phase_box() : ''
}
