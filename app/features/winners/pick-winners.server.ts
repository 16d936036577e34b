import { findContest } from '#app/features/contests/find-contest.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { decidedWinners } from '#app/features/jury/decided-winners.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { concludeIn } from '#app/features/winners/conclude-contest.server.ts'
import { deviations } from '#app/features/winners/deviations.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transaction } from '#drizzle/database.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { clearPlaces } from '#drizzle/queries/counting.ts'
import { changeIdea, ideasByIds } from '#drizzle/queries/ideas.ts'

export interface WinnersInput {
  /** Ids in the order of their places. */
  ideas: string[]
  /** Public reasons by idea id, needed wherever the choice differs from the count. */
  reasons: Record<string, string>
  /** With it the contest is concluded at once; without it the choice waits for one. */
  conclusion?: string
}

export type Picked =
  | { ok: true; contest: ContestRow }
  | { ok: false; reason: 'jury-not-over' }
  | { ok: false; reason: 'not-closed' | 'being-counted' | 'concluded' | 'not-an-idea' | 'twice' | 'conclusion-missing' }
  | { ok: false; reason: 'reason-needed'; ideas: string[] }

/**
 * Says which ideas go to the product team, in order. May be repeated until the contest is concluded.
 * A choice against the count, or against jury and votes together where that was announced, is refused without a reason for each idea it concerns.
 */
export async function pickWinners(
  viewer: Viewer,
  name: string,
  input: WinnersInput,
  now = new Date(),
): Promise<Picked> {
  const html = await renderMarkdown(input.conclusion ?? '')
  return transaction(async () => {
    const contest = await findContest(viewer, name, 'contest.manage')
    const refusal = await refusalOf(contest, input, now)
    if (refusal) return refusal
    await givePlaces(contest, input)
    const after = { ideas: input.ideas, reasons: input.reasons }
    await audit(viewer, 'contest.winners', { subject: 'contest', subjectId: contest.id, after }, now)
    if (input.conclusion === undefined) return { ok: true, contest }
    return concludeIn(viewer, contest, { text: input.conclusion, html }, now)
  })
}

async function refusalOf(
  contest: ContestRow,
  { ideas, reasons }: WinnersInput,
  now: Date,
): Promise<Picked | undefined> {
  if (contest.state === 'concluded') return { ok: false, reason: 'concluded' }
  const count = await officialCountOf(contest)
  if (!count) return { ok: false, reason: contest.closedAt ? 'being-counted' : 'not-closed' }
  const decided = await decidedWinners(contest, count, now)
  if (!decided.ok) return decided
  if (new Set(ideas).size < ideas.length) return { ok: false, reason: 'twice' }
  const found = (await ideasByIds(ideas)).filter((idea) => idea.contestId === contest.id && idea.state === 'published')
  if (found.length < ideas.length) return { ok: false, reason: 'not-an-idea' }
  const silent = deviations(decided.winners, ideas).filter(({ id }) => !reasons[id]?.trim())
  return silent.length > 0 ? { ok: false, reason: 'reason-needed', ideas: silent.map(({ id }) => id) } : undefined
}

/** The reason of an idea that was passed over is kept with it too: its people read it there. */
async function givePlaces(contest: ContestRow, { ideas, reasons }: WinnersInput) {
  await clearPlaces(contest.id)
  for (const [index, id] of ideas.entries())
    await changeIdea(id, { place: index + 1, winnerReason: reasons[id]?.trim() ?? '' })
  const others = (await ideasByIds(Object.keys(reasons))).filter(
    (idea) => idea.contestId === contest.id && !ideas.includes(idea.id),
  )
  for (const { id } of others) await changeIdea(id, { winnerReason: reasons[id]?.trim() ?? '' })
}
