import { audit } from '#app/features/events/audit.server.ts'
import { voidImported } from '#app/features/votes/void-imported.server.ts'
import { transaction } from '#drizzle/database.ts'
import { dropSearchRow } from '#drizzle/engines/search.ts'
import { removeContest } from '#drizzle/queries/bundle.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import {
  addedSince,
  importById,
  importedIdeaIds,
  markUndone,
  recountContest,
  removeImported,
} from '#drizzle/queries/imports.ts'

type Undone =
  | { ok: true; ideas: number }
  | { ok: false; reason: 'unknown' | 'frozen' | 'others-added'; votes?: number; comments?: number }

/**
 * Takes an import back as a whole. Its ballots are voided in the log, which itself only grows. Refused when others
 * have since voted or commented on what it brought, or when its contest was counted.
 */
export async function undoImport(actor: { id: string } | null, importId: string, now = new Date()): Promise<Undone> {
  return transaction(async () => {
    const row = await importById(importId)
    if (!row || row.undoneAt) return { ok: false, reason: 'unknown' }
    const contest = await contestById(row.contestId)
    if (contest?.closedAt && row.format !== 'zip') return { ok: false, reason: 'frozen' }
    const others = await addedSince(importId)
    if (others.votes + others.comments > 0) return { ok: false, reason: 'others-added', ...others }

    const ids = await importedIdeaIds(importId)
    for (const id of ids) await dropSearchRow(id)
    if (row.format === 'zip') await removeContest(row.contestId, importId)
    else await removeFrom(row.contestId, importId)
    await markUndone(importId, now)
    await audit(actor, 'import.undone', { subject: 'import', subjectId: importId, before: { ideas: ids.length } }, now)
    return { ok: true, ideas: ids.length }
  })
}

async function removeFrom(contestId: string, importId: string) {
  await voidImported(contestId, importId)
  await removeImported(importId)
  await recountContest(contestId)
}
