import { audit } from '#app/features/events/audit.server.ts'
import { applyRights } from '#app/features/people/sign-on/apply-rights.server.ts'
import type { PendingIdentity } from '#app/features/people/sign-on/pending-identity.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { addIdentity, dropIdentity, personByIdentity, providerById } from '#drizzle/queries/sign-on.ts'

export type Connected =
  | { ok: true; person: PersonRow }
  | { ok: false; reason: 'sign_on_connect_other' | 'sign_on_taken' | 'sign_on_over' }

/** From now on who signs on with this identity is the viewer, who has just proved to be the account's owner. */
export async function connectIdentity(viewer: Viewer, pending: PendingIdentity, now = new Date()): Promise<Connected> {
  if (viewer.kind !== 'account' || viewer.id !== pending.personId) return { ok: false, reason: 'sign_on_connect_other' }
  return transaction(async () => {
    const provider = await providerById(pending.provider)
    const person = await personById(viewer.id)
    if (!provider?.enabled || provider.issuer !== pending.issuer || !person)
      return { ok: false, reason: 'sign_on_over' }
    const { issuer, subject, email, groups } = pending
    const holder = await personByIdentity(issuer, subject)
    if (holder && holder.id !== viewer.id) return { ok: false, reason: 'sign_on_taken' }
    await dropIdentity(viewer.id, issuer)
    await addIdentity({ issuer, subject, personId: viewer.id, email, usedAt: now })
    const about = { subject: 'person' as const, subjectId: viewer.id, after: { provider: provider.name } }
    await audit(viewer, 'sign-on.connected', about, now)
    const identity = { issuer, subject, email, emailVerified: false, name: '', groups }
    return { ok: true, person: await applyRights(provider, identity, person, now) }
  })
}

/** The person signs in by other ways again; refused where there would be none. */
export async function disconnectIdentity(viewer: Viewer, issuer: string, now = new Date()) {
  return transaction(async () => {
    const person = await personById(viewer.id)
    if (!person?.email) return { ok: false as const, reason: 'sign_on_only_way' as const }
    const gone = await dropIdentity(viewer.id, issuer)
    if (gone)
      await audit(viewer, 'sign-on.disconnected', { subject: 'person', subjectId: viewer.id, after: { issuer } }, now)
    return { ok: true as const }
  })
}
