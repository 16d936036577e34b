import { createdAt, index, json, key, oneOf, primaryKey, table, text, time, unique } from '../columns.ts'
import { contests } from './contests.ts'
import { people } from './people.ts'

export const reports = table(
  'reports',
  {
    id: key('id').primaryKey(),
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    subject: text('subject').$type<'idea' | 'comment'>().notNull(),
    subjectId: key('subject_id').notNull(),
    reporterId: key('reporter_id').notNull(),
    reason: text('reason').notNull(),
    words: text('words').notNull().default(''),
    createdAt: createdAt(),
    resolvedAt: time('resolved_at'),
  },
  (report) => [
    unique('reports_once').on(report.subject, report.subjectId, report.reporterId),
    index('reports_open').on(report.resolvedAt, report.createdAt),
    oneOf('reports_subject', report.subject, ['idea', 'comment']),
  ],
)

/** How a text stood before a decision, so that the decision can be taken back. Times in milliseconds. */
export interface StoodBefore {
  state: 'held' | 'published' | 'hidden'
  stateReason: string
  stateWords: string
  updatedAt: number
  version: number
  idea?: {
    turn: 'ours' | 'theirs' | 'none'
    publishedAt: number | null
    promisedBy: number | null
    /** Absent in decisions older than the clock of answers. */
    turnSince?: number | null
    readPromisedBy?: number | null
  }
  /** What an edit replaced. */
  ideaWording?: { title: string; slug: string; body: string; bodyHtml: string; excerpt: string }
  commentWording?: { text: string; html: string }
}

export const decisions = table(
  'decisions',
  {
    id: key('id').primaryKey(),
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    subject: text('subject').$type<'idea' | 'comment'>().notNull(),
    subjectId: key('subject_id').notNull(),
    moderatorId: key('moderator_id')
      .notNull()
      .references(() => people.id),
    decision: text('decision').$type<'publish' | 'return' | 'edit' | 'hide' | 'restore' | 'uphold'>().notNull(),
    reason: text('reason').notNull().default(''),
    words: text('words').notNull().default(''),
    before: json('before').$type<StoodBefore | null>(),
    /** The decision its author appealed against, where this one answers that appeal. */
    appealOf: key('appeal_of'),
    createdAt: createdAt(),
    undoneAt: time('undone_at'),
  },
  (decision) => [
    index('decisions_time').on(decision.createdAt),
    index('decisions_appeal').on(decision.appealOf),
    index('decisions_subject').on(decision.subject, decision.subjectId, decision.createdAt),
    index('decisions_moderator').on(decision.moderatorId, decision.createdAt),
  ],
)

/** Why a text waits for a person, where a rule held it and not its contest. */
export const heldTexts = table(
  'held_texts',
  {
    subject: key('subject').$type<'idea' | 'comment'>().notNull(),
    subjectId: key('subject_id').notNull(),
    why: json('why').$type<string[]>().notNull(),
    createdAt: createdAt(),
  },
  (row) => [primaryKey({ columns: [row.subject, row.subjectId] })],
)

/** How far somebody is trusted, where a moderator said so; else the published rules decide. */
export const trustLevels = table(
  'trust_levels',
  {
    personId: key('person_id')
      .primaryKey()
      .references(() => people.id),
    level: text('level').$type<'new' | 'known' | 'trusted'>().notNull(),
    reason: text('reason').notNull(),
    setBy: key('set_by')
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
  },
  (row) => [oneOf('trust_levels_level', row.level, ['new', 'known', 'trusted'])],
)
