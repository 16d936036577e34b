import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { z } from 'zod'
import {
  bytesFile,
  fileOf,
  formatName,
  formatVersion,
  type Manifest,
  manifestName,
  peopleFile,
} from '#app/features/winners/export/bundle-format.ts'
import { type BundlePart, type BundleRow, bundleColumns, bundleDates, bundleParts } from '#drizzle/queries/bundle.ts'
import { UnreadableSource } from '../formats/table.server.ts'

const mostBytes = 2 ** 30

const ManifestFile = z.object({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  contest: z.object({ id: z.string(), slug: z.string(), title: z.string() }),
  files: z.record(z.string(), z.number()),
})

const Person = z.object({
  id: z.string().regex(/^[0-9a-z]{12,40}$/),
  name: z.string().max(200),
  affiliation: z.enum(['customer', 'employee']),
  title: z.string().max(200),
})

export interface Bundle {
  manifest: Manifest
  people: z.infer<typeof Person>[]
  rows: Record<BundlePart, BundleRow[]>
  /** What was sent with the texts, by the id of its row. */
  bytes: Map<string, Uint8Array>
}

/** A bundle's content, checked line by line. Throws UnreadableSource with one sentence when it is not one of ours. */
export function openBundle(file: string): Bundle {
  const files = unpack(file)
  const manifest = readManifest(files[manifestName])
  for (const [name, lines] of Object.entries(manifest.files)) {
    const found = linesOf(files[name]).length
    if (found !== lines)
      throw new UnreadableSource(`The bundle is not whole: ${name} should have ${lines} lines and has ${found}.`)
  }
  const people = linesOf(files[peopleFile]).map((line, index) =>
    checked(Person, parse(line, peopleFile, index), peopleFile, index),
  )
  const rows = Object.fromEntries(
    bundleParts.map((part) => [part, readPart(part, files[fileOf(part)], manifest.contest.id)]),
  )
  const bytes = (rows.files ?? []).flatMap(({ id }) => {
    const found = files[bytesFile(String(id))]
    return found ? [[String(id), found] as const] : []
  })
  return { manifest, people, rows: rows as Bundle['rows'], bytes: new Map(bytes) }
}

function unpack(file: string) {
  try {
    let size = 0
    const filter = (entry: { originalSize: number }) => {
      size += entry.originalSize
      if (size > mostBytes) throw new Error('too large')
      return true
    }
    return unzipSync(readFileSync(file), { filter })
  } catch {
    throw new UnreadableSource(`${file} is not a readable zip (or larger than 1 GiB when unpacked).`)
  }
}

function readManifest(bytes: Uint8Array | undefined): Manifest {
  const parsed = bytes ? ManifestFile.safeParse(parse(strFromU8(bytes), manifestName, 0)) : undefined
  if (!parsed?.success)
    throw new UnreadableSource('This zip is not a contest that Aflora exported, or comes from a newer version.')
  return parsed.data
}

const linesOf = (bytes: Uint8Array | undefined) => (bytes ? strFromU8(bytes).split('\n').filter(Boolean) : [])

function parse(line: string, file: string, index: number): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new UnreadableSource(`${file}, line ${index + 1}, is not JSON.`)
  }
}

function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  file: string,
  index: number,
): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new UnreadableSource(`${file}, line ${index + 1}, is not as Aflora writes it.`)
  return parsed.data
}

/** Rows of one part with their instants as dates; every row belongs to the contest and knows no strange column. */
function readPart(part: BundlePart, bytes: Uint8Array | undefined, contestId: string): BundleRow[] {
  const columns = new Set(bundleColumns(part))
  const dates = bundleDates(part)
  return linesOf(bytes).map((line, index) => {
    const row = checked(z.record(z.string(), z.unknown()), parse(line, fileOf(part), index), fileOf(part), index)
    const stranger = Object.keys(row).find((name) => !columns.has(name))
    if (stranger) throw new UnreadableSource(`${fileOf(part)}, line ${index + 1}, has an unknown field ${stranger}.`)
    if ((row.contestId ?? contestId) !== contestId || (part === 'contests' && row.id !== contestId)) {
      throw new UnreadableSource(`${fileOf(part)}, line ${index + 1}, belongs to another contest.`)
    }
    for (const name of dates) if (typeof row[name] === 'string') row[name] = new Date(row[name])
    return row
  })
}
