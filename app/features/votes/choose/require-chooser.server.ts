import { contestPath } from '#app/features/contests/contest-card-shown.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { refusedWords } from '#app/features/votes/choose/refused-words.server.ts'
import { mayVoteIn } from '#app/features/votes/may-vote.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'
import { forbidden } from '#app/web/refuse.server.ts'

/**
 * The contest whose ideas a person is about to compare: whoever may vote there may. Who could after signing in is led
 * there and back; before and after the vote the contest's page says why not.
 */
export async function requireChooser(viewer: Viewer, slug: string, now = new Date()) {
  const contest = await findContest(viewer, slug)
  if (contest.kind === 'debate') throw redirectTo(contestPath(contest))
  const refusal = mayVoteIn(viewer, contest, now)
  if (refusal === 'sign-in-first') throw redirectTo(`/in?next=${encodeURIComponent(`/c/${contest.slug}/choose`)}`)
  if (refusal === 'not-for-you' || refusal === 'concealed') throw forbidden()
  if (refusal) throw redirectWithNote(contestPath(contest), { tone: 'refused', text: refusedWords(refusal) })
  return contest
}
