import type { ContestRow } from '#drizzle/queries/contests.ts'
import type { JuryRow } from '#drizzle/queries/juries.ts'

export type JuryState = 'preparing' | 'judging' | 'over'

/** Until when jurors judge: the date of the contest, else the jury's own; null is until the owner ends it. */
export const juryDue = (contest: Pick<ContestRow, 'juryUntil'>, jury: Pick<JuryRow, 'dueAt'>) =>
  contest.juryUntil ?? jury.dueAt

type Timed = Pick<JuryRow, 'dueAt' | 'closedAt' | 'handedOutAt'>

/** Where a jury stands at an instant. What is over stays over: the results may have been read. */
export function juryState(contest: Pick<ContestRow, 'juryUntil' | 'state'>, jury: Timed, now: Date): JuryState {
  const due = juryDue(contest, jury)
  if (jury.closedAt || contest.state === 'concluded' || (due && due <= now)) return 'over'
  return jury.handedOutAt ? 'judging' : 'preparing'
}

/** Whether the contract names the jury, so that nothing about it may change any more. */
export const isAnnounced = (contest: Pick<ContestRow, 'contract'>) =>
  contest.contract !== null && 'jury' in (JSON.parse(contest.contract) as object)
