import { findContest } from '#app/features/contests/find-contest.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { countOf } from '#app/features/winners/counting/count-of.server.ts'
import { ballotsCsv } from '#app/features/winners/export/ballots-csv.server.ts'
import { contestJson } from '#app/features/winners/export/contest-json.server.ts'
import { dossiers } from '#app/features/winners/export/dossier.server.ts'
import { ideasCsv } from '#app/features/winners/export/ideas-csv.server.ts'
import { ideasXlsx } from '#app/features/winners/export/ideas-xlsx.server.ts'
import { wholeZip } from '#app/features/winners/export/whole-zip.server.ts'
import { transaction } from '#drizzle/database.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { winnersOf } from '#drizzle/queries/counting.ts'

export const exportFormats = ['json', 'csv', 'xlsx', 'md', 'zip', 'ballots'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface Exported {
  name: string
  type: string
  body: string | Uint8Array
}

const types: Record<ExportFormat, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  md: 'text/markdown; charset=utf-8',
  zip: 'application/zip',
  ballots: 'text/csv; charset=utf-8',
}

/** A contest as a file, for those who run it; what was taken out is in the audit log. Throws 404 for others. */
export async function exportContest(
  viewer: Viewer,
  name: string,
  format: ExportFormat,
  now = new Date(),
): Promise<Exported> {
  const contest = await findContest(viewer, name, 'contest.manage')
  const body = await bodyOf(contest, format, now)
  await transaction(() =>
    audit(viewer, 'contest.exported', { subject: 'export', subjectId: contest.id, after: { format } }, now),
  )
  const file = format === 'ballots' ? `${contest.slug}-ballots.csv` : `${contest.slug}.${format}`
  return { name: file, type: types[format], body }
}

async function bodyOf(contest: ContestRow, format: ExportFormat, now: Date): Promise<string | Uint8Array> {
  if (format === 'csv') return ideasCsv(contest.id)
  if (format === 'xlsx') return ideasXlsx(contest.id)
  if (format === 'zip') return wholeZip(contest)
  if (format === 'ballots') return ballotsCsv(contest.id)
  const count = await countOf(contest)
  if (format === 'json') return contestJson(contest, count, now)
  const chosen = (await winnersOf(contest.id)).map(({ idea }) => idea.id)
  return dossiers(contest, count, chosen.length > 0 ? chosen : count.winners.map((winner) => winner.id))
}
