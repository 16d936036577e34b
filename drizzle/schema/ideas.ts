import { sql } from 'drizzle-orm'
import {
  bool,
  createdAt,
  index,
  int,
  json,
  key,
  oneOf,
  primaryKey,
  real,
  table,
  text,
  time,
  unique,
} from '../columns.ts'
import { contests } from './contests.ts'
import { people } from './people.ts'

const readOrAnswer = sql`(case when read_at is null and read_promised_by is not null then read_promised_by else promised_by end)`

export const ideas = table(
  'ideas',
  {
    id: key('id').primaryKey(),
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    authorId: key('author_id')
      .notNull()
      .references(() => people.id),
    slug: text('slug').notNull().default(''),
    title: text('title').notNull(),
    body: text('body').notNull().default(''),
    bodyHtml: text('body_html').notNull().default(''),
    excerpt: text('excerpt').notNull().default(''),
    beneath: text('beneath').notNull().default(''),
    beneathFor: text('beneath_for').$type<'everyone' | 'team'>().notNull().default('everyone'),
    state: text('state').$type<'draft' | 'held' | 'published' | 'withdrawn' | 'merged' | 'hidden'>().notNull(),
    stateReason: text('state_reason').notNull().default(''),
    stateWords: text('state_words').notNull().default(''),
    pseudonym: text('pseudonym').notNull().default(''),
    language: text('language').notNull().default(''),
    tags: json('tags')
      .$type<string[]>()
      .notNull()
      .$defaultFn(() => []),
    fields: json('fields')
      .$type<Record<string, string>>()
      .notNull()
      .$defaultFn(() => ({})),
    cost: int('cost'),
    lot: int('lot').notNull(),
    /** Counters, kept in the writing transaction and recomputed nightly. */
    votes: int('votes').notNull().default(0),
    provisional: int('provisional').notNull().default(0),
    views: int('views').notNull().default(0),
    listVotes: int('list_votes').notNull().default(0),
    comments: int('comments').notNull().default(0),
    commentsFor: int('comments_for').notNull().default(0),
    commentsAgainst: int('comments_against').notNull().default(0),
    commentsQuestion: int('comments_question').notNull().default(0),
    fairScore: real('fair_score').notNull().default(0),
    trendingScore: real('trending_score').notNull().default(0),
    debatedScore: real('debated_score').notNull().default(0),
    /** Of comparisons: how often it was met, waiting ones included; won and lost as far as they count; 0 before that. */
    met: int('met').notNull().default(0),
    pairWins: int('pair_wins').notNull().default(0),
    pairLosses: int('pair_losses').notNull().default(0),
    pairScore: real('pair_score').notNull().default(0),
    /** Whose turn it is, and the promise made to the author. */
    turn: text('turn').$type<'ours' | 'theirs' | 'none'>().notNull().default('ours'),
    promisedBy: time('promised_by'),
    /** Until when somebody of the team is to have read it; null where nothing was promised. */
    readPromisedBy: time('read_promised_by'),
    /** Since when it has been whose turn it is; null from the day it was received. */
    turnSince: time('turn_since'),
    /** When those above were told that the answer is late; null again when the clock starts anew. */
    escalatedAt: time('escalated_at'),
    readAt: time('read_at'),
    readBy: key('read_by'),
    answeredAt: time('answered_at'),
    outcome: text('outcome'),
    /** The organisation's own status that stands for the outcome, by its key; empty where there is none. */
    status: key('status').notNull().default(''),
    shortlistedAt: time('shortlisted_at'),
    place: int('place'),
    winnerReason: text('winner_reason').notNull().default(''),
    importUp: int('import_up'),
    importDown: int('import_down'),
    importId: key('import_id'),
    sourceId: text('source_id'),
    version: int('version').notNull().default(0),
    createdAt: createdAt(),
    publishedAt: time('published_at'),
    updatedAt: time('updated_at')
      .notNull()
      .$defaultFn(() => new Date()),
  },
  (idea) => [
    index('ideas_new').on(idea.contestId, idea.state, idea.publishedAt, idea.lot),
    index('ideas_top').on(idea.contestId, idea.state, idea.votes, idea.lot),
    index('ideas_fair').on(idea.contestId, idea.state, idea.fairScore, idea.views, idea.lot),
    index('ideas_quiet').on(idea.contestId, idea.state, idea.views, idea.lot),
    index('ideas_trending').on(idea.contestId, idea.state, idea.trendingScore, idea.lot),
    index('ideas_debated').on(idea.contestId, idea.state, idea.debatedScore, idea.lot),
    index('ideas_met').on(idea.contestId, idea.state, idea.met, idea.lot),
    index('ideas_pairs').on(idea.contestId, idea.state, idea.pairScore, idea.lot),
    index('ideas_lot').on(idea.contestId, idea.state, idea.lot),
    index('ideas_answered').on(idea.contestId, idea.answeredAt),
    index('ideas_shortlisted').on(idea.contestId, idea.shortlistedAt),
    index('ideas_place').on(idea.contestId, idea.place),
    index('ideas_author').on(idea.authorId, idea.createdAt),
    index('ideas_status').on(idea.contestId, idea.status, idea.state),
    index('ideas_turn').on(idea.contestId, idea.turn, idea.promisedBy),
    // What waits for the team in the order in which it is due, see `queries/answer-clock.ts`. State and turn stand in it as
    // well: SQLite takes the index of which most columns are said.
    index('ideas_due')
      .on(...[idea.contestId, idea.state, idea.turn, readOrAnswer], ...[idea.createdAt, idea.id, idea.promisedBy])
      .where(sql`state = 'published' and turn = 'ours' and answered_at is null`),
    index('ideas_state').on(idea.state, idea.createdAt),
    index('ideas_import').on(idea.importId),
    unique('ideas_source').on(idea.contestId, idea.sourceId),
    oneOf('ideas_state_word', idea.state, ['draft', 'held', 'published', 'withdrawn', 'merged', 'hidden']),
  ],
)

