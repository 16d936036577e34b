import type { TracedVote } from './traced-vote.ts'

/** Nobody reads a card in less. */
const quickest = 1000

/** Votes that came less than a second after the card was first seen. Ranking definition 5.7. */
export const tooFastVotes = (votes: readonly TracedVote[]): TracedVote[] =>
  votes.filter(({ looked }) => looked !== null && looked >= 0 && looked < quickest)
