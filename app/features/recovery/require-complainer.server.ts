import { findContest } from '#app/features/contests/find-contest.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { keepComplaint } from '#app/features/recovery/kept-complaint.server.ts'
import type { FormValues } from '#app/web/read-form.server.ts'
import { redirectTo } from '#app/web/redirect.server.ts'

/**
 * The contest a complaint is about; who could make it after signing in is led there and back, and finds what they wrote.
 */
export async function requireComplainer(viewer: Viewer, slug: string, request: Request, written?: FormValues) {
  const contest = await findContest(viewer, slug)
  const decision = can(viewer, 'contest.complain', contest)
  if (!decision.allow && decision.reason === 'sign-in-first') {
    const { pathname } = new URL(request.url)
    const headers = written && (await keepComplaint(viewer, contest.id, written))
    throw redirectTo(`/in?next=${encodeURIComponent(pathname.replace(/\.data$/, ''))}`, headers)
  }
  insist(decision)
  return contest
}
