import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'

/** What an owner says about a final: its ideas are there from the beginning, so that only the vote has dates. */
export function asFinal(wish: ContestWish): ContestWish {
  const ideasFrom = wish.votingFrom ?? wish.ideasFrom ?? null
  return { ...wish, kind: 'contest', overlap: true, ideasFrom, ideasUntil: null, votingFrom: null }
}
