import { parseArgs } from 'node:util'
import { type CsvField, type CsvMap, csvFields } from '#app/features/imports/formats/csv.server.ts'
import { type ImportFormat, importFormats, runImport } from '#app/features/imports/run-import.server.ts'
import { undoImport } from '#app/features/imports/undo-import.server.ts'
import type { ImportReport } from '#app/features/imports/write-batch.server.ts'
import { personByEmail } from '#drizzle/queries/people.ts'
import { type Command, Refusal, say, showProgress } from './command.ts'

export const importCommand: Command = {
  name: 'import',
  summary: 'Bring ideas, comments and votes from elsewhere, or from our own zip.',
  usage: `npm run aflora -- import <format> <path> [--contest <slug>] [--host <email>] [--dry-run]
npm run aflora -- import csv <file> --contest <slug> [--map title=Headline --map body=Text …]
npm run aflora -- import undo <import id>

formats: ${importFormats.join(', ')}
--dry-run   does everything, reports it, and takes it back
--map       which column of a table is ${csvFields.join(', ')}`,
  async run(words) {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        contest: { type: 'string' },
        host: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        map: { type: 'string', multiple: true, default: [] },
      },
    })
    const [format, path] = positionals
    if (format === 'undo') return undo(path)
    if (!importFormats.includes(format as ImportFormat)) throw new Refusal(`Formats are: ${importFormats.join(', ')}.`)
    if (!path) throw new Refusal('Say which file or folder to import.')
    const dryRun = values['dry-run']
    const host = values.host ? await hostNamed(values.host) : null
    const wanted = {
      format: format as ImportFormat,
      path,
      contest: values.contest,
      map: readMap(values.map),
      dryRun,
      host,
    }
    printReport(await runImport(wanted, showProgress), dryRun)
  },
}

async function hostNamed(email: string) {
  const person = await personByEmail(email.toLowerCase())
  if (!person) throw new Refusal(`There is no account ${email}.`)
  return person
}

function readMap(pairs: string[]): CsvMap {
  const map: CsvMap = {}
  for (const pair of pairs.flatMap((each) => each.split(','))) {
    const [field = '', ...column] = pair.split('=')
    if (!csvFields.includes(field as CsvField) || column.length === 0) {
      throw new Refusal(`“${pair}” is no mapping; write field=Column with a field of ${csvFields.join(', ')}.`)
    }
    map[field as CsvField] = column.join('=')
  }
  return map
}

async function undo(id: string | undefined) {
  if (!id) throw new Refusal('Say which import to undo; its id was printed when it was done.')
  const outcome = await undoImport(null, id)
  if (!outcome.ok) throw new Refusal(undoRefusals[outcome.reason](outcome))
  say(`Undone: ${outcome.ideas} ideas with what came along are gone.`)
}

const undoRefusals = {
  unknown: () => 'There is no such import, or it was undone before.',
  'others-added': ({ votes, comments }: { votes?: number; comments?: number }) =>
    `Others have since added ${votes} votes and ${comments} comments to these ideas; undoing would take them along, so nothing was changed.`,
  frozen: () => 'Its contest has been counted; nothing was changed.',
}

function printReport(report: ImportReport, dryRun: boolean) {
  say(
    dryRun
      ? 'Rehearsal: nothing was kept.'
      : report.importId
        ? `Import ${report.importId}`
        : 'Everything was there already; nothing was added.',
  )
  say(`contest          ${report.contest}`)
  say(`people           ${report.people}`)
  say(`ideas            ${report.ideas}${report.hidden ? ` (${report.hidden} hidden)` : ''}`)
  say(`comments         ${report.comments}`)
  say(`votes            ${report.votes}`)
  say(`kept as detail   ${report.importedVotes} (passes and noes; never counted)`)
  if (report.alreadyHere > 0) say(`already here     ${report.alreadyHere}`)
  for (const { what, count, examples } of report.odd) {
    say(`odd: ${count} ${what}${examples.length > 0 ? `, e.g. ${examples.join(' · ')}` : ''}`)
  }
  if (!dryRun && report.importId) say(`undo with: npm run aflora -- import undo ${report.importId}`)
}
