import { countComment } from '#app/features/comments/count-comment.server.ts'
import type { CommentInput } from '#app/features/comments/forms.server.ts'
import { floods } from '#app/features/comments/new-here.server.ts'
import { noteParticipant } from '#app/features/contests/note-participant.server.ts'
import { takesComments } from '#app/features/contests/phase.ts'
import { record } from '#app/features/events/record.server.ts'
import { type HeldWhy, lookOver, noteHeld } from '#app/features/ideas/text-rules/look-over.server.ts'
import { isTeamName } from '#app/features/people/edit-profile.server.ts'
import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { Caught } from '#app/web/form-trap.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { newId } from '#drizzle/ids.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { addComment, type CommentRow, commentWithPlace, sameComment } from '#drizzle/queries/comments.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { addFollow } from '#drizzle/queries/follows.ts'
import { type IdeaRow, ideaWithContest } from '#drizzle/queries/ideas.ts'

/** Where the argument goes: under an idea, or under the question of a debate. */
export type CommentPlace = { ideaId: string } | { contestId: string }

export interface PlaceFound {
  idea: IdeaRow | null
  contest: ContestRow
}

export type Written =
  | ({ ok: true; comment: CommentRow } & PlaceFound)
  | { ok: false; reason: 'closed' | 'sign-in-first' | 'reply-gone' | 'name-taken' | 'words' | 'new-here' }

const minute = 60 * 1000

/**
 * Adds an argument; held for a moderator where the contest says so, or where its form looks like that of a program. The same words sent twice within a minute are one.
 * Throws 404 or 403 where the discussion is not theirs to join.
 */
export async function writeComment(
  viewer: Viewer,
  where: CommentPlace,
  input: CommentInput & { caught?: Caught | null },
  now = new Date(),
): Promise<Written> {
  const place = await findPlace(viewer, where)
  if (!place) return { ok: false, reason: 'sign-in-first' }
  if (await isTeamName(viewer, input.pseudonym)) return { ok: false, reason: 'name-taken' }
  const html = await renderMarkdown(input.text)
  return transactionInTurn(place.contest.id, async () => {
    const found = await findPlace(viewer, where)
    if (!found) return { ok: false, reason: 'sign-in-first' }
    if (!takesComments(found.contest, now)) return { ok: false, reason: 'closed' }
    if (input.parent && !(await mayAnswer(found, input.parent))) return { ok: false, reason: 'reply-gone' }
    if (await floods(viewer, found.contest, now)) return { ok: false, reason: 'new-here' }
    const { refused, hold } = await lookOver(viewer, found.contest, [input.text, input.pseudonym], now)
    if (refused !== null) return { ok: false, reason: 'words' }
    if (input.caught) hold.push(input.caught)
    return { ok: true, comment: await keepComment(viewer, found, { ...input, html, hold }, now), ...found }
  })
}

/** The place if the viewer may argue there; nothing when signing in might let them. */
export async function findPlace(viewer: Viewer, where: CommentPlace): Promise<PlaceFound | undefined> {
  const found = 'ideaId' in where ? await ideaWithContest(where.ideaId) : await debate(where.contestId)
  if (!found) throw notFound()
  const { idea, contest } = found
  const decision = idea ? can(viewer, 'idea.comment', { ...idea, contest }) : can(viewer, 'contest.comment', contest)
  if (!decision.allow && decision.reason === 'sign-in-first') return undefined
  insist(decision)
  return { idea, contest }
}

async function debate(contestId: string) {
  const contest = await contestById(contestId)
  return contest?.kind === 'debate' ? { idea: null, contest } : undefined
}

/** Only what stands there for all can be answered. */
async function mayAnswer({ idea, contest }: PlaceFound, parentId: string) {
  const parent = (await commentWithPlace(parentId))?.comment
  return parent?.state === 'published' && parent.contestId === contest.id && parent.ideaId === (idea?.id ?? null)
}

/** Writes the argument and all that comes with it, inside the transaction that found the place. */
export async function keepComment(
  viewer: Viewer,
  { idea, contest }: PlaceFound,
  input: CommentInput & { html: string; hold?: HeldWhy[] },
  now: Date,
) {
  const authorId = await ensurePerson(viewer)
  const { text, html, stance, parent, hold = [] } = input
  const words = { authorId, contestId: contest.id, ideaId: idea?.id ?? null, parentId: parent, text }
  const twin = await sameComment(words, new Date(now.getTime() - minute))
  if (twin && twin.state !== 'removed') return twin

  const trusted = can(viewer, 'contest.moderate', contest).allow
  const held = hold.length > 0 || (contest.moderation === 'before' && !trusted)
  const row = {
    ...words,
    html,
    stance,
    pseudonym: nameFor(authorId, idea, input.pseudonym),
    createdAt: now,
    updatedAt: now,
  }
  const comment = await addComment({ id: newId(), ...row, state: held ? 'held' : 'published' })
  if (hold.length > 0) await noteHeld('comment', comment.id, hold, now)
  if (!held) await countComment(idea, comment, 1)
  await noteParticipant(contest.id, authorId, now)
  if (idea) await addFollow(authorId, 'idea', idea.id, now)
  const about = { contestId: contest.id, ideaId: idea?.id, subjectId: comment.id }
  await record('comment.written', { id: authorId }, { ...about, held, stance, parent }, now)
  if (!held) await record('comment.published', { id: authorId }, about, now)
  return comment
}

/** Whoever proposed an idea under another name argues about it under the same one. */
const nameFor = (authorId: string, idea: IdeaRow | null, pseudonym: string) =>
  pseudonym || (idea?.authorId === authorId ? idea.pseudonym : '')
