import { bool, createdAt, index, int, json, key, oneOf, primaryKey, table, text, time, unique } from '../columns.ts'
import { contests } from './contests.ts'
import { ideas } from './ideas.ts'
import { people } from './people.ts'

/** What one person says about one idea now; the key makes a second vote impossible. */
export const votes = table(
  'votes',
  {
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    ideaId: key('idea_id')
      .notNull()
      .references(() => ideas.id),
    value: int('value').notNull().default(1),
    state: text('state').$type<'counted' | 'provisional' | 'void'>().notNull(),
    /** Its card was seen in a list we ordered before the vote. */
    organic: bool('organic').notNull().default(false),
    seq: int('seq').notNull().default(0),
    importId: key('import_id'),
    createdAt: createdAt(),
    updatedAt: time('updated_at')
      .notNull()
      .$defaultFn(() => new Date()),
  },
  (vote) => [
    primaryKey({ columns: [vote.contestId, vote.personId, vote.ideaId] }),
    index('votes_idea').on(vote.ideaId, vote.state),
    index('votes_person').on(vote.personId, vote.createdAt),
    index('votes_import').on(vote.importId),
    oneOf('votes_state', vote.state, ['counted', 'provisional', 'void']),
  ],
)

/**
 * What one person says in a contest whose ballot is filled in as a whole: a number for each idea they marked (stars,
 * points, votes, a rank from 1, or −1, 0 and 1), or, by pair, which of two ideas they preferred. One row, so that a limit over all marks holds in every race.
 */
export const ballotPapers = table(
  'ballot_papers',
  {
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    marks: json('marks').$type<Record<string, number>>().notNull(),
    state: text('state').$type<'counted' | 'provisional' | 'void'>().notNull(),
    seq: int('seq').notNull(),
    createdAt: createdAt(),
    updatedAt: time('updated_at')
      .notNull()
      .$defaultFn(() => new Date()),
  },
  (paper) => [
    primaryKey({ columns: [paper.contestId, paper.personId] }),
    index('ballot_papers_person').on(paper.personId),
    oneOf('ballot_papers_state', paper.state, ['counted', 'provisional', 'void']),
  ],
)

/** Every change of a ballot, in order, never changed: a hash chain per contest. */
export const ballotLog = table(
  'ballot_log',
  {
    contestId: key('contest_id').notNull(),
    seq: int('seq').notNull(),
    kind: text('kind').$type<'cast' | 'change' | 'withdraw' | 'void' | 'confirm'>().notNull(),
    commitment: text('commitment').notNull(),
    previous: text('previous').notNull(),
    rulesHash: text('rules_hash').notNull(),
    head: text('head').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.contestId, row.seq] }),
    index('ballot_log_commitment').on(row.contestId, row.commitment),
  ],
)

/** Where a contest's log stood at an instant, signed and published: what was said cannot be taken back unnoticed. */
export const signedHeads = table(
  'signed_heads',
  {
    contestId: key('contest_id').notNull(),
    seq: int('seq').notNull(),
    head: text('head').notNull(),
    /** People with a vote that stood then. */
    ballots: int('ballots').notNull(),
    at: time('at').notNull(),
    signature: text('signature').notNull(),
  },
  (row) => [primaryKey({ columns: [row.contestId, row.seq] })],
)

/** What opens a commitment, and whose it is; both are emptied when a person is erased, the chain still verifies. */
export const ballotSecrets = table(
  'ballot_secrets',
  {
    contestId: key('contest_id').notNull(),
    seq: int('seq').notNull(),
    personId: key('person_id').notNull(),
    ballot: text('ballot').notNull(),
    nonce: text('nonce').notNull(),
    createdAt: createdAt(),
  },
  (row) => [
    primaryKey({ columns: [row.contestId, row.seq] }),
    index('ballot_secrets_person').on(row.personId, row.contestId, row.seq),
  ],
)

/** What an import knew of votes that this contest's ballot has no place for yet (polis −1 and 0). */
export const importedVotes = table(
  'imported_votes',
  {
    importId: key('import_id').notNull(),
    ideaId: key('idea_id')
      .notNull()
      .references(() => ideas.id),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    value: int('value').notNull(),
    at: time('at'),
  },
  (row) => [primaryKey({ columns: [row.ideaId, row.personId] }), index('imported_votes_import').on(row.importId)],
)

/**
 * Which of two ideas one person prefers, once per pair: `oneId` is the smaller of the two ids. Help for those who choose:
 * no count reads it. Where pairs are the ballot, a paper says the same and is counted.
 */
export const comparisons = table(
  'comparisons',
  {
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    oneId: key('one_id')
      .notNull()
      .references(() => ideas.id),
    otherId: key('other_id')
      .notNull()
      .references(() => ideas.id),
    /** `undecided` is "can't decide"; both it and `neither` are kept and score for nobody. */
    said: text('said').$type<'one' | 'other' | 'undecided' | 'neither'>().notNull(),
    state: text('state').$type<'counted' | 'provisional'>().notNull(),
    /** Of this person in this contest, from one upwards; the highest is the one that can be undone. */
    seq: int('seq').notNull(),
    createdAt: createdAt(),
  },
  (row) => [
    primaryKey({ columns: [row.contestId, row.personId, row.oneId, row.otherId] }),
    unique('comparisons_seq').on(row.personId, row.contestId, row.seq),
    index('comparisons_one').on(row.oneId),
    index('comparisons_other').on(row.otherId),
    oneOf('comparisons_said', row.said, ['one', 'other', 'undecided', 'neither']),
    oneOf('comparisons_state', row.state, ['counted', 'provisional']),
  ],
)

/**
 * Where a vote came from, as far as manipulation is looked for: keyed hashes, whose key goes when the contest is over.
 * `ideaId` is empty for a ballot filled in as a whole.
 */
export const voteTraces = table(
  'vote_traces',
  {
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    ideaId: key('idea_id').notNull(),
    network: text('network').notNull(),
    device: text('device').notNull(),
    createdAt: createdAt(),
  },
  (row) => [
    primaryKey({ columns: [row.contestId, row.personId, row.ideaId] }),
    index('vote_traces_person').on(row.personId),
  ],
)

/** The key of a contest's traces; without it no trace leads back to an address. */
export const traceKeys = table('trace_keys', {
  contestId: key('contest_id').primaryKey(),
  secret: text('secret').notNull(),
  createdAt: createdAt(),
})

/** What speaks against a ballot, and what a person decided about it. */
export const ballotReviews = table(
  'ballot_reviews',
  {
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    grounds: json('grounds').$type<{ kind: string; idea: string; together: number }[]>().notNull(),
    foundAt: time('found_at').notNull(),
    state: text('state').$type<'open' | 'standing' | 'quarantined'>().notNull(),
    words: text('words').notNull().default(''),
    /** How each vote stood before it was set aside, by idea; a whole ballot under the empty name. */
    stood: json('stood').$type<Record<string, 'counted' | 'provisional'>>().notNull(),
    decidedBy: key('decided_by'),
    decidedAt: time('decided_at'),
  },
  (row) => [
    primaryKey({ columns: [row.contestId, row.personId] }),
    index('ballot_reviews_state').on(row.contestId, row.state),
    oneOf('ballot_reviews_state_word', row.state, ['open', 'standing', 'quarantined']),
  ],
)
