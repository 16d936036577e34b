import { audit } from '#app/features/events/audit.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import {
  addImport,
  addManyParticipants,
  commentsBySource,
  ideasBySource,
  recountContest,
} from '#drizzle/queries/imports.ts'
import type { Arrival } from './arrival.ts'
import type { Batch, Oddity } from './batch.ts'
import { bringComments } from './bring-comments.server.ts'
import { bringIdeas } from './bring-ideas.server.ts'
import { bringPeople } from './bring-people.server.ts'
import { bringVotes } from './bring-votes.server.ts'
import { type Progress, silent } from './progress.ts'
import { renderBatch } from './render-batch.server.ts'

/** What an import did, for the person who ran it and for the record. */
export interface ImportReport {
  /** Null when everything was there already. */
  importId: string | null
  contest: string
  people: number
  ideas: number
  hidden: number
  comments: number
  votes: number
  importedVotes: number
  alreadyHere: number
  odd: Oddity[]
}

/** Thrown at the end of a rehearsal, to take everything back. */
export class Rehearsal extends Error {
  constructor(readonly report: ImportReport) {
    super('rehearsal')
  }
}

/**
 * Writes a batch into a contest in one transaction: all of it or nothing. What is there already, by source id,
 * is left alone, so that the same import twice adds nothing. With `dryRun` everything is done and taken back.
 */
export async function writeBatch(
  actor: { id: string } | null,
  contestFor: (briefHtml: string) => Promise<ContestRow>,
  batch: Batch,
  { dryRun = false, progress = silent }: { dryRun?: boolean; progress?: Progress } = {},
  now = new Date(),
): Promise<ImportReport> {
  const rendered = await renderBatch(batch, progress)
  try {
    return await transaction(async () => {
      const contest = await contestFor(rendered.brief)
      const [ideas, comments] = [await ideasBySource(contest.id), await commentsBySource(contest.id)]
      const report = await bring({
        importId: newId(),
        contest,
        batch,
        rendered,
        people: new Map(),
        ideas,
        comments,
        progress,
        now,
      })
      if (report.importId) await keepRecord(actor, report.importId, contest, batch, report, now)
      if (dryRun) throw new Rehearsal(report)
      return report
    })
  } catch (fault) {
    if (fault instanceof Rehearsal) return fault.report
    throw fault
  }
}

async function bring(arrival: Arrival): Promise<ImportReport> {
  const { batch, contest, now } = arrival
  const people = await bringPeople(arrival)
  const ideas = await bringIdeas(arrival)
  const comments = await bringComments(arrival)
  const votes = await bringVotes(arrival)
  await addManyParticipants(
    [...new Set(ideas.map((idea) => idea.authorId))].map((personId) => ({
      contestId: contest.id,
      personId,
      createdAt: now,
    })),
  )
  await recountContest(contest.id)
  const added = people + ideas.length + comments + votes.counted + votes.kept
  return {
    importId: added === 0 ? null : arrival.importId,
    contest: contest.slug,
    people,
    ideas: ideas.length,
    hidden: ideas.filter((idea) => idea.state === 'hidden').length,
    comments,
    votes: votes.counted,
    importedVotes: votes.kept,
    alreadyHere: batch.ideas.length - ideas.length + batch.comments.length - comments,
    odd: batch.odd,
  }
}

async function keepRecord(
  actor: { id: string } | null,
  id: string,
  contest: ContestRow,
  batch: Batch,
  report: ImportReport,
  now: Date,
) {
  const { format, source } = batch
  await addImport({
    id,
    format,
    source,
    contestId: contest.id,
    actorId: actor?.id ?? null,
    report: { ...report },
    createdAt: now,
  })
  await audit(
    actor,
    'import.done',
    { subject: 'import', subjectId: id, after: { contest: contest.slug, ideas: report.ideas } },
    now,
  )
}
