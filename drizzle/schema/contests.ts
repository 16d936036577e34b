import { createdAt, index, int, json, key, oneOf, primaryKey, real, table, text, time, unique } from '../columns.ts'
import { people } from './people.ts'

export type Audience = 'everyone' | 'customers' | 'employees' | 'invited'

export type Ballot = 'approve' | 'score' | 'points' | 'quadratic' | 'rank' | 'updown' | 'budget' | 'pair'

/**
 * What one ballot of each group weighs: of the two that the house knows of everybody, and of declared groups by their
 * ids. Who belongs to several has the greatest of their weights.
 */
export type GroupWeights = { customers: number; employees: number; [declared: string]: number }

export type Rule =
  | 'approval'
  | 'phragmen'
  | 'seqpav'
  | 'ees'
  | 'score'
  | 'star'
  | 'points'
  | 'quadratic'
  | 'schulze'
  | 'stv-scottish'
  | 'stv-meek'
  | 'irv'
  | 'borda'
  | 'up-down'
  | 'mes-add1'
  | 'mes'
  | 'greedy'
  | 'bradley-terry'

export const contests = table(
  'contests',
  {
    id: key('id').primaryKey(),
    slug: key('slug').notNull(),
    kind: text('kind').$type<'contest' | 'debate' | 'box'>().notNull().default('contest'),
    state: text('state').$type<'draft' | 'open' | 'closed' | 'concluded'>().notNull().default('draft'),
    language: text('language').$type<'en' | 'es' | 'ru'>().notNull().default('en'),
    title: text('title').notNull(),
    question: text('question').notNull().default(''),
    brief: text('brief').notNull().default(''),
    briefHtml: text('brief_html').notNull().default(''),
    helpText: text('help_text').notNull().default(''),
    audience: text('audience').$type<Audience>().notNull().default('everyone'),
    takePart: text('take_part').$type<Audience>().notNull().default('everyone'),
    eligibility: text('eligibility')
      .$type<'open' | 'confirmed' | 'members' | 'invited'>()
      .notNull()
      .default('confirmed'),
    ballot: text('ballot').$type<Ballot>().notNull().default('approve'),
    rule: text('rule').$type<Rule>().notNull().default('approval'),
    /** What a ballot may spend: votes, points, credits, or ranks; null where there is no limit. */
    votesPerPerson: int('votes_per_person'),
    places: int('places').notNull().default(3),
    quorum: int('quorum').notNull().default(0),
    quorumKind: text('quorum_kind').$type<'supporters' | 'percent'>().notNull().default('supporters'),
    /** Money that the winners are paid from, in whole units; null where no money is given out. */
    budget: int('budget'),
    /** What it is counted in, as people read it behind a number: €, hours. */
    budgetUnit: text('budget_unit').notNull().default(''),
    /** How many times a ballot of each group counts; null where all count alike. */
    weights: json('weights').$type<GroupWeights>(),
    /** How the declared groups among them were called when the weights were said, by id. */
    weightNames: json('weight_names').$type<Record<string, string>>(),
    prizes: text('prizes').notNull().default(''),
    tags: json('tags')
      .$type<string[]>()
      .notNull()
      .$defaultFn(() => []),
    moderation: text('moderation').$type<'before' | 'after'>().notNull().default('after'),
    counts: text('counts').$type<'hidden' | 'shown'>().notNull().default('hidden'),
    /** Whether a receipt opens its ballot, or proves only that the log holds one. */
    receipts: text('receipts').$type<'choice' | 'inclusion'>().notNull().default('choice'),
    promiseDays: int('promise_days').notNull().default(5),
    /** Working days within which somebody of the team reads an idea; 0 where nothing is promised. */
    readDays: int('read_days').notNull().default(2),
    timeZone: text('time_zone').notNull().default('UTC'),
    ideasFrom: time('ideas_from'),
    ideasUntil: time('ideas_until'),
    votingFrom: time('voting_from'),
    votingUntil: time('voting_until'),
    juryUntil: time('jury_until'),
    answerBy: time('answer_by'),
    hostId: key('host_id')
      .notNull()
      .references(() => people.id),
    seed: text('seed').notNull().default(''),
    seedHash: text('seed_hash').notNull().default(''),
    contract: text('contract'),
    contractHash: text('contract_hash'),
    frozenAt: time('frozen_at'),
    openedAt: time('opened_at'),
    closedAt: time('closed_at'),
    concludedAt: time('concluded_at'),
    conclusion: text('conclusion').notNull().default(''),
    conclusionHtml: text('conclusion_html').notNull().default(''),
    announcedPhase: text('announced_phase').notNull().default('draft'),
    /** Counters, kept in the writing transaction and recomputed nightly. */
    ideas: int('ideas').notNull().default(0),
    participants: int('participants').notNull().default(0),
    votes: int('votes').notNull().default(0),
    views: int('views').notNull().default(0),
    listVotes: int('list_votes').notNull().default(0),
    fairPrior: real('fair_prior').notNull().default(0.1),
    logSeq: int('log_seq').notNull().default(0),
    logHead: text('log_head').notNull().default(''),
    /** The newest signed head that was mailed to witnesses, and when; none yet below zero. */
    witnessedSeq: int('witnessed_seq').notNull().default(-1),
    witnessedAt: time('witnessed_at'),
    clonedFrom: key('cloned_from'),
    /** The contest whose finalists these are; a final takes no other ideas. */
    finalOf: key('final_of'),
    importId: key('import_id'),
    version: int('version').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: time('updated_at')
      .notNull()
      .$defaultFn(() => new Date()),
  },
  (contest) => [
    unique('contests_slug').on(contest.slug),
    index('contests_state').on(contest.state, contest.votingUntil),
    index('contests_import').on(contest.importId),
    index('contests_final_of').on(contest.finalOf),
    oneOf('contests_kind', contest.kind, ['contest', 'debate', 'box']),
    oneOf('contests_state_word', contest.state, ['draft', 'open', 'closed', 'concluded']),
    oneOf('contests_audience', contest.audience, ['everyone', 'customers', 'employees', 'invited']),
    oneOf('contests_take_part', contest.takePart, ['everyone', 'customers', 'employees', 'invited']),
    oneOf('contests_eligibility', contest.eligibility, ['open', 'confirmed', 'members', 'invited']),
  ],
)

