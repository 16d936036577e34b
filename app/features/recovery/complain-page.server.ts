import { findContest } from '#app/features/contests/find-contest.server.ts'
import { strangerFields } from '#app/features/people/proof-of-work/stranger-fields.server.ts'
import { requestCode } from '#app/features/people/sign-in/request-code.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { dueBy } from '#app/features/recovery/due-by.server.ts'
import type { ComplaintInput } from '#app/features/recovery/forms.server.ts'
import { keptComplaint } from '#app/features/recovery/kept-complaint.server.ts'
import { openCase } from '#app/features/recovery/open-case.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'

/** What the page says before anything is written: where it goes and by when somebody answers. */
export async function complainPage(viewer: Viewer, slug: string, now = new Date()) {
  const contest = await findContest(viewer, slug, 'contest.complain')
  const date = showDay(await dueBy(contest.timeZone, now), contest.timeZone, now)
  return {
    contest: { slug: contest.slug, title: contest.title },
    promise: m.recovery_promise({ date }),
    known: viewer.kind === 'account',
    values: await keptComplaint(viewer, contest.id),
    fields: await strangerFields(viewer, contest.id, now),
  }
}

/** One press of “This is a complaint” or “Send to the team”. An address that was given gets a mail that confirms it. */
export async function complain(viewer: Viewer, slug: string, { email, ...input }: ComplaintInput, now = new Date()) {
  const opened = await openCase(viewer, slug, input, now)
  if (!opened.ok) return opened
  const path = `/complaints/${opened.id}`
  if (email && viewer.kind !== 'account') await requestCode({ email, visitorId: viewer.id, next: path }, now)
  return { ok: true as const, path }
}
