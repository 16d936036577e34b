import { findContest } from '#app/features/contests/find-contest.server.ts'
import { draftPlace } from '#app/features/ideas/draft-place.ts'
import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { type DraftContent, keepDraft } from '#drizzle/queries/drafts.ts'

const kept = ['title', 'body', 'beneath', 'beneathFor', 'tags', 'pseudonym', 'email', 'list']
const longestText = 60_000

/**
 * Keeps what a person was writing for a contest, whatever state it is in: also too short, also after the close.
 * Answers when it was kept. A visitor becomes a guest by it, as by everything they do.
 */
export async function saveDraft(
  viewer: Viewer,
  slugOrId: string,
  content: DraftContent,
  now = new Date(),
): Promise<Date> {
  const contest = await findContest(viewer, slugOrId)
  await transaction(async () => keepDraft(await ensurePerson(viewer), draftPlace(contest.id), onlyIdea(content), now))
  return now
}

const onlyIdea = (content: DraftContent): DraftContent =>
  Object.fromEntries(
    Object.entries(content)
      .filter(([name]) => kept.includes(name))
      .map(([name, value]) => [name, cut(value)]),
  )

const cut = (value: string | string[]) =>
  Array.isArray(value) ? value.slice(0, 20).map((text) => text.slice(0, 200)) : value.slice(0, longestText)
