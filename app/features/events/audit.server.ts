import { newId } from '#drizzle/ids.ts'
import { addAudit } from '#drizzle/queries/events.ts'

export interface Audited {
  subject:
    | 'person'
    | 'contest'
    | 'idea'
    | 'comment'
    | 'complaint'
    | 'settings'
    | 'token'
    | 'session'
    | 'import'
    | 'export'
    | 'mail'
    | 'backup'
    | 'file'
    | 'group'
    | 'letter'
  subjectId: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  reason?: string
}

/** Writes who changed what into the audit log, inside the transaction that changes it. */
export async function audit(actor: { id: string } | null, action: string, about: Audited, now = new Date()) {
  await addAudit({ id: newId(), actorId: actor?.id ?? null, action, reason: '', ...about, createdAt: now })
}
