import { type FoundName, type NameThing, nameNow } from '#app/features/moderation/names/find-name.server.ts'
import type { NameDecision } from '#app/features/moderation/names/forms.server.ts'
import { nameReason } from '#app/features/moderation/names/name-reasons.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import { latestReplacement, type NameReportRow, openNameReports } from '#drizzle/queries/names.ts'

export type NamesQueue = Awaited<ReturnType<typeof namesQueue>>
export type NameItem = NamesQueue['names'][number]

const most = 200

/** Names that somebody reported, and those whose bearers ask again, the oldest first. Throws 404 for who may not decide. */
export async function namesQueue(viewer: Viewer, now = new Date()) {
  insist(can(viewer, 'site.moderate'))
  const bySubject = new Map<string, NameReportRow[]>()
  for (const row of await openNameReports(most)) {
    const key = `${row.subject} ${row.subjectId}`
    bySubject.set(key, [...(bySubject.get(key) ?? []), row])
  }
  const shown = await Promise.all([...bySubject.values()].map((reports) => itemOf(viewer, reports, now)))
  return { names: shown.filter((item) => item !== undefined) }
}

/** How many names wait, as the way there says. */
export async function namesWaiting() {
  const rows = await openNameReports(most)
  return new Set(rows.map(({ subject, subjectId }) => `${subject} ${subjectId}`)).size
}

async function itemOf(viewer: Viewer, reports: NameReportRow[], now: Date) {
  const [{ subject, subjectId, createdAt }] = reports as [NameReportRow]
  const found = await nameNow({ subject, id: subjectId })
  if (!found) return undefined
  const appealed = reports.some(({ reason }) => reason === 'appeal')
  const appeal = appealed ? await appealOfName(viewer, found) : null
  const own = !can(viewer, 'name.decide', found).allow
  const decisions: NameDecision[] = appealed ? ['restore', 'uphold'] : ['leave', 'replace']
  return {
    ...{ subject, id: subjectId, name: found.name, path: found.path, appeal },
    kind: subject === 'person' ? m.names_of_person() : m.names_of_union(),
    since: showDay(createdAt, 'UTC', now),
    reports: reports.map(({ id, reason, words }) => ({
      id,
      said: reason === 'appeal' ? m.names_bearer_asks() : m.names_reported_as({ reason: nameReason(reason) }),
      words,
    })),
    decisions: own || appeal?.notYours ? [] : decisions,
  }
}

async function appealOfName(viewer: Viewer, { subject, id, bearerId }: FoundName) {
  const replaced = await latestReplacement(subject, id)
  const facts = { decidedBy: replaced?.decision.moderatorId ?? null, authorId: bearerId ?? '', contest: null }
  return {
    was: replaced ? m.names_was({ name: replaced.decision.name, by: replaced.by }) : '',
    notYours: !can(viewer, 'appeal.decide', facts).allow,
  }
}

export const nameKey = ({ subject, id }: NameThing) => `${subject}-${id}`
