import { audit } from '#app/features/events/audit.server.ts'
import { record } from '#app/features/events/record.server.ts'
import type { StateReason } from '#app/features/ideas/state-reason.ts'
import { mayAnswer } from '#app/features/moderation/appeal-of.server.ts'
import { decideComment } from '#app/features/moderation/decide-comment.server.ts'
import { decideIdea } from '#app/features/moderation/decide-idea.server.ts'
import { type FoundThing, findThing, type Thing, textOf } from '#app/features/moderation/find-thing.server.ts'
import { type Decision, decisionsFor, type Standing, standingOf } from '#app/features/moderation/standing.ts'
import { stoodBefore } from '#app/features/moderation/stood-before.server.ts'
import { tellAuthor } from '#app/features/moderation/tell-author.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { newId } from '#drizzle/ids.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { addDecision, latestDecision } from '#drizzle/queries/moderation.ts'
import { resolveReports } from '#drizzle/queries/reports.ts'

export interface Wish {
  decision: Decision
  /** How it stood, and in which wording, when the moderator read it. */
  seen: Standing
  version: number
  reason?: StateReason
  /** To the author: what to change, or why. */
  words?: string
  /** The wording of the moderator, when they edit. */
  title?: string
  text?: string
}

/** The words of a wish ready to be stored. */
export type ReadyWish = Wish & { html: string }

export type Decided =
  | { ok: true; decision: Decision; id: string }
  | { ok: false; reason: 'decided'; by: string | null }
  | { ok: false; reason: 'changed' | 'not-offered' | 'text-missing' | 'own-decision' }

/**
 * Decides about a held, reported or hidden text: publishes it, returns it to its author, edits it with a note, takes it
 * down, brings it back, or answers an appeal, which only somebody else than who decided may do. One decision per
 * reading: whoever comes second is told who was first, and nothing is changed.
 * Throws 404 for those who may not decide.
 */
export async function decide(viewer: Viewer, thing: Thing, wish: Wish, now = new Date()): Promise<Decided> {
  const asked = await findThing(viewer, thing)
  const html = wish.text === undefined ? '' : await renderMarkdown(wish.text)
  return transactionInTurn(asked.contest.id, async () => {
    const found = await findThing(viewer, thing)
    const fault = await faultOf(viewer, found, wish)
    if (fault) return fault
    await carryOut(viewer, found, { ...wish, html }, now)
    await resolveReports(thing.subject, thing.id, now)
    const id = await keepDecision(viewer, found, wish, now)
    if (wish.decision === 'uphold') await recordUpheld(viewer, found, now)
    await tellAuthor(viewer, found, wish, now)
    return { ok: true, decision: wish.decision, id }
  })
}

async function faultOf(
  viewer: Viewer,
  found: FoundThing,
  wish: Wish,
): Promise<Extract<Decided, { ok: false }> | undefined> {
  const text = textOf(found)
  const standing = standingOf(text, found.reports.length)
  if (standing !== wish.seen) {
    const latest = await latestDecision(found.subject, text.id)
    return { ok: false, reason: 'decided', by: latest?.by ?? null }
  }
  if (standing === 'appealed' && !(await mayAnswer(viewer, found))) return { ok: false, reason: 'own-decision' }
  if (text.version !== wish.version) return { ok: false, reason: 'changed' }
  if (!decisionsFor[standing].includes(wish.decision)) return { ok: false, reason: 'not-offered' }
  const wordless = found.subject === 'idea' ? !wish.title : !wish.text
  return wish.decision === 'edit' && wordless ? { ok: false, reason: 'text-missing' } : undefined
}

async function carryOut(viewer: Viewer, found: FoundThing, wish: ReadyWish, now: Date) {
  if (found.subject === 'idea') await decideIdea(viewer, found, wish, now)
  else await decideComment(viewer, found, wish, now)
}

async function recordUpheld(viewer: Viewer, found: FoundThing, now: Date) {
  const { subject, contest, idea } = found
  const about = { contestId: contest.id, ideaId: idea?.id, subject }
  await record(
    'appeal.refused',
    viewer,
    { ...about, subjectId: subject === 'comment' ? found.comment.id : undefined },
    now,
  )
}

async function keepDecision(viewer: Viewer, found: FoundThing, wish: Wish, createdAt: Date) {
  const { subject, contest } = found
  const { id, state } = textOf(found)
  const { decision, reason = '', words = '' } = wish
  const appealOf = wish.seen === 'appealed' ? ((await latestDecision(subject, id))?.id ?? null) : null
  const what = { decision, reason, words, appealOf }
  const row = { contestId: contest.id, subject, subjectId: id, moderatorId: viewer.id, ...what }
  const decisionId = newId()
  await addDecision({ id: decisionId, ...row, before: stoodBefore(found, decision), createdAt })
  await audit(
    viewer,
    `${subject}.moderated`,
    { subject, subjectId: id, before: { state }, after: { decision, words, ...(appealOf && { appealOf }) }, reason },
    createdAt,
  )
  return decisionId
}
