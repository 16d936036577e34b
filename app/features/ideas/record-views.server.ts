import { fairScore } from '#app/features/ranking/orders/fair-score.ts'
import { transaction } from '#drizzle/database.ts'
import { addViews, bumpContestViews, hasViewed, scoredIdeas, setViews } from '#drizzle/queries/views.ts'

const flushAfter = 2000
const mostAtOnce = 500
/** What is kept when the database cannot write for a while; views beyond that are lost, pages are not. */
const mostKept = 20_000

interface Seen {
  ideaId: string
  viewerId: string
  createdAt: Date
}

const waiting = new Map<string, Seen>()
let timer: NodeJS.Timeout | undefined
let running: Promise<void> | undefined

const keyOf = (ideaId: string, viewerId: string) => `${ideaId} ${viewerId}`

/**
 * Notes that somebody was shown these ideas in a list we ordered. Answers at once; the rows are written in batches,
 * every two seconds or as soon as 500 wait, so that no page waits for a view.
 */
export function recordViews(viewerId: string, ideaIds: string[], now = new Date()) {
  for (const ideaId of ideaIds) {
    if (waiting.size >= mostKept) break
    waiting.set(keyOf(ideaId, viewerId), { ideaId, viewerId, createdAt: now })
  }
  if (waiting.size >= mostAtOnce) void flushViews().catch(tryLater)
  else if (waiting.size > 0) tryLater()
}

/** Whether the idea was shown to them in a list before, written down already (`stored`, where that is known) or not. */
export async function wasShown(ideaId: string, viewerId: string, stored?: boolean) {
  return waiting.has(keyOf(ideaId, viewerId)) || (stored ?? hasViewed(ideaId, viewerId))
}

/** What waits to be written for a visitor is written for the account they turned out to be. */
export function renameViewer(fromId: string, toId: string) {
  for (const [key, seen] of [...waiting]) {
    if (seen.viewerId !== fromId) continue
    waiting.delete(key)
    waiting.set(keyOf(seen.ideaId, toId), { ...seen, viewerId: toId })
  }
}

/** Writes everything that waits; call it before the database is closed. Rejects when the database cannot write. */
export async function flushViews(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  while (running) await running.catch(() => undefined)
  running = writeAll()
  await running.finally(() => {
    running = undefined
  })
}

function tryLater() {
  timer ??= setTimeout(() => flushViews().catch(tryLater), flushAfter).unref()
}

async function writeAll() {
  while (waiting.size > 0) {
    const batch = [...waiting].slice(0, mostAtOnce)
    await transaction(() => writeBatch(batch.map(([, seen]) => seen)))
    for (const [key] of batch) waiting.delete(key)
  }
}

/** Only published ideas take views; counters and fair scores move in the same transaction as the rows. */
async function writeBatch(batch: Seen[]) {
  const published = await scoredIdeas([...new Set(batch.map((seen) => seen.ideaId))])
  const known = new Set(published.map((idea) => idea.id))
  const added = await addViews(batch.filter((seen) => known.has(seen.ideaId)))
  const fresh = countBy(added.map((row) => row.ideaId))

  const changed = published.filter((idea) => fresh.has(idea.id))
  await setViews(changed.map((idea) => viewed(idea, fresh.get(idea.id) ?? 0)))
  const perContest = countBy(changed.flatMap((idea) => Array<string>(fresh.get(idea.id) ?? 0).fill(idea.contestId)))
  for (const [contestId, by] of [...perContest].sort()) await bumpContestViews(contestId, by)
}

function viewed(idea: { id: string; views: number; listVotes: number; fairPrior: number }, by: number) {
  const views = idea.views + by
  return { id: idea.id, views, fairScore: fairScore(idea.listVotes, views, idea.fairPrior) }
}

function countBy(ids: string[]) {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
