import type { AnswerInput } from '#app/features/answers/forms.server.ts'
import { isKnownReason } from '#app/features/answers/reasons/reason-options.server.ts'
import { saidStatus } from '#app/features/answers/statuses/said-status.server.ts'
import { tellOfAnswer } from '#app/features/answers/tell-of-answer.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { Outcome } from '#app/features/settings/outcome-words.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { newId } from '#drizzle/ids.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { addAnswer, answersOf, supersedeAnswers } from '#drizzle/queries/answers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { noteRead } from '#drizzle/queries/idea-pages.ts'
import { changeIdea, type IdeaRow, ideaWithContest } from '#drizzle/queries/ideas.ts'

export type Answered =
  | { ok: true; answerId: string; idea: IdeaRow; contest: ContestRow; corrected: boolean }
  | { ok: false; reason: 'not-published' }
  | { ok: false; reason: 'reason-unknown' }
  | { ok: false; reason: 'status-unknown' }
  | { ok: false; reason: 'answered-meanwhile'; by: string }

/**
 * Answers an idea in the name of the organisation, signed with the viewer's name and title. A correction takes the place
 * of the earlier answer, which stays readable. `input.seen` is the answer that stood when this one was begun: when there
 * is another by now, nothing is written; with `waiting`, nothing either when the idea waits for nobody any more. The
 * author gets the whole text by mail, who follows it among their news.
 * Throws 404 or 403 for those who may not answer.
 */
export async function answerIdea(
  viewer: Viewer,
  ideaId: string,
  input: AnswerInput & { waiting?: boolean },
  now = new Date(),
): Promise<Answered> {
  const asked = await findIdea(viewer, ideaId, 'idea.answer')
  const html = await renderMarkdown(input.text)
  return transactionInTurn(asked.contest.id, async () => {
    const { idea, contest } = (await ideaWithContest(ideaId)) as { idea: IdeaRow; contest: ContestRow }
    if (idea.state !== 'published' && idea.state !== 'held') return { ok: false, reason: 'not-published' }
    const standing = (await answersOf(ideaId)).find((answer) => answer.supersededAt === null)
    if (!(await isKnownReason(input.reason)) && input.reason !== standing?.reason)
      return { ok: false, reason: 'reason-unknown' }
    const said = await saidStatus(input.outcome, standing?.status)
    if (!said) return { ok: false, reason: 'status-unknown' }
    if (input.waiting && idea.answeredAt) return { ok: false, reason: 'answered-meanwhile', by: standing?.author ?? '' }
    if (input.seen !== undefined && input.seen !== (standing?.id ?? '')) {
      return { ok: false, reason: 'answered-meanwhile', by: standing?.author ?? '' }
    }
    const answerId = await keepAnswer(viewer, idea, { ...input, ...said, html }, now)
    const corrected = standing !== undefined
    await record(
      'idea.answered',
      viewer,
      { contestId: contest.id, ideaId, subjectId: answerId, ...said, corrected },
      now,
    )
    await tellOfAnswer(viewer, { idea, contest }, { ...input, ...said, corrected }, now)
    return { ok: true, answerId, idea, contest, corrected }
  })
}

async function keepAnswer(
  viewer: Viewer,
  idea: IdeaRow,
  { outcome, status, reason, text, html }: AnswerInput & { outcome: Outcome; status: string; html: string },
  now: Date,
) {
  const id = newId()
  await supersedeAnswers(idea.id, now)
  const words = { outcome, status, reason: reason ?? '', text, html }
  const signed = { authorId: viewer.id, authorTitle: viewer.title }
  await addAnswer({ id, ideaId: idea.id, ...signed, ...words, ...waitedFor(idea), createdAt: now })
  await noteRead(idea.id, viewer.id, now)
  await changeIdea(idea.id, { turn: 'none', answeredAt: now, outcome, status, escalatedAt: null })
  const before = { outcome: idea.outcome, status: idea.status }
  await audit(
    viewer,
    'idea.answered',
    { subject: 'idea', subjectId: idea.id, before, after: { outcome, status, text }, reason: words.reason },
    now,
  )
  return id
}

/** The promise this answer keeps or breaks; none for a correction that nobody waited for. */
function waitedFor({ answeredAt, promisedBy, turnSince, publishedAt, createdAt }: IdeaRow) {
  if (answeredAt || !promisedBy) return {}
  return { promisedBy, askedAt: turnSince ?? publishedAt ?? createdAt }
}