/**
 * Who runs a contest, and who answers in it when they cannot: deputies, and whom a late answer is escalated to.
 * The host is always an owner.
 */
export const contestRoles = table(
  'contest_roles',
  {
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    role: key('role').$type<'owner' | 'juror' | 'deputy' | 'escalation'>().notNull(),
    createdAt: createdAt(),
  },
  (row) => [
    primaryKey({ columns: [row.contestId, row.personId, row.role] }),
    index('contest_roles_person').on(row.personId),
  ],
)

/** Invited people: one e-mail address, or a whole domain, in lower case. */
export const contestGuests = table(
  'contest_guests',
  {
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    kind: key('kind').$type<'email' | 'domain'>().notNull(),
    value: key('value').notNull(),
    createdAt: createdAt(),
  },
  (row) => [
    primaryKey({ columns: [row.contestId, row.kind, row.value] }),
    index('contest_guests_value').on(row.kind, row.value),
  ],
)

/** Public notes in a contest's journal: extensions, corrections, the host's words. */
export const contestNotes = table(
  'contest_notes',
  {
    id: key('id').primaryKey(),
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    authorId: key('author_id')
      .notNull()
      .references(() => people.id),
    kind: text('kind').$type<'journal' | 'extended'>().notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    createdAt: createdAt(),
  },
  (note) => [index('contest_notes_contest').on(note.contestId, note.createdAt)],
)

/** Recorded closings and other turns that must not be undone by a clock. */
export const transitions = table(
  'transitions',
  {
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    phase: key('phase').notNull(),
    actorId: key('actor_id'),
    at: time('at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.contestId, row.phase, row.at] })],
)

/** People who took part in a contest, for the exact number of participants. */
export const participants = table(
  'participants',
  {
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
  },
  (row) => [primaryKey({ columns: [row.contestId, row.personId] }), index('participants_person').on(row.personId)],
)

/** The frozen result of a count. The newest row of a contest is its official one. */
export const counts = table(
  'counts',
  {
    id: key('id').primaryKey(),
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    rule: text('rule').notNull(),
    hash: text('hash').notNull(),
    ballots: int('ballots').notNull(),
    result: json('result').$type<Record<string, unknown>>().notNull(),
    actorId: key('actor_id'),
    createdAt: createdAt(),
  },
  (row) => [index('counts_contest').on(row.contestId, row.createdAt)],
)
