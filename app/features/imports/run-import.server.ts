import type { Batch } from './batch.ts'
import { contestForImport } from './contest-for-import.server.ts'
import { type CsvMap, readCsv } from './formats/csv.server.ts'
import { readDecideMadrid } from './formats/decide-madrid.server.ts'
import { readPolis } from './formats/polis.server.ts'
import { UnreadableSource } from './formats/table.server.ts'
import type { Progress } from './progress.ts'
import { type ImportReport, writeBatch } from './write-batch.server.ts'
import { readZip } from './zip/read-zip.server.ts'

export const importFormats = ['decide-madrid', 'polis', 'csv', 'zip'] as const
export type ImportFormat = (typeof importFormats)[number]

export interface WantedImport {
  format: ImportFormat
  path: string
  /** Slug of the contest to import into; opened when there is none. */
  contest?: string
  map: CsvMap
  dryRun: boolean
  host: { id: string } | null
}

/** Reads a source and writes it, all or nothing. Throws UnreadableSource with one sentence when it cannot be read. */
export async function runImport(wanted: WantedImport, progress: Progress, now = new Date()): Promise<ImportReport> {
  const { dryRun, host } = wanted
  if (wanted.format === 'zip') return readZip(wanted, progress, now)
  const batch = readBatch(wanted)
  return writeBatch(
    host,
    (briefHtml) => contestForImport(host, batch, briefHtml, now),
    batch,
    { dryRun, progress },
    now,
  )
}

function readBatch({ format, path, contest, map }: WantedImport): Batch {
  if (format === 'decide-madrid') return readDecideMadrid(path, contest)
  if (format === 'polis') return readPolis(path, contest)
  if (!contest) throw new UnreadableSource('Say into which contest: --contest <slug>.')
  return readCsv(path, contest, map)
}
