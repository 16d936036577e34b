import { audit } from '#app/features/events/audit.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { findLetter } from '#app/features/unions/letters/find-letter.server.ts'
import { transaction } from '#drizzle/database.ts'
import { changeLetter } from '#drizzle/queries/letters.ts'

/**
 * Hides a letter from everybody but its author and moderators, who read why; or, without words, shows it again. Throws
 * 404 for those who do not moderate.
 */
export async function hideLetter(viewer: Viewer, id: string, words: string, now = new Date()) {
  await transaction(async () => {
    const { letter } = await findLetter(viewer, id, 'letter.hide')
    await changeLetter(id, { hiddenAt: words ? now : null, hiddenWords: words })
    const about = { subject: 'letter' as const, subjectId: id, before: { words: letter.hiddenWords }, reason: words }
    await audit(viewer, words ? 'letter.hidden' : 'letter.shown', about, now)
  })
}
