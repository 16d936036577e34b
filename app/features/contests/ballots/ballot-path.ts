import type { Ballot } from '#app/features/contests/ballots/ballots.ts'

/** Where people fill in their ballot: a page of its own, or two ideas beside each other. */
export const ballotPath = ({ slug, ballot }: { slug: string; ballot: Ballot }) =>
  `/c/${slug}/${ballot === 'pair' ? 'choose' : 'ballot'}`
