import { contestPath } from '#app/features/contests/contest-card-shown.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import type { FollowShown } from '#app/ui/forms/follow-button.tsx'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { followsAny } from '#drizzle/queries/follows.ts'

/**
 * Buttons that follow the contest and the tag its list is narrowed to. Strangers see them too and are asked to sign in;
 * a contest that is not open yet has none.
 */
export async function followButtons(viewer: Viewer, contest: ContestRow, tag: string | null): Promise<FollowShown[]> {
  const decision = can(viewer, 'contest.follow', contest)
  if (contest.state === 'draft' || (!decision.allow && decision.reason !== 'sign-in-first')) return []
  const [path, known] = [contestPath(contest), viewer.kind === 'account']
  const follows = known ? await followsAny(viewer.id, contest.id, tag) : { contest: false, tag: false }
  const label = follows.contest ? m.contests_following_it() : m.contests_follow_it()
  const buttons: FollowShown[] = [{ kind: 'contest', subject: contest.id, on: follows.contest, label, back: path }]
  if (tag) {
    const words = follows.tag ? m.contests_following_tag({ tag }) : m.contests_follow_tag({ tag })
    buttons.push({
      kind: 'tag',
      subject: tag,
      on: follows.tag,
      label: words,
      back: `${path}?tag=${encodeURIComponent(tag)}`,
    })
  }
  return buttons
}
