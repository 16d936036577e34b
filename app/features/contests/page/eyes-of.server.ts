import { type Viewer, visitor } from '#app/features/policy/viewer.ts'
import { newId } from '#drizzle/ids.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** Somebody new of the contest's audience, to look at it with their eyes. */
export function eyesOf({ id, audience }: Pick<ContestRow, 'id' | 'audience'>): Viewer {
  const stranger = visitor(newId())
  if (audience === 'everyone') return stranger
  const affiliation = audience === 'employees' ? ('employee' as const) : ('customer' as const)
  return { ...stranger, kind: 'account', confirmed: true, affiliation, invitedTo: audience === 'invited' ? [id] : [] }
}

/** A draft as it will stand once it is open; anything else as it stands. */
export function asOpened(contest: ContestRow, now: Date): ContestRow {
  if (contest.state !== 'draft') return contest
  const ideasFrom = contest.ideasFrom ?? now
  const votingFrom = contest.kind === 'contest' ? (contest.votingFrom ?? ideasFrom) : contest.votingFrom
  return { ...contest, state: 'open', ideasFrom, votingFrom }
}
