import { record } from '#app/features/events/record.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import type { EditInput } from '#app/features/ideas/forms.server.ts'
import { indexIdea } from '#app/features/ideas/index-idea.server.ts'
import { offersAll } from '#app/features/ideas/submit-idea.server.ts'
import { takeDownIdea } from '#app/features/ideas/take-down-idea.server.ts'
import { lookOver, noteHeld } from '#app/features/ideas/text-rules/look-over.server.ts'
import { written } from '#app/features/ideas/written.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { addIdeaVersion, changeIdeaVersion, replaceIdeaTags } from '#drizzle/queries/idea-texts.ts'
import { type IdeaRow, ideaWithContest } from '#drizzle/queries/ideas.ts'

export type Edited =
  | { ok: true; idea: IdeaRow; held: boolean }
  | { ok: false; reason: 'changed' | 'closed' | 'tag-unknown' | 'words'; idea: IdeaRow }

/**
 * Changes the words of one's own idea and keeps the earlier wording for everybody to read.
 * `input.version` is the version that was being edited: when it has moved on, nothing is written (`changed`).
 * Where ideas are read before they appear, the new wording is read too.
 */
export async function editIdea(viewer: Viewer, ideaId: string, input: EditInput, now = new Date()): Promise<Edited> {
  await findIdea(viewer, ideaId, 'idea.edit')
  const { version, ...texts } = input
  const words = await written(texts)
  return transaction(async () => {
    const { idea, contest } = (await ideaWithContest(ideaId)) as { idea: IdeaRow; contest: ContestRow }
    if (contest.state !== 'open') return { ok: false, reason: 'closed', idea }
    if (!offersAll(contest, words.tags)) return { ok: false, reason: 'tag-unknown', idea }
    if (idea.version !== version) return { ok: false, reason: 'changed', idea }
    if (isSame(idea, words) && !wasReturned(idea)) return { ok: true, idea, held: idea.state === 'held' }
    const { title, body, beneath, tags } = words
    const looked = await lookOver(viewer, contest, [title, body, beneath, ...tags], now)
    if (looked.refused !== null) return { ok: false, reason: 'words', idea }
    const changed = await changeIdeaVersion(idea.id, version, { ...words, ...turnAfter(idea, now), updatedAt: now })
    if (!changed) return { ok: false, reason: 'changed', idea }
    await keepEarlier(viewer, idea, now)
    await replaceIdeaTags(contest.id, idea.id, words.tags)
    await noteHeld('idea', ideaId, looked.hold, now)
    const held = await readAgain(viewer, changed, contest, looked.hold.length > 0, now)
    await record('idea.edited', viewer, { contestId: contest.id, ideaId, version: changed.version }, now)
    return { ok: true, idea: changed, held }
  })
}

/** A moderator sent it back; sending it again unchanged is an answer too, and from then on it is our turn. */
const wasReturned = (idea: IdeaRow) => idea.state === 'held' && idea.stateReason !== ''
const turnAfter = (idea: IdeaRow, now: Date) =>
  wasReturned(idea) && !idea.answeredAt ? { turn: 'ours' as const, turnSince: now } : {}

type Words = Awaited<ReturnType<typeof written>>

const isSame = (idea: IdeaRow, words: Words) =>
  (['title', 'body', 'beneath', 'beneathFor'] as const).every((name) => idea[name] === words[name]) &&
  idea.tags.join('\n') === words.tags.join('\n')

async function keepEarlier(viewer: Viewer, idea: IdeaRow, now: Date) {
  const { title, body, beneath, beneathFor, tags } = idea
  const texts = { title, body, beneath, beneathFor, tags }
  await addIdeaVersion({ ideaId: idea.id, version: idea.version, editorId: viewer.id, ...texts, createdAt: now })
}

/** An idea that was returned, or stands where everything is read first, goes back to the moderators' queue. */
async function readAgain(viewer: Viewer, idea: IdeaRow, contest: ContestRow, hold: boolean, now: Date) {
  const trusted = can(viewer, 'contest.moderate', contest).allow
  const read =
    idea.state === 'held' || (idea.state === 'published' && (hold || (contest.moderation === 'before' && !trusted)))
  if (!read) {
    await indexIdea(idea)
    return false
  }
  await takeDownIdea(idea, { state: 'held' }, now)
  await record('idea.held', viewer, { contestId: contest.id, ideaId: idea.id }, now)
  return true
}
