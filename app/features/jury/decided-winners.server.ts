import { type Crowd, juryResultOf } from '#app/features/jury/jury-result.server.ts'
import { juryState } from '#app/features/jury/jury-state.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { juryOf } from '#drizzle/queries/juries.ts'

export type Decided =
  /** `order`: everybody with support, best first. */
  { ok: true; winners: string[]; order: string[] } | { ok: false; reason: 'jury-not-over' }

/**
 * Whom the contract elects: the crowd's count, or jury and crowd together where a combination was announced. Then
 * nobody is elected before the jury is over.
 */
export async function decidedWinners(
  contest: ContestRow,
  count: Crowd & { winners: readonly { id: string }[] },
  now = new Date(),
): Promise<Decided> {
  const jury = await juryOf(contest.id)
  if (!jury || jury.share === 0) return { ok: true, ...namesOf(count) }
  if (juryState(contest, jury, now) !== 'over') return { ok: false, reason: 'jury-not-over' }
  const combined = (await juryResultOf(contest, count, now))?.combined
  return { ok: true, ...namesOf(combined ?? count) }
}

const namesOf = ({ winners, order }: Pick<Parameters<typeof decidedWinners>[1], 'winners' | 'order'>) => ({
  winners: winners.map(({ id }) => id),
  order: order.filter(({ supporters }) => supporters > 0).map(({ id }) => id),
})
