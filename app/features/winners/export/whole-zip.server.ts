import { strToU8, zipSync } from 'fflate'
import { canonicalJson } from '#app/features/contests/canonical-json.ts'
import { readBytes } from '#app/features/files/file-store.server.ts'
import {
  bytesFile,
  fileOf,
  formatName,
  formatVersion,
  type Manifest,
  manifestName,
  peopleFile,
  personColumns,
} from '#app/features/winners/export/bundle-format.ts'
import { type BundleRow, bundleParts, bundlePeople, bundleRows } from '#drizzle/queries/bundle.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { filesOfContest } from '#drizzle/queries/files.ts'

/** Zip knows no earlier day; the same contest makes the same bytes whenever it is written. */
export const timeless = new Date('1980-01-02T00:00:00Z')

/**
 * A whole contest as a zip of JSON Lines that `import zip` reads back to an identical one. It holds everything the
 * owner may see, ballots with their people's ids, pictures and documents included; no addresses, no passwords. The caller has asked the policy.
 */
export async function wholeZip(contest: ContestRow): Promise<Uint8Array> {
  const files: Record<string, string> = {}
  const people = new Set<string>()
  for (const part of bundleParts) {
    const rows = await bundleRows(part, contest.id)
    for (const row of rows)
      for (const column of personColumns) if (typeof row[column] === 'string') people.add(row[column])
    files[fileOf(part)] = asLines(rows)
  }
  files[peopleFile] = asLines(await bundlePeople([...people]))
  const manifest: Manifest = {
    format: formatName,
    version: formatVersion,
    contest: { id: contest.id, slug: contest.slug, title: contest.title },
    files: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.split('\n').length - 1])),
  }
  const all = { [manifestName]: `${JSON.stringify(manifest, null, 2)}\n`, ...files }
  const texts = Object.entries(all).map(([name, text]) => [name, strToU8(text)] as const)
  return zipSync({ ...Object.fromEntries(texts), ...(await bytesIn(contest.id)) }, { mtime: timeless })
}

/** Pictures and documents, which are packed already. */
async function bytesIn(contestId: string) {
  const found: Record<string, [Uint8Array, { level: 0 }]> = {}
  for (const { id } of await filesOfContest(contestId)) {
    const bytes = await readBytes(id)
    if (bytes) found[bytesFile(id)] = [bytes, { level: 0 }]
  }
  return found
}

/** One row a line, keys sorted at every depth, so that both engines write the same. */
const asLines = (rows: BundleRow[]) => rows.map((row) => `${canonicalJson(JSON.parse(JSON.stringify(row)))}\n`).join('')
