import { audit } from '#app/features/events/audit.server.ts'
import { record } from '#app/features/events/record.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { LetterAnswerInput } from '#app/features/unions/forms.server.ts'
import { findLetter } from '#app/features/unions/letters/find-letter.server.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addLetterAnswer, answersToLetter, changeLetter, supersedeLetterAnswers } from '#drizzle/queries/letters.ts'

export type LetterAnswered = { ok: true; corrected: boolean } | { ok: false; reason: 'answered-meanwhile'; by: string }

/**
 * Answers a letter in the name of the organisation, signed with name and title, for everybody who sees the letter; who
 * signed it or belongs to the union hears of it. A correction takes the place of the earlier answer, which stays readable;
 * nothing is written when there is another answer by now than `seen`. Throws 404 for those who may not answer.
 */
export async function answerLetter(
  viewer: Viewer,
  id: string,
  { text, seen }: LetterAnswerInput,
  now = new Date(),
): Promise<LetterAnswered> {
  const html = await renderMarkdown(text)
  return transaction(async () => {
    const { letter } = await findLetter(viewer, id, 'letter.answer')
    const standing = (await answersToLetter(id)).find(({ answer }) => answer.supersededAt === null)
    if (seen !== undefined && seen !== (standing?.answer.id ?? ''))
      return { ok: false, reason: 'answered-meanwhile', by: standing?.author ?? '' }
    const answerId = newId()
    await supersedeLetterAnswers(id, now)
    const signed = { authorId: viewer.id, authorTitle: viewer.title }
    await addLetterAnswer({ id: answerId, letterId: id, ...signed, text, html, createdAt: now })
    await changeLetter(id, { answeredAt: letter.answeredAt ?? now })
    const { contestId, ideaId } = letter
    const about = { contestId: contestId ?? undefined, ideaId: ideaId ?? undefined, subjectId: answerId, letterId: id }
    const corrected = standing !== undefined
    await record('letter.answered', viewer, { ...about, corrected }, now)
    await audit(viewer, 'letter.answered', { subject: 'letter', subjectId: id, after: { text } }, now)
    return { ok: true, corrected }
  })
}
