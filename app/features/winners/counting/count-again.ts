/** A count that failed is tried again after so long, and after twice as long each time it fails again. */
const firstRest = 10_000
const longestRest = 60 * 60 * 1000

const failed = new Map<string, { times: number; next: number }>()

/** Keeps a count that failed from being made again at once: it would most likely fail again, and costs the same. */
export function restAfterFailure(contestId: string, now: Date) {
  const times = (failed.get(contestId)?.times ?? 0) + 1
  const rest = Math.min(longestRest, firstRest * 2 ** (times - 1))
  failed.set(contestId, { times, next: now.getTime() + rest })
}

/** Milliseconds until the count of a contest may be tried again; 0 when it may be now. */
export const restLeft = (contestId: string, now: Date) =>
  Math.max(0, (failed.get(contestId)?.next ?? 0) - now.getTime())

export const forgetFailures = (contestId: string) => void failed.delete(contestId)
