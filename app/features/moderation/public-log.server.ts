import { contestPath } from '#app/features/contests/contest-card-shown.ts'
import { STATE_REASONS, stateReason } from '#app/features/ideas/state-reason.ts'
import { namesLogged } from '#app/features/moderation/names/logged-names.server.ts'
import type { Decision } from '#app/features/moderation/standing.ts'
import { mayUndoSince } from '#app/features/moderation/undo-time.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import { readCursor, writeCursor } from '#app/web/cursor.server.ts'
import { getLanguage } from '#app/web/get-language.ts'
import { instantToLocal } from '#app/web/local-time.ts'
import { countDecisions, loggedDecisions } from '#drizzle/queries/moderation-log.ts'

const perPage = 40
const months = 12
const list = 'moderation-log'

/**
 * What moderators decided in the contests the viewer may see: when, about what kind of thing, by which reason, and what
 * came of an appeal. It holds nobody's name and nobody's words, neither those decided about nor those of moderators,
 * and nothing that may still be taken back.
 */
export async function publicLog(viewer: Viewer, search: URLSearchParams, now = new Date()) {
  const until = mayUndoSince(now)
  const { timeZone } = await siteSettings()
  const before = placeOf(search)
  const rows = await loggedDecisions(viewer, { until, before, limit: perPage + 1 })
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  return {
    reasons: STATE_REASONS.map((reason) => stateReason(reason)),
    names: before ? [] : await namesLogged(timeZone, now),
    months: before ? [] : await countsByMonth(viewer, until, timeZone),
    entries: shown.map((row) => ({
      id: writeCursor(list, [row.at.getTime(), row.id]),
      date: showDay(row.at, timeZone, now),
      kind: row.subject === 'idea' ? m.moderation_log_idea() : m.moderation_log_comment(),
      decision: decided[row.decision](),
      reason: row.reason && stateReason(row.reason),
      appeal: appealWords(row.answer, row.asked === 1),
      contest: { title: row.contest.title, path: contestPath(row.contest) },
    })),
    older: last ? `?before=${encodeURIComponent(writeCursor(list, [last.at.getTime(), last.id]))}` : null,
  }
}

const decided: Record<Decision, () => string> = {
  publish: m.moderation_log_publish,
  return: m.moderation_log_return,
  edit: m.moderation_log_edit,
  hide: m.moderation_log_hide,
  restore: m.moderation_log_restore,
  uphold: m.moderation_log_upheld,
}

function appealWords(answer: Decision | null, asked: boolean) {
  if (answer === 'restore') return m.moderation_log_granted()
  if (answer) return m.moderation_log_upheld()
  return asked ? m.moderation_log_asked() : ''
}

function placeOf(search: URLSearchParams) {
  const place = readCursor(list, search.get('before'))
  if (!Array.isArray(place)) return undefined
  const [at, id] = place as [number, string]
  return { at: new Date(at), id }
}

/** The last twelve months of the organisation's clock in which anything was decided, the newest first. */
async function countsByMonth(viewer: Viewer, until: Date, timeZone: string) {
  const name = new Intl.DateTimeFormat(getLanguage(), { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const [year, month] = instantToLocal(until, timeZone).split('-').map(Number) as [number, number]
  const spans = Array.from({ length: months }, (_, back) => {
    const end = new Date(Date.UTC(year, month - back, 1))
    return { from: new Date(Date.UTC(year, month - 1 - back, 1)), to: end < until ? end : until }
  })
  const rows = await countDecisions(viewer, spans)
  return spans.flatMap(({ from }, nth) => {
    const counted = rows.filter(({ span }) => span === nth)
    if (counted.length === 0) return []
    const of = (decision: Decision, answers = false) =>
      counted.find((row) => row.decision === decision && Boolean(row.answers) === answers)?.n ?? 0
    return {
      month: name.format(from),
      figures: [
        { key: 'publish', label: m.moderation_log_publish(), n: of('publish') },
        { key: 'return', label: m.moderation_log_return(), n: of('return') },
        { key: 'edit', label: m.moderation_log_edit(), n: of('edit') },
        { key: 'hide', label: m.moderation_log_hide(), n: of('hide') },
        { key: 'granted', label: m.moderation_log_granted(), n: of('restore', true) },
        { key: 'upheld', label: m.moderation_log_upheld(), n: of('uphold', true) },
      ],
    }
  })
}
