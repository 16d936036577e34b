/** Long enough to notice a slip, short enough that no author waits for news. */
const seconds = 30

/** A decision may be taken back for half a minute; what is written about it waits as long. */
export const mayUndoUntil = (decidedAt: Date) => new Date(decidedAt.getTime() + seconds * 1000)

/** Decisions since then may still be taken back. */
export const mayUndoSince = (now: Date) => new Date(now.getTime() - seconds * 1000)
