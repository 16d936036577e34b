import { canonicalJson } from '#app/features/contests/canonical-json.ts'
import { openBytes } from '#app/features/files/file-store.server.ts'
import { makeZip, type ZipPart } from '#app/features/files/make-zip.server.ts'
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

/**
 * A whole contest as a zip of JSON Lines that `import zip` reads back to an identical one. It holds everything the
 * owner may see, ballots with their people's ids, pictures and documents included; no addresses, no passwords. What is
 * read lies packed on the disk until it is sent. The caller has asked the policy.
 */
export const wholeZip = (contest: ContestRow) => makeZip(entriesOf(contest), manifestName)

/** The manifest last, which says how many lines there are; in the table of contents it is the first. */
async function* entriesOf(contest: ContestRow): AsyncGenerator<ZipPart> {
  const people = new Set<string>()
  const files: Manifest['files'] = {}
  for (const part of bundleParts) {
    const name = fileOf(part)
    yield {
      name,
      parts: asLines(named(bundleRows(part, contest.id), people), (lines) => Object.assign(files, { [name]: lines })),
    }
  }
  yield {
    name: peopleFile,
    parts: asLines(bundlePeople([...people]), (lines) => Object.assign(files, { [peopleFile]: lines })),
  }
  yield* bytesIn(contest.id)
  const manifest: Manifest = {
    format: formatName,
    version: formatVersion,
    contest: { id: contest.id, slug: contest.slug, title: contest.title },
    files,
  }
  yield { name: manifestName, parts: [`${JSON.stringify(manifest, null, 2)}\n`] }
}

/** Pictures and documents, which are packed already. */
async function* bytesIn(contestId: string): AsyncGenerator<ZipPart> {
  for (const { id } of await filesOfContest(contestId)) {
    const bytes = await openBytes(id)
    if (bytes) yield { name: bytesFile(id), parts: bytes as unknown as AsyncIterable<Uint8Array>, isPacked: true }
  }
}

/** The same rows; notes whom they name. */
async function* named(pieces: AsyncIterable<BundleRow[]>, people: Set<string>) {
  for await (const rows of pieces) {
    for (const row of rows)
      for (const column of personColumns) if (typeof row[column] === 'string') people.add(row[column])
    yield rows
  }
}

/** One row a line, keys sorted at every depth, so that both engines write the same; how many there were is told in the end. */
async function* asLines(pieces: AsyncIterable<BundleRow[]>, counted: (lines: number) => void) {
  let lines = 0
  for await (const rows of pieces) {
    lines += rows.length
    yield rows.map((row) => `${canonicalJson(JSON.parse(JSON.stringify(row)))}\n`).join('')
  }
  counted(lines)
}
