import { audit } from '#app/features/events/audit.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { type FoundName, findNameToDecide, type NameThing } from '#app/features/moderation/names/find-name.server.ts'
import type { NameDecision } from '#app/features/moderation/names/forms.server.ts'
import { neutralName } from '#app/features/moderation/names/neutral-name.server.ts'
import { tellBearer } from '#app/features/moderation/names/tell-bearer.server.ts'
import { nameSkeleton } from '#app/features/people/name-skeleton.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { newId } from '#drizzle/ids.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { changeGroup, groupWithSkeleton } from '#drizzle/queries/groups.ts'
import {
  addNameDecision,
  latestReplacement,
  type NameDecisionRow,
  openReportsOfName,
  resolveNameReports,
} from '#drizzle/queries/names.ts'
import { changePerson } from '#drizzle/queries/people.ts'

export interface NameWish {
  decision: NameDecision
  /** The name that was read. */
  seen: string
  reason?: string
  words?: string
}

export type NameDecided =
  | { ok: true }
  | { ok: false; reason: 'over' | 'changed' | 'own-decision' | 'not-offered' | 'name-used' }

/**
 * Leaves a reported name or puts a neutral one in its place until its bearer chooses another; or answers the appeal
 * against that. Throws 404 for who moderates not the whole site, 403 about one's own name.
 */
export async function decideName(viewer: Viewer, thing: NameThing, wish: NameWish, now = new Date()) {
  await findNameToDecide(viewer, thing)
  return transactionInTurn(`name:${thing.id}`, async (): Promise<NameDecided> => {
    const found = await findNameToDecide(viewer, thing)
    const reports = await openReportsOfName(thing.subject, thing.id)
    if (reports.length === 0) return { ok: false, reason: 'over' }
    if (found.name !== wish.seen) return { ok: false, reason: 'changed' }
    const appealed = reports.some(({ reason }) => reason === 'appeal')
    const answers = wish.decision === 'restore' || wish.decision === 'uphold'
    if (appealed !== answers) return { ok: false, reason: 'not-offered' }
    return appealed ? answerAppeal(viewer, found, wish, now) : decideReport(viewer, found, wish, now)
  })
}

async function decideReport(viewer: Viewer, found: FoundName, wish: NameWish, now: Date): Promise<NameDecided> {
  const { subject, name } = found
  const neutral = wish.decision === 'replace' ? await neutralName(subject) : ''
  if (neutral) await call(found, neutral)
  await keep(viewer, found, wish, { name, neutral }, now)
  return { ok: true }
}

async function answerAppeal(viewer: Viewer, found: FoundName, wish: NameWish, now: Date): Promise<NameDecided> {
  const replaced = (await latestReplacement(found.subject, found.id))?.decision
  if (!replaced) return { ok: false, reason: 'over' }
  const facts = { decidedBy: replaced.moderatorId, authorId: found.bearerId ?? '', contest: null }
  if (!can(viewer, 'appeal.decide', facts).allow) return { ok: false, reason: 'own-decision' }
  const back = wish.decision === 'restore' && found.name === replaced.neutral
  if (back && (await isUsed(found, replaced))) return { ok: false, reason: 'name-used' }
  // Whoever chose another name meanwhile keeps that one; the old one is theirs to take again.
  if (back) await call(found, replaced.name)
  await keep(viewer, found, wish, { name: replaced.name, neutral: replaced.neutral, appealOf: replaced.id }, now)
  return { ok: true }
}

async function isUsed({ subject, id }: FoundName, { name }: NameDecisionRow) {
  if (subject === 'person') return false
  const other = await groupWithSkeleton(nameSkeleton(name))
  return other !== undefined && other.id !== id
}

async function call({ subject, id }: FoundName, name: string) {
  if (subject === 'person') await changePerson(id, { name })
  else await changeGroup(id, { name, skeleton: nameSkeleton(name) })
}

type Kept = Pick<NameDecisionRow, 'name' | 'neutral'> & { appealOf?: string }

async function keep(viewer: Viewer, found: FoundName, wish: NameWish, kept: Kept, now: Date) {
  const { subject, id } = found
  const { decision, reason = '', words = '' } = wish
  const row = { id: newId(), subject, subjectId: id, moderatorId: viewer.id, decision, reason, words, ...kept }
  await addNameDecision({ ...row, createdAt: now })
  await resolveNameReports(subject, id, now)
  await record('name.decided', viewer, { subjectId: id, subject, decision, reason }, now)
  const about = { subject: subject === 'person' ? ('person' as const) : ('group' as const), subjectId: id }
  await audit(viewer, 'name.decided', { ...about, before: { name: found.name }, after: { decision, reason } }, now)
  if (decision !== 'leave') await tellBearer(found, row, now)
}
