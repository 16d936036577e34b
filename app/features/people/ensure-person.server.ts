import type { Viewer } from '#app/features/policy/viewer.ts'
import { addGuest } from '#drizzle/queries/people.ts'

/**
 * Makes sure that a viewer who acts has a row: a visitor becomes the guest of their visitor id.
 * Call inside the transaction of the act; answers the person's id.
 */
export async function ensurePerson(viewer: Viewer): Promise<string> {
  if (viewer.kind === 'visitor') await addGuest(viewer.id, viewer.language)
  return viewer.id
}
