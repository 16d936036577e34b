import { findContest } from '#app/features/contests/find-contest.server.ts'
import { draftPlace } from '#app/features/ideas/draft-place.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { dropDraft } from '#drizzle/queries/drafts.ts'

export async function discardDraft(viewer: Viewer, slugOrId: string) {
  const contest = await findContest(viewer, slugOrId)
  await transaction(() => dropDraft(viewer.id, draftPlace(contest.id)))
}
