import { and, asc, eq, getTableColumns, inArray, or, type SQL, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import {
  answers,
  ballotLog,
  ballotPapers,
  ballotSecrets,
  broughtIdeas,
  comments,
  comparisons,
  contestGuests,
  contestNotes,
  contestRoles,
  contests,
  counts,
  decisions,
  drafts,
  edges,
  files,
  follows,
  ideas,
  ideaTags,
  ideaVersions,
  importedVotes,
  internalNotes,
  juries,
  participants,
  people,
  reports,
  scorecards,
  signedHeads,
  transitions,
  views,
  votes,
} from '../schema/index.ts'

const rowsAtOnce = 500
const ideasAtOnce = 100

const mine = (contestId: string) => db().select({ id: ideas.id }).from(ideas).where(eq(ideas.contestId, contestId))

/**
 * Every table a whole contest lives in, parents first: how its rows are found and in which order they are written.
 * HTML is left out (it is rendered anew where it arrives), and so is which import brought a row.
 */
const parts = {
  contests: { table: contests, of: (id: string) => eq(contests.id, id), order: [contests.id] },
  'contest-roles': {
    table: contestRoles,
    of: (id: string) => eq(contestRoles.contestId, id),
    order: [contestRoles.role, contestRoles.personId],
  },
  'contest-guests': {
    table: contestGuests,
    of: (id: string) => eq(contestGuests.contestId, id),
    order: [contestGuests.kind, contestGuests.value],
  },
  'contest-notes': {
    table: contestNotes,
    of: (id: string) => eq(contestNotes.contestId, id),
    order: [contestNotes.createdAt, contestNotes.id],
  },
  transitions: {
    table: transitions,
    of: (id: string) => eq(transitions.contestId, id),
    order: [transitions.at, transitions.phase],
  },
  participants: {
    table: participants,
    of: (id: string) => eq(participants.contestId, id),
    order: [participants.personId],
  },
  ideas: { table: ideas, of: (id: string) => eq(ideas.contestId, id), order: [ideas.id] },
  'idea-versions': {
    table: ideaVersions,
    of: (id: string) => inArray(ideaVersions.ideaId, mine(id)),
    order: [ideaVersions.ideaId, ideaVersions.version],
  },
  'idea-tags': {
    table: ideaTags,
    of: (id: string) => eq(ideaTags.contestId, id),
    order: [ideaTags.tag, ideaTags.ideaId],
  },
  edges: {
    table: edges,
    of: (id: string) => and(inArray(edges.fromId, mine(id)), inArray(edges.toId, mine(id))),
    order: [edges.fromId, edges.toId, edges.kind],
  },
  'brought-ideas': {
    table: broughtIdeas,
    of: (id: string) => inArray(broughtIdeas.ideaId, mine(id)),
    order: [broughtIdeas.ideaId],
  },
  comments: {
    table: comments,
    of: (id: string) => eq(comments.contestId, id),
    order: [comments.createdAt, comments.id],
  },
  answers: {
    table: answers,
    of: (id: string) => inArray(answers.ideaId, mine(id)),
    order: [answers.ideaId, answers.createdAt, answers.id],
  },
  'internal-notes': {
    table: internalNotes,
    of: (id: string) => inArray(internalNotes.ideaId, mine(id)),
    order: [internalNotes.createdAt, internalNotes.id],
  },
  decisions: {
    table: decisions,
    of: (id: string) => eq(decisions.contestId, id),
    order: [decisions.createdAt, decisions.id],
  },
  votes: { table: votes, of: (id: string) => eq(votes.contestId, id), order: [votes.personId, votes.ideaId] },
  comparisons: {
    table: comparisons,
    of: (id: string) => eq(comparisons.contestId, id),
    order: [comparisons.personId, comparisons.seq],
  },
  'ballot-papers': {
    table: ballotPapers,
    of: (id: string) => eq(ballotPapers.contestId, id),
    order: [ballotPapers.personId],
  },
  'imported-votes': {
    table: importedVotes,
    of: (id: string) => inArray(importedVotes.ideaId, mine(id)),
    order: [importedVotes.ideaId, importedVotes.personId],
  },
  'ballot-log': { table: ballotLog, of: (id: string) => eq(ballotLog.contestId, id), order: [ballotLog.seq] },
  'ballot-secrets': {
    table: ballotSecrets,
    of: (id: string) => eq(ballotSecrets.contestId, id),
    order: [ballotSecrets.seq],
  },
  'signed-heads': { table: signedHeads, of: (id: string) => eq(signedHeads.contestId, id), order: [signedHeads.seq] },
  juries: { table: juries, of: (id: string) => eq(juries.contestId, id), order: [juries.contestId] },
  scorecards: {
    table: scorecards,
    of: (id: string) => eq(scorecards.contestId, id),
    order: [scorecards.ideaId, scorecards.jurorId],
  },
  files: { table: files, of: (id: string) => eq(files.contestId, id), order: [files.createdAt, files.id] },
  counts: { table: counts, of: (id: string) => eq(counts.contestId, id), order: [counts.createdAt, counts.id] },
} as const

export type BundlePart = keyof typeof parts
export type BundleRow = Record<string, unknown>

export const bundleParts = Object.keys(parts) as BundlePart[]

const leftOut = /Html$|^html$|^importId$/
/** An invitation to come for what was brought works on its own site only. */
const invitation = /^(?:claimHash|invitedAt|expiresAt|revokedAt|mailedAt)$/

/** Names of a part's columns as they stand in a bundle. */
export const bundleColumns = (part: BundlePart) =>
  Object.keys(getTableColumns(parts[part].table)).filter(
    (name) => !leftOut.test(name) && !(part === 'brought-ideas' && invitation.test(name)),
  )

/** Names of a part's columns that hold instants. */
export const bundleDates = (part: BundlePart) =>
  Object.entries(getTableColumns(parts[part].table))
    .filter(([, column]) => column.dataType === 'date')
    .map(([name]) => name)

/** All rows of one part of a contest in the bundle's order and without what is left out, in pieces that fit into memory. */
export async function* bundleRows(part: BundlePart, contestId: string): AsyncGenerator<BundleRow[]> {
  const kept = bundleColumns(part)
  const pieces = parts[part].order[0] === ideaIn(part) ? rowsByIdea(part, contestId) : rowsByKey(part, contestId)
  for await (const rows of pieces) yield rows.map((row) => Object.fromEntries(kept.map((name) => [name, row[name]])))
}

/** Where the rows of a part say which idea they belong to. */
const ideaIn = (part: BundlePart) =>
  part === 'ideas' ? ideas.id : (getTableColumns(parts[part].table) as Partial<Record<string, unknown>>).ideaId

/** Rows that are in the order of their ideas: those of some ideas at a time. */
async function* rowsByIdea(part: BundlePart, contestId: string) {
  const { order } = parts[part]
  const found = await mine(contestId).orderBy(asc(ideas.id))
  for (let from = 0; from < found.length; from += ideasAtOnce) {
    const ids = found.slice(from, from + ideasAtOnce).map(({ id }) => id)
    yield await rowsWhere(part, inArray(order[0] as typeof ideas.id, ids))
  }
}

/** Other rows, behind the last one of the piece before. */
async function* rowsByKey(part: BundlePart, contestId: string) {
  const { table, of, order } = parts[part]
  const columns = Object.entries(getTableColumns(table))
  const names = order.map((column) => columns.find(([, each]) => each === column)?.[0] as string)
  let behind: SQL | undefined
  for (;;) {
    const rows = await rowsWhere(part, and(of(contestId), behind) as SQL, rowsAtOnce)
    yield rows
    const last = rows.at(-1)
    if (!last || rows.length < rowsAtOnce) return
    const values = order.map((column, nth) => sql.param(last[names[nth] as string], column))
    behind = sql`(${sql.join([...order], sql`, `)}) > (${sql.join(values, sql`, `)})`
  }
}

async function rowsWhere(part: BundlePart, where: SQL, limit?: number): Promise<BundleRow[]> {
  const { table, order } = parts[part]
  const query = db()
    .select()
    .from(table as typeof ideas)
    .where(where)
    .orderBy(...order.map((column) => asc(column)))
  return limit === undefined ? query : query.limit(limit)
}

/** The people a contest's rows name, by id and in pieces: what is public of them, and no address. */
export async function* bundlePeople(ids: string[]) {
  const sorted = ids.sort()
  for (let start = 0; start < sorted.length; start += rowsAtOnce) {
    const { id, name, affiliation, title } = people
    const part = inArray(people.id, sorted.slice(start, start + rowsAtOnce))
    const found = await db().select({ id, name, affiliation, title }).from(people).where(part)
    yield found.sort((a, b) => (a.id < b.id ? -1 : 1))
  }
}

/** Adds rows of one part; the log's rows may be there from an import that was undone. */
export async function addBundleRows(part: BundlePart, rows: BundleRow[]) {
  for (let start = 0; start < rows.length; start += 300) {
    const values = rows.slice(start, start + 300) as (typeof ideas.$inferInsert)[]
    const write = db()
      .insert(parts[part].table as typeof ideas)
      .values(values)
    await (part === 'ballot-log' ? write.onConflictDoNothing() : write)
  }
}

/** Removes a whole contest but for its ballot log, which only grows. For undoing an import that brought it. */
export async function removeContest(contestId: string, importId: string) {
  const ideasOfIt = mine(contestId)
  await db().delete(views).where(inArray(views.ideaId, ideasOfIt))
  await db().delete(reports).where(eq(reports.contestId, contestId))
  // A final elsewhere may name its ideas.
  await db()
    .delete(edges)
    .where(or(inArray(edges.fromId, ideasOfIt), inArray(edges.toId, ideasOfIt)))
  await db()
    .delete(follows)
    .where(and(eq(follows.kind, 'contest'), eq(follows.subjectId, contestId)))
  await db()
    .delete(drafts)
    .where(eq(drafts.place, `idea:${contestId}`))
  for (const part of bundleParts.filter((name) => name !== 'ballot-log').reverse()) {
    await db()
      .delete(parts[part].table as typeof ideas)
      .where(parts[part].of(contestId) as SQL)
  }
  await db()
    .delete(people)
    .where(and(eq(people.importId, importId), eq(people.kind, 'imported')))
}
