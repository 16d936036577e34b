import type { VoteRefusal } from '#app/features/votes/may-vote.ts'

/** What somebody can say about two ideas, in the order in which they were shown. */
export const pairChoices = ['first', 'second', 'undecided', 'neither'] as const
export type PairChoice = (typeof pairChoices)[number]

/** Why a comparison is not taken; `choose_refused_…` or `votes_refused_…` says it to the person. */
export type ComparisonRefusal = VoteRefusal | 'pair-unknown' | 'compared-already' | 'not-the-latest' | 'nothing-to-undo'

export type ComparisonRefused = { ok: false; reason: ComparisonRefusal; contestId: string }
