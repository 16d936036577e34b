import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { changePerson } from '#drizzle/queries/people.ts'

/** Remembers the language of an account or guest for their pages on every device and for their mail. */
export async function chooseLanguage(viewer: Viewer, language: 'en' | 'es' | 'ru') {
  if (viewer.kind === 'visitor') return
  await transaction(() => changePerson(viewer.id, { language }))
}
