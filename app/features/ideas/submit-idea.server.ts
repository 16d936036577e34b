import { findContest } from '#app/features/contests/find-contest.server.ts'
import { noteParticipant } from '#app/features/contests/note-participant.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { draftPlace } from '#app/features/ideas/draft-place.ts'
import { ideasLeftOnFirstDay } from '#app/features/ideas/first-day.server.ts'
import type { IdeaInput } from '#app/features/ideas/forms.server.ts'
import { ideasOpen } from '#app/features/ideas/ideas-open.ts'
import { promisesFor } from '#app/features/ideas/promises-for.server.ts'
import { publishIdea } from '#app/features/ideas/publish-idea.server.ts'
import { type HeldWhy, lookOver, noteHeld } from '#app/features/ideas/text-rules/look-over.server.ts'
import { written } from '#app/features/ideas/written.server.ts'
import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { Caught } from '#app/web/form-trap.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newLot, newShortId } from '#drizzle/ids.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { dropDraft } from '#drizzle/queries/drafts.ts'
import { addFollow } from '#drizzle/queries/follows.ts'
import { replaceIdeaTags } from '#drizzle/queries/idea-texts.ts'
import { addIdea, type IdeaRow, ideaWithContest } from '#drizzle/queries/ideas.ts'

export type Submitted =
  | { ok: true; idea: IdeaRow; contest: ContestRow }
  | { ok: false; reason: 'closed' | 'tag-unknown' | 'new-here' | 'words'; contest: ContestRow }

/**
 * Proposes an idea. Throws 404 or 403 where the contest is not theirs to take part in.
 * `opened`: when the form was opened, for the minutes of grace after the close. `caught`: its form looks like that of a
 * program, so a person reads it first.
 */
export async function submitIdea(
  viewer: Viewer,
  slugOrId: string,
  input: IdeaInput & { opened?: Date; caught?: Caught | null },
  now = new Date(),
): Promise<Submitted> {
  const { id } = await findContest(viewer, slugOrId, 'contest.propose')
  const { opened, caught, ...texts } = input
  const words = await written(texts)
  return transaction(async () => {
    const contest = (await contestById(id)) as ContestRow
    if (!ideasOpen(contest, now, opened)) return { ok: false, reason: 'closed', contest }
    if (!offersAll(contest, words.tags)) return { ok: false, reason: 'tag-unknown', contest }
    if ((await ideasLeftOnFirstDay(viewer, contest, now)) < 1) return { ok: false, reason: 'new-here', contest }
    const looked = await lookOver(
      viewer,
      contest,
      [words.title, words.body, words.beneath, ...words.tags, texts.pseudonym],
      now,
    )
    if (looked.refused !== null) return { ok: false, reason: 'words', contest }
    const ideaId = await keepIdea(
      viewer,
      contest,
      { ...texts, ...words },
      [...looked.hold, ...(caught ? [caught] : [])],
      now,
    )
    const { idea } = (await ideaWithContest(ideaId)) as { idea: IdeaRow }
    return { ok: true, idea, contest }
  })
}

/** A contest that offers tags takes no others. */
export const offersAll = (contest: Pick<ContestRow, 'tags'>, tags: string[]) =>
  contest.tags.length === 0 || tags.every((tag) => contest.tags.includes(tag))

type Kept = Omit<IdeaInput, 'tags'> & Awaited<ReturnType<typeof written>>

/** Writes the idea and all that comes with it; held for a moderator where the contest says so. */
async function keepIdea(viewer: Viewer, contest: ContestRow, { fields, ...idea }: Kept, hold: HeldWhy[], now: Date) {
  const authorId = await ensurePerson(viewer)
  const row = {
    ...idea,
    id: newShortId(),
    contestId: contest.id,
    authorId,
    state: 'held' as const,
    fields: fields ?? {},
    lot: newLot(),
    createdAt: now,
    updatedAt: now,
    ...(await promisesFor(contest, now)),
  }
  await addIdea(row)
  await replaceIdeaTags(contest.id, row.id, row.tags)
  await noteParticipant(contest.id, authorId, now)
  await addFollow(authorId, 'idea', row.id, now)
  await dropDraft(authorId, draftPlace(contest.id))
  await record('idea.proposed', viewer, { contestId: contest.id, ideaId: row.id }, now)
  if (hold.length > 0) await noteHeld('idea', row.id, hold, now)
  await publishOrHold(viewer, contest, row.id, hold.length > 0, now)
  return row.id
}

async function publishOrHold(viewer: Viewer, contest: ContestRow, ideaId: string, hold: boolean, now: Date) {
  const trusted = can(viewer, 'contest.moderate', contest).allow
  if (hold || (contest.moderation === 'before' && !trusted)) {
    await record('idea.held', viewer, { contestId: contest.id, ideaId }, now)
    return
  }
  const { idea } = (await ideaWithContest(ideaId)) as { idea: IdeaRow }
  await publishIdea(idea, contest, viewer, now)
}
