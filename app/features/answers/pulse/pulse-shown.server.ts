import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import { pulseOf } from '#drizzle/queries/answer-clock.ts'
import { commentWithPlace } from '#drizzle/queries/comments.ts'

type IdeaFound = Awaited<ReturnType<typeof findIdea>>
type PulseSaid = Awaited<ReturnType<typeof pulseOf>> | null
export type PulseShown = Awaited<ReturnType<typeof pulseShown>>

/**
 * What stands under an official answer: what its author said to it and replied, and for the author the question itself.
 * In words already here, so that they need not travel as script.
 */
export async function pulseShown(viewer: Viewer, ideaId: string, answerId: string) {
  return foundPulse(viewer, await findIdea(viewer, ideaId, 'idea.read'), answerId, await pulseOf(answerId))
}

/** The same for an idea that is at hand, with what its author said to the answer. */
export async function foundPulse(viewer: Viewer, { idea, contest }: IdeaFound, answerId: string, said: PulseSaid) {
  insist(can(viewer, 'idea.read', { ...idea, contest }))
  const mine = can(viewer, 'idea.pulse', { ...idea, contest }).allow
  const path = `/i/${idea.id}/pulse`
  return {
    ...{ path, answerId, mine },
    said: said ? verdicts[said.verdict]() : '',
    again:
      said?.verdict === 'no' && !idea.answeredAt && idea.promisedBy
        ? m.answers_pulse_again({ date: showDay(idea.promisedBy, contest.timeZone) })
        : '',
    reply: await replyShown(mine, said?.replyId ?? null),
    ask: mine && !said ? { question: m.answers_pulse_question(), choices: choices() } : null,
    replyLink: mine && said && !said.replyId ? m.answers_pulse_reply_link() : '',
  }
}

const verdicts = {
  yes: m.answers_pulse_said_yes,
  partly: m.answers_pulse_said_partly,
  no: m.answers_pulse_said_no,
}

const choices = () => [
  { value: 'yes', label: m.answers_pulse_yes() },
  { value: 'partly', label: m.answers_pulse_partly() },
  { value: 'no', label: m.answers_pulse_no() },
]

/** The reply once everybody may read it; the author is told that theirs waits. */
async function replyShown(mine: boolean, replyId: string | null) {
  const reply = replyId ? (await commentWithPlace(replyId))?.comment : undefined
  if (reply?.state === 'published') return { html: reply.html, note: '' }
  return mine && reply?.state === 'held' ? { html: reply.html, note: m.answers_pulse_reply_held() } : null
}
