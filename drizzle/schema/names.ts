import { createdAt, index, key, oneOf, table, text, time, unique } from '../columns.ts'
import { people } from './people.ts'

/** Somebody says that the public name of a person or of a union may not belong here; `appeal`: its bearer asks again. */
export const nameReports = table(
  'name_reports',
  {
    id: key('id').primaryKey(),
    subject: text('subject').$type<'person' | 'union'>().notNull(),
    subjectId: key('subject_id').notNull(),
    reporterId: key('reporter_id').notNull(),
    reason: text('reason').notNull(),
    words: text('words').notNull().default(''),
    createdAt: createdAt(),
    resolvedAt: time('resolved_at'),
  },
  (report) => [
    unique('name_reports_once').on(report.subject, report.subjectId, report.reporterId),
    index('name_reports_open').on(report.resolvedAt, report.createdAt),
    oneOf('name_reports_subject', report.subject, ['person', 'union']),
  ],
)

/** What was decided about a name, and the name as it stood. */
export const nameDecisions = table(
  'name_decisions',
  {
    id: key('id').primaryKey(),
    subject: text('subject').$type<'person' | 'union'>().notNull(),
    subjectId: key('subject_id').notNull(),
    moderatorId: key('moderator_id')
      .notNull()
      .references(() => people.id),
    decision: text('decision').$type<'leave' | 'replace' | 'restore' | 'uphold'>().notNull(),
    reason: text('reason').notNull().default(''),
    words: text('words').notNull().default(''),
    /** The name that was decided about, and what stands in its place; emptied when its bearer is erased. */
    name: text('name').notNull(),
    neutral: text('neutral').notNull().default(''),
    /** The decision its bearer appealed against, where this one answers that appeal. */
    appealOf: key('appeal_of'),
    createdAt: createdAt(),
  },
  (decision) => [
    index('name_decisions_subject').on(decision.subject, decision.subjectId, decision.createdAt),
    index('name_decisions_time').on(decision.createdAt),
    index('name_decisions_moderator').on(decision.moderatorId),
    oneOf('name_decisions_subject_word', decision.subject, ['person', 'union']),
    oneOf('name_decisions_decision', decision.decision, ['leave', 'replace', 'restore', 'uphold']),
  ],
)
