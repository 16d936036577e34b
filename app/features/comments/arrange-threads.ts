interface Said {
  id: string
  parentId: string | null
}

/** Deeper answers are indented no further; a phone has no room for it. */
export const DEEPEST_LEVEL = 3

/**
 * Comments in the order of a conversation: each is followed by the answers to it, oldest first, as they were given.
 * What answers a comment that is not among them stands at the first level. Deep threads are walked, never recursed.
 */
export function arrangeThreads<Row extends Said>(rows: Row[]): { row: Row; level: number }[] {
  const ids = new Set(rows.map((row) => row.id))
  const answers = new Map<string, Row[]>()
  const first: Row[] = []
  for (const row of rows) {
    if (!row.parentId || !ids.has(row.parentId)) first.push(row)
    else answers.set(row.parentId, [...(answers.get(row.parentId) ?? []), row])
  }
  const arranged: { row: Row; level: number }[] = []
  const open = first.map((row) => ({ row, level: 0 })).reverse()
  for (let next = open.pop(); next; next = open.pop()) {
    arranged.push(next)
    const level = Math.min(next.level + 1, DEEPEST_LEVEL)
    open.push(...(answers.get(next.row.id) ?? []).map((row) => ({ row, level })).reverse())
  }
  return arranged
}
