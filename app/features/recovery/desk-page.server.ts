import { isModerator, type Viewer } from '#app/features/policy/viewer.ts'
import { insistOnDesk } from '#app/features/recovery/case-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showAgo } from '#app/ui/figures/show-time.ts'
import { countCases, openCases } from '#drizzle/queries/recovery.ts'

export type RecoveryDesk = Awaited<ReturnType<typeof recoveryDesk>>

const rowsShown = 100

/** Complaints that wait, by the time left; in all contests for moderators, else in those the viewer answers in. */
export async function recoveryDesk(viewer: Viewer, now = new Date()) {
  insistOnDesk(viewer)
  const where = isModerator(viewer) ? ('all' as const) : [...new Set([...viewer.owns, ...viewer.deputises])]
  const { open, answered, closed } = await countCases(where)
  const rows = await openCases(where, rowsShown)
  return {
    record: m.recovery_desk_record({ open, answered, closed }),
    more: open - rows.length,
    rows: rows.map(({ complaint, contest, owner }) => ({
      id: complaint.id,
      title: complaint.title,
      contest: contest.title,
      owner: owner || m.recovery_owner_nobody(),
      left: showAgo(complaint.dueBy, now),
      late: complaint.dueBy < now,
      again: complaint.verdict !== null,
    })),
  }
}
