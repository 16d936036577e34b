import { findContest } from '#app/features/contests/find-contest.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import type { FollowInput } from '#app/features/notifications/forms.server.ts'
import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import { findPublicPerson } from '#app/features/people/find-public-person.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { addFollow, dropFollow } from '#drizzle/queries/follows.ts'

/**
 * Follows a contest, an idea, a person or a tag, or stops it. What they may not see is not there to be followed; letting
 * go of something needs no right. Guests may follow ideas only: for the rest an account is asked for.
 */
export async function followThing(viewer: Viewer, { kind, subject, on }: FollowInput, now = new Date()) {
  if (!on) {
    await transaction(() => dropFollow(viewer.id, kind, subject))
    return { ok: true as const }
  }
  if (kind !== 'idea' && viewer.kind !== 'account') return { ok: false as const, reason: 'sign-in-first' as const }
  const subjectId = await subjectFor(viewer, kind, subject)
  await transaction(async () => addFollow(await ensurePerson(viewer), kind, subjectId, now))
  return { ok: true as const }
}

/** The id of what is followed; throws 404 where the viewer sees none. A tag is its own name, whether used yet or not. */
async function subjectFor(viewer: Viewer, kind: FollowInput['kind'], subject: string) {
  if (kind === 'contest') return (await findContest(viewer, subject, 'contest.follow')).id
  if (kind === 'idea') return (await findIdea(viewer, subject)).idea.id
  return kind === 'person' ? (await findPublicPerson(viewer, subject)).id : subject
}
