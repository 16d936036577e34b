import { stateReason } from '#app/features/ideas/state-reason.ts'
import { somebodyElse } from '#app/features/moderation/appeal-of.server.ts'
import { ownAppealed } from '#app/features/moderation/ask-again.server.ts'
import type { Thing } from '#app/features/moderation/find-thing.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import { type DecisionRow, decisionAt, decisionById } from '#drizzle/queries/moderation.ts'

type Own = Awaited<ReturnType<typeof ownAppealed>>

/** What was decided about one's own text and why, what one said to it, and what came of that; 404 for all others. */
export async function appealPage(viewer: Viewer, thing: Thing) {
  const own = await ownAppealed(viewer, thing)
  const answered = own.asked?.resolvedAt ? await decisionAt(thing.subject, thing.id, own.asked.resolvedAt) : undefined
  const { title, html, path, mayAsk, authorId, contestId } = own
  const waits = own.asked !== undefined && own.asked.resolvedAt === null
  const open = mayAsk || waits
  const alone = open && !(await somebodyElse(contestId, own.decided?.moderatorId, authorId))
  return {
    ...{ title, html, path, mayAsk },
    amendPath: own.state === 'held' && own.stateReason !== '' ? amendPath(thing) : null,
    decided: await decidedWords(own, answered),
    asked: own.asked && !mayAsk ? own.asked.words : null,
    outcome: own.asked && !mayAsk ? outcomeOf(own, answered) : null,
    /** Nobody but who decided is here to read it. */
    alone,
  }
}

const amendPath = ({ subject, id }: Thing) => (subject === 'idea' ? `/i/${id}/edit` : `/comments/${id}/edit`)

async function decidedWords(own: Own, answered: DecisionRow | undefined) {
  const appealed = answered?.appealOf ? await decisionById(answered.appealOf) : own.decided
  const against = appealed && (appealed.decision === 'hide' || appealed.decision === 'return') ? appealed : undefined
  const reason = against?.reason ?? own.stateReason
  return {
    sentence: sentenceOf(against, own.timeZone),
    reason: reason && m.ideas_reason({ reason: stateReason(reason) }),
    words: against?.words ?? own.stateWords,
  }
}

function sentenceOf(against: DecisionRow | undefined, timeZone: string) {
  if (!against) return ''
  const date = showDay(against.createdAt, timeZone)
  return against.decision === 'hide' ? m.moderation_was_hidden({ date }) : m.moderation_was_returned({ date })
}

function outcomeOf({ asked, timeZone }: Own, answered: DecisionRow | undefined) {
  if (!asked?.resolvedAt) return { tone: 'sun' as const, sentence: m.moderation_appeal_waits(), words: '' }
  const date = showDay(asked.resolvedAt, timeZone)
  const stays = answered?.decision === 'uphold' || answered?.decision === 'hide' || answered?.decision === 'return'
  return stays
    ? { tone: 'contra' as const, sentence: m.moderation_appeal_refused({ date }), words: answered?.words ?? '' }
    : { tone: 'pro' as const, sentence: m.moderation_appeal_granted({ date }), words: answered?.words ?? '' }
}
