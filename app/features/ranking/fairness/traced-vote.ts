/** One vote as the signals see it. Keys of networks and devices are opaque: only whether two are the same matters. */
export interface TracedVote {
  voter: string
  idea: string
  /** Milliseconds since the epoch. */
  at: number
  /** The card was shown to this voter in a list before. */
  organic: boolean
  /** Key of the /24 or /48 it came from; empty where it is not known. */
  network: string
  /** Key of what the browser says of itself; empty where it is not known. */
  device: string
  /** Milliseconds from the moment the card was first seen to the vote; null where that is not known. */
  looked: number | null
}

/** One person with a vote in the contest. */
export interface TracedVoter {
  id: string
  /** When they first appeared, in milliseconds since the epoch. */
  since: number
  /** Their address; empty where there is none. */
  mail: string
  /** What else they did: wrote, argued, followed, voted in another contest. */
  otherActs: number
}

/**
 * What speaks against a ballot. `soft` grounds also fit an honest campaign — a link passed round brings new people at
 * once to one idea — and never suffice; `hard` ones are hard to come by honestly.
 */
export type GroundKind =
  | 'direct'
  | 'burst'
  | 'one-idea'
  | 'network'
  | 'device'
  | 'lockstep'
  | 'mailbox'
  | 'throwaway'
  | 'numbered'
  | 'too-fast'

export interface Ground {
  kind: GroundKind
  /** The idea it concerns; empty where it concerns the voter as such. */
  idea: string
  /** How many ballots share this ground. */
  together: number
}
