import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { parseArgs } from 'node:util'
import { type ExportFormat, exportContest, exportFormats } from '#app/features/winners/export-contest.server.ts'
import { type Command, Refusal, say } from './command.ts'
import { countWhole } from './count-whole.server.ts'
import { operator } from './operator.server.ts'

export const exportCommand: Command = {
  name: 'export',
  summary: 'Write a contest, its winners or its ballots as a file.',
  usage: `npm run aflora -- export <contest> --format ${exportFormats.join('|')} [--out <file>]

json, csv, xlsx   the ideas with everything about them
md                a dossier of every winner
zip               the whole contest; “import zip” reads it back
ballots           the counted ballots as CSV, without people
pb, toc, toi, soi, cat, blt, ballots-json
                  the same once the contest is closed, as Pabulib, PrefLib, BLT and JSON, where the
                  format can hold them; “count <file>” reads them
--out -           to standard output`,
  async run(words) {
    const options = { format: { type: 'string' }, out: { type: 'string' } } as const
    const { positionals, values } = parseArgs({ args: words, allowPositionals: true, options })
    const [slug] = positionals
    if (!slug) throw new Refusal('Say which contest: export <contest> --format <format>.')
    if (!exportFormats.includes(values.format as ExportFormat))
      throw new Refusal(`Formats are: ${exportFormats.join(', ')}.`)
    const viewer = await operator(slug)
    await countWhole(slug)
    const { name, body } = await exportContest(viewer, slug, values.format as ExportFormat).catch(inWords)
    if (values.out === '-') return pipeline(piecesOf(body), process.stdout, { end: false })
    const file = values.out ?? name
    say(`${file} (${await writeOut(file, body)} bytes)`)
  },
}

function inWords(fault: unknown): never {
  if (fault instanceof Response && fault.status === 409)
    throw new Refusal(
      'Ballots in this format are there once the contest is closed, and if the format can hold its kind of ballot.',
    )
  throw fault
}

const piecesOf = (body: string | ReadableStream<Uint8Array>) =>
  typeof body === 'string' ? [body] : Readable.fromWeb(body as NodeStream)

/** What could not be written as a whole does not stay. */
async function writeOut(file: string, body: string | ReadableStream<Uint8Array>) {
  const out = createWriteStream(file)
  try {
    await pipeline(piecesOf(body), out)
    return out.bytesWritten
  } catch (fault) {
    const { code, syscall } = fault as NodeJS.ErrnoException
    if (out.bytesWritten > 0) await rm(file, { force: true })
    throw syscall ? new Refusal(`${file} could not be written: ${code}.`) : fault
  }
}
