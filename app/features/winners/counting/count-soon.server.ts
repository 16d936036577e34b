import type { Count } from '#app/features/winners/count-now.server.ts'
import { restLeft } from '#app/features/winners/counting/count-again.ts'
import { finishCount } from '#app/features/winners/counting/finish-count.server.ts'
import { log } from '#app/server/log.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** Nobody looks at a page without an answer for longer. */
const longestWait = 3_000

/**
 * The finished count, or nothing while it takes longer than people wait: then it goes on, or a job takes it up. Nothing
 * at once while one that failed rests.
 */
export async function countSoon(
  contest: ContestRow,
  actor: { id: string } | null = null,
  now = new Date(),
  patience = longestWait,
) {
  if (restLeft(contest.id, now) > 0) return undefined
  let alarm: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    alarm = setTimeout(() => resolve(undefined), patience)
  })
  const made: Promise<Count | undefined> = finishCount(contest, actor, now).catch((fault) => {
    log('error', 'count failed', { error: fault instanceof Error ? fault.message : String(fault) })
    return undefined
  })
  return Promise.race([made, late]).finally(() => clearTimeout(alarm))
}
