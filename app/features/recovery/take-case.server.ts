import { audit } from '#app/features/events/audit.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { findCase } from '#app/features/recovery/find-case.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addStep, changeCase, teamOf } from '#drizzle/queries/recovery.ts'

export type Taken = { ok: true; name: string } | { ok: false; reason: 'changed' | 'not-of-the-team' }

/** Says who of the team looks after a complaint; `version` is that of the page the choice was made on. */
export async function takeCase(
  viewer: Viewer,
  id: string,
  { owner, version }: { owner: string; version: number },
  now = new Date(),
): Promise<Taken> {
  const { complaint, contest } = await findCase(viewer, id, 'case.answer')
  return transaction(async () => {
    const person = (await teamOf(contest.id)).find((one) => one.id === owner)
    if (!person) return { ok: false, reason: 'not-of-the-team' }
    if (!(await changeCase({ id, version }, { ownerId: owner }))) return { ok: false, reason: 'changed' }
    await addStep({ id: newId(), caseId: id, actorId: owner, kind: 'owner', createdAt: now })
    const [before, after] = [{ owner: complaint.ownerId }, { owner }]
    await audit(viewer, 'complaint.owner', { subject: 'complaint', subjectId: id, before, after }, now)
    return { ok: true, name: person.name || (person.email ?? '') }
  })
}
