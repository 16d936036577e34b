import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { casesBy } from '#drizzle/queries/recovery.ts'

const most = 50

/** A person's complaints with how they stand, and the way to the desk for those who have one. */
export async function ownCases(viewer: Viewer) {
  const states = { open: m.recovery_state_open, answered: m.recovery_state_answered, closed: m.recovery_state_closed }
  const own = viewer.kind === 'visitor' ? [] : await casesBy(viewer.id, most)
  return {
    label: m.recovery_mine(),
    desk: can(viewer, 'site.recover').allow ? m.recovery_desk() : '',
    cases: own.map(({ id, title, state }) => ({ id, title, state: states[state]() })),
  }
}
