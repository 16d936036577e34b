import { audit } from '#app/features/events/audit.server.ts'
import { record } from '#app/features/events/record.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { findUnion } from '#app/features/unions/find-union.server.ts'
import type { LetterInput } from '#app/features/unions/forms.server.ts'
import { answerDue } from '#app/features/unions/letters/answer-due.server.ts'
import type { About } from '#app/features/unions/letters/letter-about.server.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newShortId } from '#drizzle/ids.ts'
import { addLetter, addSignature, lettersSince } from '#drizzle/queries/letters.ts'

const mostADay = 3
const day = 24 * 60 * 60 * 1000

export type LetterWritten = { ok: true; id: string } | { ok: false; reason: 'unions_too_many_letters' }

/**
 * Writes an open letter in the name of a union: it stands for everybody who sees what it is about, starts the clock of
 * its answer, and its members hear of it. The caller has found what it is about for this viewer. Throws 404 for those who
 * do not speak for the union.
 */
export async function writeLetter(
  viewer: Viewer,
  unionId: string,
  { contest, idea }: About,
  input: LetterInput,
  now = new Date(),
): Promise<LetterWritten> {
  const html = await renderMarkdown(input.text)
  return transaction(async () => {
    const { union } = await findUnion(viewer, unionId, 'union.speak')
    if ((await lettersSince(union.id, new Date(now.getTime() - day))) >= mostADay)
      return { ok: false, reason: 'unions_too_many_letters' }
    const id = newShortId()
    const place = { contestId: contest?.id ?? null, ideaId: idea?.id ?? null }
    const promisedBy = await answerDue(contest, now)
    await addLetter({
      id,
      groupId: union.id,
      authorId: viewer.id,
      ...place,
      ...input,
      html,
      promisedBy,
      createdAt: now,
    })
    await addSignature(id, viewer.id, now)
    const about = { contestId: contest?.id, ideaId: idea?.id, subjectId: id, letterId: id }
    await record('letter.written', viewer, about, now)
    await audit(viewer, 'letter.written', { subject: 'letter', subjectId: id, after: { title: input.title } }, now)
    return { ok: true, id }
  })
}
