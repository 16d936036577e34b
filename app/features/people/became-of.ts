export type Became =
  | 'held'
  | 'returned'
  | 'hidden'
  | 'withdrawn'
  | 'merged'
  | 'planned'
  | 'started'
  | 'done'
  | 'declined'
  | 'duplicate'
  | 'under_review'
  | 'shortlisted'
  | 'read'
  | 'gathering'
  | 'received'

interface OwnIdea {
  state: string
  stateReason: string
  turn: 'ours' | 'theirs' | 'none'
  promisedBy: Date | null
  readAt: Date | null
  answeredAt: Date | null
  outcome: string | null
  shortlistedAt: Date | null
  place: number | null
}

const outcomes = ['planned', 'started', 'done', 'declined', 'duplicate'] as const

/** What became of an idea in one word, whose turn it is, and the promise that still stands. */
export function becameOf(idea: OwnIdea, contest: { state: string; kind: string }, now: Date) {
  const waits = (idea.state === 'published' || idea.state === 'held') && idea.answeredAt === null
  const promisedBy = waits && idea.turn === 'ours' ? idea.promisedBy : null
  return {
    became: wordFor(idea, contest),
    // Who wins is told to everybody at once, when the contest is concluded.
    won: idea.place !== null && contest.state === 'concluded',
    turn: waits ? idea.turn : ('none' as const),
    promisedBy,
    late: promisedBy !== null && promisedBy < now,
    answered: idea.answeredAt !== null,
  }
}

function wordFor(idea: OwnIdea, contest: { state: string; kind: string }): Became {
  if (idea.state === 'held') return idea.turn === 'theirs' ? 'returned' : 'held'
  if (idea.state === 'hidden' || idea.state === 'withdrawn' || idea.state === 'merged') return idea.state
  const outcome = idea.outcome?.replace(/[ -]/g, '_')
  const told = outcomes.find((word) => word === outcome)
  if (told) return told
  if (outcome === 'under_review') return 'under_review'
  if (idea.shortlistedAt) return 'shortlisted'
  if (contest.state === 'open' && contest.kind !== 'debate') return 'gathering'
  return idea.readAt ? 'read' : 'received'
}
