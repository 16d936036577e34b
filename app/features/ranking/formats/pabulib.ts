/** A row of a Pabulib file by column name; every value as it stands there. */
export type PabulibRow = Readonly<Record<string, string>>

export type PabulibProject = { id: string; cost: number; row: PabulibRow }

/** `approvals` in the order of the file; `points` beside them in cumulative and scoring votes, else null. */
export type PabulibVote = { voterId: string; approvals: string[]; points: number[] | null; row: PabulibRow }

export const VOTE_TYPES = ['approval', 'choose-1', 'cumulative', 'ordinal', 'scoring'] as const
export type PabulibVoteType = (typeof VOTE_TYPES)[number]

/**
 * One participatory-budgeting election in the format of pabulib.org (Stolicki, Szufa & Talmon, arXiv 2012.06539).
 * `budget` and costs are whole numbers of the file's currency. `winners` are the ids in the order of the file, null
 * where the file does not say. Everything else a file holds stays in `meta` and the rows.
 */
export type PabulibElection = {
  meta: PabulibRow
  budget: number
  voteType: PabulibVoteType
  projects: PabulibProject[]
  votes: PabulibVote[]
  winners: string[] | null
}
