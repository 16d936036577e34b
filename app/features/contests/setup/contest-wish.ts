import type { ContestRow } from '#drizzle/queries/contests.ts'

/** Invited by address or by whole domain, both in lower case. */
export interface Invited {
  emails: string[]
  domains: string[]
}

type Chosen = Pick<
  ContestRow,
  | 'kind'
  | 'language'
  | 'title'
  | 'question'
  | 'brief'
  | 'helpText'
  | 'audience'
  | 'takePart'
  | 'eligibility'
  | 'ballot'
  | 'rule'
  | 'votesPerPerson'
  | 'places'
  | 'quorum'
  | 'quorumKind'
  | 'budget'
  | 'budgetUnit'
  | 'weights'
  | 'prizes'
  | 'tags'
  | 'moderation'
  | 'counts'
  | 'receipts'
  | 'readDays'
  | 'promiseDays'
  | 'timeZone'
  | 'ideasFrom'
  | 'ideasUntil'
  | 'votingFrom'
  | 'juryUntil'
  | 'answerBy'
>

/**
 * What an owner says about a contest. Absent means “as it is” when editing and “the usual” when creating;
 * a date that is null means the usual one.
 */
export interface ContestWish extends Partial<Chosen> {
  /** When voting ends; in a debate, when the discussion ends. */
  closes?: Date | null
  /** Whether people vote while ideas still come in. */
  overlap?: boolean
  invited?: Invited
}
