import type { PulseInput } from '#app/features/answers/forms.server.ts'
import { tellOfPulse } from '#app/features/answers/pulse/tell-of-pulse.server.ts'
import { keepComment } from '#app/features/comments/write-comment.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { promisesFor } from '#app/features/ideas/promises-for.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { addPulse, keepReply, pulseOf } from '#drizzle/queries/answer-clock.ts'
import { answersOf } from '#drizzle/queries/answers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { changeIdea, type IdeaRow } from '#drizzle/queries/ideas.ts'

export type Verdict = 'yes' | 'partly' | 'no'

export type PulseSaid =
  | { ok: true; idea: IdeaRow; verdict: Verdict; reopened: boolean; held: boolean }
  | { ok: false; reason: 'no-answer' | 'answered-again' | 'said-already' | 'replied-already' | 'verdict-missing' }

/**
 * The author of an idea says whether the answer understood them, once for each answer, and may reply to it once. “No”
 * starts the clock anew, and whoever answers hears of it. The reply is an argument in the discussion, read by moderators
 * where the contest says so. Throws 404 or 403 for all others.
 */
export async function sayPulse(
  viewer: Viewer,
  ideaId: string,
  input: PulseInput,
  now = new Date(),
): Promise<PulseSaid> {
  const asked = await findIdea(viewer, ideaId, 'idea.pulse')
  const html = await renderMarkdown(input.text)
  return transactionInTurn(asked.contest.id, async () => {
    const { idea, contest } = await findIdea(viewer, ideaId, 'idea.pulse')
    const standing = (await answersOf(ideaId)).find(({ supersededAt }) => supersededAt === null)
    const said = standing && (await pulseOf(standing.id))
    const refusal = refusalOf(input, standing?.id, said)
    if (!standing || refusal) return { ok: false, reason: refusal ?? 'no-answer' }

    const verdict = said?.verdict ?? (input.verdict as Verdict)
    const reply = input.text
      ? await keepComment(viewer, { idea, contest }, { ...asReply, text: input.text, html }, now)
      : undefined
    const pulse = { ideaId, personId: viewer.id, verdict, replyId: reply?.id, createdAt: now }
    if (!said) await addPulse({ answerId: standing.id, ...pulse })
    else if (reply) await keepReply(standing.id, reply.id)

    const about = { contestId: contest.id, ideaId, subjectId: standing.id }
    await record('idea.pulse', viewer, { ...about, verdict, replied: reply !== undefined }, now)
    const reopened = !said && verdict === 'no'
    if (reopened) await reopen(idea, contest, now)
    if (reopened) await tellOfPulse(idea, contest, { signer: standing.authorId, text: input.text }, now)
    return { ok: true, idea, verdict, reopened, held: reply?.state === 'held' }
  })
}

const asReply = { stance: 'none' as const, parent: null, pseudonym: '' }

type Said = Awaited<ReturnType<typeof pulseOf>>

function refusalOf({ answer, verdict, text }: PulseInput, standing: string | undefined, said: Said) {
  if (standing === undefined) return 'no-answer'
  if (answer !== standing) return 'answered-again'
  if (!said) return verdict ? undefined : 'verdict-missing'
  if (text === '') return 'said-already'
  return said.replyId ? 'replied-already' : undefined
}

/** From now on it is the team's turn again, with as many days as it has for a new idea. */
async function reopen(idea: IdeaRow, contest: ContestRow, now: Date) {
  const { promisedBy } = await promisesFor(contest, now)
  await changeIdea(idea.id, { turn: 'ours', turnSince: now, answeredAt: null, escalatedAt: null, promisedBy })
}
