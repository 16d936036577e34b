import { audit } from '#app/features/events/audit.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { findCase } from '#app/features/recovery/find-case.server.ts'
import type { OutcomeInput } from '#app/features/recovery/forms.server.ts'
import { tellPerson } from '#app/features/recovery/tell-person.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addStep, changeCase } from '#drizzle/queries/recovery.ts'

export type CaseAnswered = { ok: true } | { ok: false; reason: 'changed' | 'not-open' }

/** Tells the person what came of their complaint. Whoever does it looks after it from then on, if nobody did. */
export async function answerCase(
  viewer: Viewer,
  id: string,
  { outcome, words, version }: OutcomeInput,
  now = new Date(),
): Promise<CaseAnswered> {
  const { complaint, contest } = await findCase(viewer, id, 'case.answer')
  if (complaint.state !== 'open') return { ok: false, reason: 'not-open' }
  return transaction(async () => {
    const ownerId = complaint.ownerId ?? viewer.id
    const change = { state: 'answered', outcome, ownerId, verdict: null, answeredAt: now } as const
    if (!(await changeCase({ id, version }, change))) return { ok: false, reason: 'changed' }
    await addStep({
      id: newId(),
      caseId: id,
      actorId: viewer.id,
      kind: 'outcome',
      said: outcome,
      words,
      createdAt: now,
    })
    await audit(viewer, 'complaint.answered', { subject: 'complaint', subjectId: id, after: { outcome } }, now)
    const signed = [viewer.name, viewer.title].filter(Boolean).join(', ')
    await tellPerson(complaint, contest, { outcome, words, signed }, now)
    return { ok: true }
  })
}
