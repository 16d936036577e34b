interface Waiting {
  state: 'draft' | 'held' | 'published' | 'withdrawn' | 'merged' | 'hidden'
  turn: 'ours' | 'theirs' | 'none'
  promisedBy: Date | null
  answeredAt: Date | null
}

/** Who has to do something next: the team (`ours`), the author (`theirs`) or nobody; and whether a promise was broken. */
export function whoseTurn(idea: Waiting, now: Date): { turn: 'ours' | 'theirs' | 'none'; late: boolean } {
  const live = idea.state === 'published' || idea.state === 'held'
  const turn = live ? idea.turn : 'none'
  const late = turn === 'ours' && idea.answeredAt === null && idea.promisedBy !== null && idea.promisedBy < now
  return { turn, late }
}
