import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import { openSpool, spooled, writeAt } from '#app/features/files/open-spool.server.ts'
import { inChunks, type Parts } from '#app/web/in-parts.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'

export interface ZipPart {
  name: string
  parts: Parts
  /** Bytes that are packed already are stored as they are. */
  isPacked?: boolean
}

interface Entry {
  name: string
  method: 0 | 8
  crc: number
  packed: number
  size: number
  /** Where its bytes begin in the archive. */
  at: number
}

/** Without Zip64 lengths have four bytes and the number of entries two. */
const mostBytes = 0xffffffff
const mostEntries = 0xffff
/** 2 January 1980: Zip knows hardly an earlier day, and the same content makes the same bytes whenever it is written. */
const day = 0x0022
/** Names are UTF-8. */
const utf8 = 0x0800
/** What a program must know to unpack it: version 2.0. */
const version = 20

/**
 * Packs what is read into a zip on the disk, each entry as it comes, and answers it as a stream. All has been read
 * before it answers: what fails does so as a whole, and a slow reader keeps nothing waiting but a file. Every entry says
 * its length before its bytes, as simple programs want it. Stops when nobody waits any more. `first` is what the table of contents begins with.
 */
export async function makeZip(entries: AsyncIterable<ZipPart> | Iterable<ZipPart>, first?: string) {
  const spool = await openSpool()
  const { leaving } = requestContext()
  try {
    const found: Entry[] = []
    let at = 0
    for await (const entry of entries) {
      found.push(await append(spool, entry, at, leaving))
      at = endOf(found.at(-1))
    }
    const contents = tableOf(
      found.sort((one, other) => Number(other.name === first) - Number(one.name === first)),
      at,
    )
    await writeAt(spool, contents, at)
    const size = at + contents.byteLength
    return { size, body: spooled(spool, size) }
  } catch (fault) {
    await spool.close()
    throw fault
  }
}

/** The bytes first, then the header in front of them, which tells what they turned out to be. */
async function append(
  spool: FileHandle,
  { name, parts, isPacked }: ZipPart,
  start: number,
  leaving?: AbortSignal,
): Promise<Entry> {
  const at = start + 30 + Buffer.byteLength(name)
  const entry: Entry = { name, method: isPacked ? 0 : 8, crc: 0, packed: 0, size: 0, at }
  const written = async (bytes: AsyncIterable<Uint8Array>) => {
    for await (const part of bytes) {
      leaving?.throwIfAborted()
      if (at + entry.packed + part.byteLength > mostBytes) throw new Error('A zip cannot be larger than 4 GB.')
      await writeAt(spool, part, at + entry.packed)
      entry.packed += part.byteLength
    }
  }
  if (isPacked) await written(measured(parts, entry))
  else await pipeline(measured(parts, entry), createDeflateRaw(), written)
  if (entry.size > mostBytes) throw new Error('A file in a zip cannot be larger than 4 GB.')
  await writeAt(spool, Buffer.concat([four(0x04034b50), said(entry), Buffer.from(name)]), start)
  return entry
}

async function* measured(parts: Parts, entry: Entry) {
  for await (const chunk of inChunks(parts)) {
    entry.crc = crc32(chunk, entry.crc)
    entry.size += chunk.byteLength
    yield chunk
  }
}

const endOf = (entry: Entry | undefined) => (entry ? entry.at + entry.packed : 0)
const startOf = ({ at, name }: Entry) => at - 30 - Buffer.byteLength(name)

function tableOf(entries: Entry[], at: number) {
  if (entries.length > mostEntries) throw new Error('A zip cannot hold more than 65,535 files.')
  const rows = entries.map((entry) =>
    Buffer.concat([
      ...[four(0x02014b50), two(version), said(entry), two(0, 0, 0), four(0, startOf(entry))],
      Buffer.from(entry.name),
    ]),
  )
  const table = Buffer.concat(rows)
  if (at + table.length > mostBytes) throw new Error('A zip cannot be larger than 4 GB.')
  return Buffer.concat([
    ...[table, four(0x06054b50), two(0, 0, entries.length, entries.length), four(table.length, at), two(0)],
  ])
}

/** What both headers of an entry say of it. */
const said = ({ name, method, crc, packed, size }: Entry) =>
  Buffer.concat([two(version, utf8, method, 0, day), four(crc, packed, size), two(Buffer.byteLength(name), 0)])

function two(...values: number[]) {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [nth, value] of values.entries()) bytes.writeUInt16LE(value, nth * 2)
  return bytes
}

function four(...values: number[]) {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [nth, value] of values.entries()) bytes.writeUInt32LE(value, nth * 4)
  return bytes
}
