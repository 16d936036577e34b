import type { DraftValues } from '#app/features/ideas/propose/draft-values.ts'

const keptDays = 90
const dayMs = 24 * 60 * 60 * 1000

export interface DeviceDraft {
  values: DraftValues
  savedAt: Date
}

const keyOf = (contestId: string) => `draft:idea:${contestId}`

/** What was being written here on this device; nothing when it is older than 90 days or the device keeps nothing. */
export function readDeviceDraft(contestId: string): DeviceDraft | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(contestId)) ?? 'null') as {
      values: DraftValues
      at: number
    } | null
    if (!kept || Date.now() - kept.at > keptDays * dayMs) return undefined
    return { values: kept.values, savedAt: new Date(kept.at) }
  } catch {
    return undefined
  }
}

/** Answers when it was kept; nothing where the device keeps nothing (private windows, full storage). */
export function keepDeviceDraft(contestId: string, values: DraftValues): Date | undefined {
  try {
    const at = Date.now()
    localStorage.setItem(keyOf(contestId), JSON.stringify({ values, at }))
    return new Date(at)
  } catch {
    return undefined
  }
}

export function dropDeviceDraft(contestId: string) {
  try {
    localStorage.removeItem(keyOf(contestId))
  } catch {
    // A device that keeps nothing has nothing to drop.
  }
}
