import { appendMany } from '#app/features/votes/append-many.server.ts'
import { importedBallots } from '#drizzle/queries/imports.ts'

/** Says in the ballot log that the votes of an import no longer stand. The caller removes the votes themselves. */
export async function voidImported(contestId: string, importId: string, now = new Date()) {
  const ballots = await importedBallots(importId)
  const entry = { kind: 'void' as const, value: 0, state: 'void' as const, at: now }
  await appendMany(
    contestId,
    ballots.map(({ personId, ideaId }) => ({ ...entry, personId, ideaId })),
  )
}
