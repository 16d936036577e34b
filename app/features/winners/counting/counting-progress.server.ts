import { m } from '#app/paraglide/messages.js'

interface Progress {
  /** Rules that are counted, the contest's own first. */
  done: number
  of: number
}

/** Counts that this process is making. */
const underWay = new Map<string, Progress>()

/** Keeps how far a count is; null when it has ended. */
export function tellProgress(contestId: string, progress: Progress | null) {
  if (progress) underWay.set(contestId, progress)
  else underWay.delete(contestId)
}

/** That a contest is being counted and, where this process knows it, how far that is. */
export function countingWords(contestId: string) {
  const progress = underWay.get(contestId)
  return progress ? m.winners_being_counted_so_far({ ...progress }) : m.winners_being_counted()
}
