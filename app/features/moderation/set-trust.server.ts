import { z } from 'zod'
import { audit } from '#app/features/events/audit.server.ts'
import { findThing, type Thing, textOf } from '#app/features/moderation/find-thing.server.ts'
import { standingPage } from '#app/features/people/trust/standing-page.server.ts'
import { LEVELS, type TrustLevel } from '#app/features/people/trust/trust-level.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { choiceField } from '#app/web/choice-fields.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { lineField } from '#app/web/text-fields.server.ts'
import { transaction } from '#drizzle/database.ts'
import { setTrust, trustSetFor, unsetTrust } from '#drizzle/queries/trust.ts'

export const TrustForm = z
  .object({ level: choiceField([...LEVELS, 'rules']), reason: lineField({ max: 300, required: false }) })
  .refine(({ level, reason }) => level === 'rules' || reason !== '', { path: ['reason'], error: 'errors_required' })

/**
 * Whose text it is, as far as a level of trust goes: under another name nobody learns whose. Only for moderators of the
 * whole site, since a level holds everywhere; and never about oneself.
 */
async function authorOf(viewer: Viewer, thing: Thing) {
  const found = await findThing(viewer, thing)
  const { authorId } = textOf(found)
  const nobodyHere = found.author.kind === 'imported'
  if (!can(viewer, 'site.moderate').allow || authorId === viewer.id || nobodyHere) throw notFound()
  return authorId
}

export async function trustPage(viewer: Viewer, thing: Thing) {
  const authorId = await authorOf(viewer, thing)
  const set = await trustSetFor(authorId)
  return { ...(await standingPage(authorId)), set: set ? { level: set.level, reason: set.reason } : null }
}

/** Sets by hand how far the author of a text is trusted, with a reason they read; `rules` leaves it to the rules again. */
export async function setTrustOfAuthor(
  viewer: Viewer,
  thing: Thing,
  { level, reason }: { level: TrustLevel | 'rules'; reason: string },
  now = new Date(),
) {
  const personId = await authorOf(viewer, thing)
  await transaction(async () => {
    const before = await trustSetFor(personId)
    if (level === 'rules') await unsetTrust(personId)
    else await setTrust({ personId, level, reason, setBy: viewer.id, createdAt: now })
    const about = { subject: 'person' as const, subjectId: personId, reason }
    await audit(
      viewer,
      'person.trust-set',
      { ...about, before: { level: before?.level ?? 'rules' }, after: { level } },
      now,
    )
  })
}
