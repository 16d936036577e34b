const minute = 60 * 1000
const minutes = 5

/** A decision may be taken back for five minutes; what is written about it waits as long. */
export const mayUndoUntil = (decidedAt: Date) => new Date(decidedAt.getTime() + minutes * minute)

/** Decisions since then may still be taken back. */
export const mayUndoSince = (now: Date) => new Date(now.getTime() - minutes * minute)
