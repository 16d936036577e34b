import type { RankedBallot } from '../counting/count-result.ts'

/** Files number candidates from 1 and name them; read back, the number is the id that ballots and rules use. */
export type NamedCandidate = { id: string; name: string }

/** What a file of ranked ballots says, ready to be counted. */
export type RankedElection = { title: string; candidates: NamedCandidate[]; ballots: RankedBallot[] }
