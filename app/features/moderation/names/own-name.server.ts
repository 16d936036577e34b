import { audit } from '#app/features/events/audit.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { type NameThing, nameNow } from '#app/features/moderation/names/find-name.server.ts'
import { nameReason } from '#app/features/moderation/names/name-reasons.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { newId } from '#drizzle/ids.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { othersWhoModerate } from '#drizzle/queries/moderation.ts'
import { addNameReport, latestReplacement, nameAppealBy } from '#drizzle/queries/names.ts'

export type OwnName = Awaited<ReturnType<typeof ownNamePage>>

/** One's own name, or that of the union one speaks for, after it was replaced; for all others it is not there. */
async function ownReplaced(viewer: Viewer, thing: NameThing) {
  const found = await nameNow(thing)
  if (!found || viewer.kind === 'visitor' || viewer.id !== found.bearerId) throw notFound()
  const replaced = await latestReplacement(thing.subject, thing.id)
  if (!replaced) throw notFound()
  const asked = await nameAppealBy(thing.subject, thing.id, viewer.id)
  const about = asked && asked.createdAt >= replaced.decision.createdAt ? asked : undefined
  return { found, ...replaced, asked: about, mayAsk: !replaced.answer && !about }
}

/** What was decided about one's name and why, what one can do, and what came of an appeal. */
export async function ownNamePage(viewer: Viewer, thing: NameThing, now = new Date()) {
  const { found, decision, answer, asked, mayAsk } = await ownReplaced(viewer, thing)
  const date = showDay(decision.createdAt, 'UTC', now)
  const others = await othersWhoModerate('', [decision.moderatorId, viewer.id])
  return {
    ...{ subject: found.subject, id: found.id, name: found.name, path: found.path },
    sentence: m.names_was_replaced({ name: decision.name, neutral: decision.neutral, date }),
    reason: m.ideas_reason({ reason: nameReason(decision.reason) }),
    words: decision.words,
    stillNeutral: found.name === decision.neutral,
    mayAsk,
    asked: asked?.words ?? null,
    outcome: answer ? outcomeOf(answer.decision, answer.words) : null,
    waits: Boolean(asked) && !answer,
    /** Nobody but who decided is here to read it. */
    alone: !answer && others.length === 0,
  }
}

function outcomeOf(decision: string, words: string) {
  const granted = decision === 'restore'
  const sentence = granted ? m.names_appeal_granted() : m.names_appeal_refused()
  return { tone: granted ? ('pro' as const) : ('contra' as const), sentence, words }
}

/** Asks that the decision about one's name be looked at again by somebody else, once for each decision. */
export async function askAboutName(viewer: Viewer, thing: NameThing, words: string, now = new Date()) {
  await ownReplaced(viewer, thing)
  return transactionInTurn(`name:${thing.id}`, async () => {
    const { mayAsk } = await ownReplaced(viewer, thing)
    if (!mayAsk) return { fresh: false }
    const { subject, id: subjectId } = thing
    const row = { id: newId(), subject, subjectId, reporterId: viewer.id, reason: 'appeal', words }
    await addNameReport({ ...row, createdAt: now })
    await record('name.reported', viewer, { subjectId, subject, reason: 'appeal' }, now)
    const about = { subject: subject === 'person' ? ('person' as const) : ('group' as const), subjectId }
    await audit(viewer, 'name.appealed', { ...about, after: { words } }, now)
    return { fresh: true }
  })
}

/** What the form of one's own name says while a neutral one stands there; nothing otherwise. */
export async function replacedNote(viewer: Viewer) {
  const replaced = viewer.kind === 'account' ? await latestReplacement('person', viewer.id) : undefined
  if (replaced?.decision.neutral !== viewer.name || viewer.name === '') return null
  return { words: m.names_profile_note(), label: m.names_profile_why(), path: `/names/person/${viewer.id}` }
}
