import { audit } from '#app/features/events/audit.server.ts'
import { isSource } from '#app/features/ideas/bring/is-source.ts'
import { indexIdea } from '#app/features/ideas/index-idea.server.ts'
import { isSignedHere } from '#app/features/votes/sign-log.server.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addBundleRows, type BundlePart, type BundleRow, bundleParts } from '#drizzle/queries/bundle.ts'
import { contestById, contestNamed } from '#drizzle/queries/contests.ts'
import { ideasByIds } from '#drizzle/queries/ideas.ts'
import { addImport, addManyPeople } from '#drizzle/queries/imports.ts'
import type { SignedHeadRow } from '#drizzle/queries/signed-heads.ts'
import { type Oddity, oddity } from '../batch.ts'
import { UnreadableSource } from '../formats/table.server.ts'
import type { Progress } from '../progress.ts'
import type { WantedImport } from '../run-import.server.ts'
import { type ImportReport, Rehearsal } from '../write-batch.server.ts'
import { bringFiles } from './bring-files.server.ts'
import { type Bundle, openBundle } from './open-bundle.server.ts'

/** Which Markdown a part's HTML is rendered from. The bundle's own HTML would have to be trusted; it brings none. */
const rendered: Partial<Record<BundlePart, [markdown: string, html: string][]>> = {
  contests: [
    ['brief', 'briefHtml'],
    ['conclusion', 'conclusionHtml'],
  ],
  ideas: [['body', 'bodyHtml']],
  comments: [['text', 'html']],
  answers: [['text', 'html']],
  'contest-notes': [['text', 'html']],
  'internal-notes': [['text', 'html']],
}

/** Reads a contest's bundle back, with all its ids, in one transaction. A contest that is here already stays as it is. */
export async function readZip({ path, contest: slug, dryRun, host }: WantedImport, progress: Progress, now: Date) {
  const bundle = openBundle(path)
  await renderAll(bundle, progress)
  const brought = await bringFiles(bundle, dryRun)
  try {
    return await transaction(async () => {
      const there = await contestById(bundle.manifest.contest.id)
      if (there) return reportOf(bundle, null, there.slug)
      const wanted = slug ?? bundle.manifest.contest.slug
      if (await contestNamed(wanted)) {
        throw new UnreadableSource(`There is another contest called ${wanted}; choose a name with --contest <slug>.`)
      }
      const report = await bring(bundle, wanted, host, progress, now, brought)
      if (dryRun) throw new Rehearsal(report)
      return report
    })
  } catch (fault) {
    if (fault instanceof Rehearsal) return fault.report
    throw fault
  }
}

async function renderAll({ rows }: Bundle, progress: Progress) {
  for (const [part, pairs] of Object.entries(rendered) as [BundlePart, [string, string][]][]) {
    for (const [index, row] of rows[part].entries()) {
      for (const [markdown, html] of pairs) row[html] = await renderMarkdown(String(row[markdown] ?? ''))
      if (index % 500 === 0) progress(part, index, rows[part].length)
    }
  }
}

async function bring(
  bundle: Bundle,
  slug: string,
  host: { id: string } | null,
  progress: Progress,
  now: Date,
  odd: Oddity[],
) {
  const importId = newId()
  const { manifest, people, rows } = bundle
  const foreign = [...dropForeignHeads(bundle), ...dropOddSources(bundle)]
  await addManyPeople(people.map((person) => ({ ...person, kind: 'imported' as const, importId, createdAt: now })))
  for (const part of bundleParts) {
    await addBundleRows(
      part,
      rows[part].map((row) => asStored(part, row, slug, importId)),
    )
    progress(part, rows[part].length, rows[part].length)
  }
  for (const idea of await ideasByIds(rows.ideas.map((row) => String(row.id)))) await indexIdea(idea)
  const report = { ...reportOf(bundle, importId, slug), odd: [...foreign, ...odd] }
  const source = manifest.contest.slug
  await addImport({
    id: importId,
    format: 'zip',
    source,
    contestId: manifest.contest.id,
    actorId: host?.id ?? null,
    report: { ...report },
    createdAt: now,
  })
  await audit(host, 'import.done', { subject: 'import', subjectId: importId, after: { contest: slug } }, now)
  return report
}

/**
 * Heads that another site signed prove nothing under our key, and would make every check of the log fail: they stay in
 * the bundle, and the log is signed anew here.
 */
function dropForeignHeads({ manifest: { contest }, rows }: Bundle): Oddity[] {
  const rulesHash = String(rows.contests[0]?.contractHash ?? '')
  const heads = rows['signed-heads'] as unknown as SignedHeadRow[]
  const isOurs = ({ signature, ...head }: SignedHeadRow) =>
    isSignedHere(signature, { ...head, contest: contest.id, rulesHash })
  const foreign = heads.filter((head) => !isOurs(head))
  rows['signed-heads'] = heads.filter(isOurs).map((head) => ({ ...head }))
  if (foreign.length === 0) return []
  return [
    oddity(
      'signed heads of another key, left in the bundle',
      foreign.map(({ seq }) => `entry ${seq}`),
    ) as Oddity,
  ]
}

/** Where something was said first becomes a link on its page: only what people could have named here themselves. */
function dropOddSources({ rows }: Bundle): Oddity[] {
  const brought = rows['brought-ideas']
  const odd = brought.filter(({ source }) => source !== '' && !isSource(String(source)))
  rows['brought-ideas'] = brought.map((row) => (odd.includes(row) ? { ...row, source: '' } : row))
  const sources = oddity(
    'sources that are no address of a page, left out',
    odd.map(({ ideaId }) => `idea ${ideaId}`),
  )
  return sources ? [sources] : []
}

const carriesImport: BundlePart[] = ['contests', 'ideas', 'comments', 'votes', 'imported-votes']

function asStored(part: BundlePart, row: BundleRow, slug: string, importId: string): BundleRow {
  const stored = carriesImport.includes(part) ? { ...row, importId } : row
  return part === 'contests' ? { ...stored, slug } : stored
}

function reportOf({ people, rows }: Bundle, importId: string | null, contest: string): ImportReport {
  const added = importId ? 1 : 0
  return {
    importId,
    contest,
    people: people.length * added,
    ideas: rows.ideas.length * added,
    hidden: rows.ideas.filter((idea) => idea.state === 'hidden').length * added,
    comments: rows.comments.length * added,
    votes: rows.votes.length * added,
    importedVotes: rows['imported-votes'].length * added,
    alreadyHere: importId ? 0 : rows.ideas.length + rows.comments.length,
    odd: [],
  }
}