/** Earlier wordings of an idea, so that every change can be read. */
export const ideaVersions = table(
  'idea_versions',
  {
    ideaId: key('idea_id')
      .notNull()
      .references(() => ideas.id),
    version: int('version').notNull(),
    editorId: key('editor_id')
      .notNull()
      .references(() => people.id),
    title: text('title').notNull(),
    body: text('body').notNull(),
    beneath: text('beneath').notNull(),
    beneathFor: text('beneath_for').$type<'everyone' | 'team'>().notNull(),
    tags: json('tags').$type<string[]>().notNull(),
    createdAt: createdAt(),
  },
  (row) => [primaryKey({ columns: [row.ideaId, row.version] })],
)

export const ideaTags = table(
  'idea_tags',
  {
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    tag: key('tag').notNull(),
    ideaId: key('idea_id')
      .notNull()
      .references(() => ideas.id),
  },
  (row) => [primaryKey({ columns: [row.contestId, row.tag, row.ideaId] }), index('idea_tags_idea').on(row.ideaId)],
)

/** Lineage: `fromId` became part of, or inspired, `toId`; or stands in a final as `toId`. */
export const edges = table(
  'edges',
  {
    fromId: key('from_id')
      .notNull()
      .references(() => ideas.id),
    toId: key('to_id')
      .notNull()
      .references(() => ideas.id),
    kind: key('kind').$type<'remix' | 'merge' | 'split' | 'amend' | 'inspired' | 'final'>().notNull(),
    share: real('share').notNull().default(0),
    createdAt: createdAt(),
  },
  (edge) => [primaryKey({ columns: [edge.fromId, edge.toId, edge.kind] }), index('edges_to').on(edge.toId)],
)

/** One row per person and idea: its card was seen in a list we ordered. */
export const views = table(
  'views',
  {
    ideaId: key('idea_id')
      .notNull()
      .references(() => ideas.id),
    viewerId: key('viewer_id').notNull(),
    createdAt: createdAt(),
  },
  (view) => [primaryKey({ columns: [view.ideaId, view.viewerId] })],
)

/** The official, signed reply; an earlier one stays readable behind the one that corrected it. */
export const answers = table(
  'answers',
  {
    id: key('id').primaryKey(),
    ideaId: key('idea_id')
      .notNull()
      .references(() => ideas.id),
    authorId: key('author_id')
      .notNull()
      .references(() => people.id),
    authorTitle: text('author_title').notNull().default(''),
    outcome: text('outcome')
      .$type<'planned' | 'started' | 'done' | 'declined' | 'duplicate' | 'under-review'>()
      .notNull(),
    /** The organisation's own status that stands for the outcome, by its key; empty where there is none. */
    status: key('status').notNull().default(''),
    reason: text('reason').notNull().default(''),
    text: text('text').notNull(),
    html: text('html').notNull(),
    createdAt: createdAt(),
    supersededAt: time('superseded_at'),
    /** The promise it kept or broke and since when it had been waited for; null for a correction nobody waited for. */
    promisedBy: time('promised_by'),
    askedAt: time('asked_at'),
  },
  (answer) => [
    index('answers_idea').on(answer.ideaId, answer.createdAt),
    index('answers_promised').on(answer.promisedBy),
    oneOf('answers_outcome', answer.outcome, ['planned', 'started', 'done', 'declined', 'duplicate', 'under-review']),
  ],
)

/** The team's own words about an idea; never part of what others may read. */
export const internalNotes = table(
  'internal_notes',
  {
    id: key('id').primaryKey(),
    ideaId: key('idea_id')
      .notNull()
      .references(() => ideas.id),
    authorId: key('author_id')
      .notNull()
      .references(() => people.id),
    text: text('text').notNull(),
    html: text('html').notNull(),
    pinned: bool('pinned').notNull().default(false),
    createdAt: createdAt(),
  },
  (note) => [index('internal_notes_idea').on(note.ideaId, note.createdAt)],
)

/** What the author said to an official answer: whether they were understood, and their one reply. */
export const pulses = table(
  'pulses',
  {
    answerId: key('answer_id')
      .primaryKey()
      .references(() => answers.id),
    ideaId: key('idea_id')
      .notNull()
      .references(() => ideas.id),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    verdict: text('verdict').$type<'yes' | 'partly' | 'no'>().notNull(),
    /** The reply, an argument like any other for moderation and erasure. */
    replyId: key('reply_id'),
    createdAt: createdAt(),
  },
  (pulse) => [
    index('pulses_idea').on(pulse.ideaId, pulse.createdAt),
    index('pulses_reply').on(pulse.replyId),
    oneOf('pulses_verdict', pulse.verdict, ['yes', 'partly', 'no']),
  ],
)

/** What people are told while an answer is late: by whom, why, and until when. The promise itself stays as it was. */
export const holdingMessages = table(
  'holding_messages',
  {
    id: key('id').primaryKey(),
    ideaId: key('idea_id')
      .notNull()
      .references(() => ideas.id),
    authorId: key('author_id')
      .notNull()
      .references(() => people.id),
    authorTitle: text('author_title').notNull().default(''),
    text: text('text').notNull(),
    until: time('until').notNull(),
    createdAt: createdAt(),
  },
  (message) => [index('holding_messages_idea').on(message.ideaId, message.createdAt)],
)
