import { findContest } from '#app/features/contests/find-contest.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { ballotFile, formatRefusal } from '#app/features/winners/ballot-files/ballot-file.server.ts'
import type { BallotFormat } from '#app/features/winners/ballot-files/ballot-formats.ts'
import { countOf } from '#app/features/winners/counting/count-of.server.ts'
import { ballotsCsv } from '#app/features/winners/export/ballots-csv.server.ts'
import { contestJson } from '#app/features/winners/export/contest-json.server.ts'
import { dossiers } from '#app/features/winners/export/dossier.server.ts'
import { ideasCsv } from '#app/features/winners/export/ideas-csv.server.ts'
import { ideasXlsx } from '#app/features/winners/export/ideas-xlsx.server.ts'
import { wholeZip } from '#app/features/winners/export/whole-zip.server.ts'
import { inParts } from '#app/web/in-parts.server.ts'
import { conflict } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { winnersOf } from '#drizzle/queries/counting.ts'

const ballotFiles = {
  pb: 'pb',
  toc: 'toc',
  toi: 'toi',
  soi: 'soi',
  cat: 'cat',
  blt: 'blt',
  'ballots-json': 'json',
} as const
const ballotFileNames = Object.keys(ballotFiles) as (keyof typeof ballotFiles)[]
const isBallotFile = (format: ExportFormat): format is keyof typeof ballotFiles => Object.hasOwn(ballotFiles, format)

export const exportFormats = ['json', 'csv', 'xlsx', 'md', 'zip', 'ballots', ...ballotFileNames] as const
export type ExportFormat = (typeof exportFormats)[number]

interface Content {
  body: string | ReadableStream<Uint8Array>
  /** Bytes of a stream, where they are known. */
  size?: number
}

export interface Exported extends Content {
  name: string
  type: string
}

const types: Record<Exclude<ExportFormat, keyof typeof ballotFiles>, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  md: 'text/markdown; charset=utf-8',
  zip: 'application/zip',
  ballots: 'text/csv; charset=utf-8',
}

/**
 * A contest as a file, for those who run it; what was taken out is in the audit log. Large ones are read while they are
 * taken, so what does not want them any more cancels them. Throws 404 for others, and 409 for ballots as other programs
 * read them while they may still change, and in formats that cannot hold them.
 */
export async function exportContest(
  viewer: Viewer,
  name: string,
  format: ExportFormat,
  now = new Date(),
): Promise<Exported> {
  const contest = await findContest(viewer, name, 'contest.manage')
  const file = isBallotFile(format) ? await ballotsOf(contest, ballotFiles[format]) : await fileOf(contest, format, now)
  await transaction(() =>
    audit(viewer, 'contest.exported', { subject: 'export', subjectId: contest.id, after: { format } }, now),
  ).catch((fault) => abandon(file, fault))
  return file
}

async function abandon({ body }: Exported, fault: unknown): Promise<never> {
  if (body instanceof ReadableStream) await body.cancel()
  throw fault
}

async function ballotsOf(contest: ContestRow, format: BallotFormat): Promise<Exported> {
  if (!contest.closedAt || contest.kind !== 'contest') return conflict()
  const count = await countOf(contest)
  if (formatRefusal(contest, count, format)) return conflict()
  return ballotFile(contest, count, format)
}

async function fileOf(contest: ContestRow, format: keyof typeof types, now: Date): Promise<Exported> {
  const name = format === 'ballots' ? `${contest.slug}-ballots.csv` : `${contest.slug}.${format}`
  return { name, type: types[format], ...(await contentOf(contest, format, now)) }
}

async function contentOf(contest: ContestRow, format: keyof typeof types, now: Date): Promise<Content> {
  if (format === 'csv') return { body: await inParts(ideasCsv(contest.id)) }
  if (format === 'xlsx') return ideasXlsx(contest.id)
  if (format === 'zip') return wholeZip(contest)
  if (format === 'ballots') return { body: await inParts(ballotsCsv(contest)) }
  const count = await countOf(contest)
  if (format === 'json') return { body: await inParts(contestJson(contest, count, now)) }
  const chosen = (await winnersOf(contest.id)).map(({ idea }) => idea.id)
  const ids = chosen.length > 0 ? chosen : count.winners.map((winner) => winner.id)
  return { body: await dossiers(contest, count, ids) }
}
