import type { Viewer } from '#app/features/policy/viewer.ts'
import { findLetter } from '#app/features/unions/letters/find-letter.server.ts'
import { transaction } from '#drizzle/database.ts'
import { addSignature, dropSignature } from '#drizzle/queries/letters.ts'

/** A member signs a letter of their union. Throws 403 for others. */
export async function signLetter(viewer: Viewer, id: string, now = new Date()) {
  await transaction(async () => {
    await findLetter(viewer, id, 'letter.sign')
    await addSignature(id, viewer.id, now)
  })
}

/** Takes one's own signature back; it needs no right but to see the letter, so whoever left the union can too. */
export async function unsignLetter(viewer: Viewer, id: string) {
  await transaction(async () => {
    await findLetter(viewer, id)
    await dropSignature(id, viewer.id)
  })
}
