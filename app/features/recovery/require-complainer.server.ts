import { findContest } from '#app/features/contests/find-contest.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { redirectTo } from '#app/web/redirect.server.ts'

/** The contest a complaint is about; who could make it after signing in is led there and back. */
export async function requireComplainer(viewer: Viewer, slug: string, request: Request) {
  const contest = await findContest(viewer, slug)
  const decision = can(viewer, 'contest.complain', contest)
  if (!decision.allow && decision.reason === 'sign-in-first') {
    const { pathname } = new URL(request.url)
    throw redirectTo(`/in?next=${encodeURIComponent(pathname.replace(/\.data$/, ''))}`)
  }
  insist(decision)
  return contest
}
