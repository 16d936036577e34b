import { findContest } from '#app/features/contests/find-contest.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { redirectTo } from '#app/web/redirect.server.ts'

/** The contest a person is about to write for; who could after signing in is led there and back before they write. */
export async function requireProposer(viewer: Viewer, slug: string, request: Request) {
  const contest = await findContest(viewer, slug)
  const decision = can(viewer, 'contest.propose', contest)
  if (!decision.allow && decision.reason === 'sign-in-first') {
    const { pathname, search } = new URL(request.url)
    throw redirectTo(`/in?next=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`)
  }
  insist(decision)
  return contest
}
