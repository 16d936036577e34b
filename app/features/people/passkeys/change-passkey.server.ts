import { audit } from '#app/features/events/audit.server.ts'
import { queuePasskeyMail } from '#app/features/people/passkeys/queue-passkey-mail.server.ts'
import { sessionHashOf } from '#app/features/people/session-cookie.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import { dropPasskey, namePasskey } from '#drizzle/queries/passkeys.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { endOtherSessions } from '#drizzle/queries/sessions.ts'

/** Gives one of the person's own passkeys another name; somebody else's answers as if it did not exist. */
export async function renamePasskey(viewer: Viewer, id: string, name: string) {
  await transaction(async () => {
    if (!(await namePasskey(id, viewer.id, name))) notFound()
  })
}

/**
 * Removes one of the person's own passkeys: it signs nobody in any more, and whoever is signed in elsewhere is signed
 * out, for the device may be in strange hands. Refused where it is the only way in.
 */
export async function removePasskey(viewer: Viewer, request: Request, id: string, now = new Date()) {
  return transaction(async () => {
    const person = (await personById(viewer.id)) as PersonRow
    if (!person.email) return { ok: false as const, reason: 'sign_on_only_way' as const }
    const gone = await dropPasskey(id, viewer.id)
    if (!gone) throw notFound()
    await endOtherSessions(viewer.id, sessionHashOf(request) ?? '')
    const about = { subject: 'person' as const, subjectId: viewer.id, before: { name: gone.name } }
    await audit(viewer, 'passkey.removed', about, now)
    await queuePasskeyMail(person, 'removed', gone.name, now)
    return { ok: true as const }
  })
}
