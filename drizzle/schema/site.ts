import { createdAt, index, int, json, key, primaryKey, table, text, time } from '../columns.ts'

/** The organisation's settings, one row each. */
export const settings = table('settings', {
  name: key('name').primaryKey(),
  value: json('value').$type<unknown>().notNull(),
  updatedAt: time('updated_at').notNull(),
})

/** What happened, said once in the transaction that did it; everything else listens. */
export const events = table(
  'events',
  {
    id: key('id').primaryKey(),
    kind: text('kind').notNull(),
    actorId: key('actor_id'),
    contestId: key('contest_id'),
    ideaId: key('idea_id'),
    subjectId: key('subject_id'),
    details: json('details').$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
    heardAt: time('heard_at'),
  },
  (event) => [
    index('events_unheard').on(event.heardAt, event.createdAt),
    index('events_contest').on(event.contestId, event.createdAt),
    index('events_idea').on(event.ideaId, event.createdAt),
  ],
)

/**
 * Who changed what that matters. Who, what, to whom and when never change; a person's erasure takes their name and
 * address out of the words and leaves a mark, and they stay in it by pseudonym.
 */
export const auditLog = table(
  'audit_log',
  {
    id: key('id').primaryKey(),
    actorId: key('actor_id'),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    subjectId: key('subject_id').notNull(),
    before: json('before').$type<Record<string, unknown> | null>(),
    after: json('after').$type<Record<string, unknown> | null>(),
    reason: text('reason').notNull().default(''),
    createdAt: createdAt(),
    /** When the name and address of somebody who was erased were last taken out of the words. */
    erasedAt: time('erased_at'),
  },
  (row) => [index('audit_log_subject').on(row.subject, row.subjectId), index('audit_log_time').on(row.createdAt)],
)

/** Mail waiting to go out, and what went out; the outbox page reads it too. */
export const mails = table(
  'mails',
  {
    id: key('id').primaryKey(),
    to: text('to').notNull(),
    personId: key('person_id'),
    /** The idea or comment it tells about, where the news may still be taken back. */
    aboutId: key('about_id'),
    /** Path at which one press stops such mails; empty where they cannot be stopped. */
    stopPath: text('stop_path').notNull().default(''),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    createdAt: createdAt(),
    dueAt: time('due_at').notNull(),
    tries: int('tries').notNull().default(0),
    lastError: text('last_error').notNull().default(''),
    sentAt: time('sent_at'),
    /** News people can stop: of their own ideas, or a digest; empty for what they asked for or must know. */
    stream: text('stream').$type<'' | 'own' | 'digest'>().notNull().default(''),
    /** When it turned out that the receiver may not read it, or does not want it, any more. */
    withheldAt: time('withheld_at'),
  },
  (mail) => [
    index('mails_due').on(mail.sentAt, mail.dueAt),
    index('mails_time').on(mail.createdAt),
    index('mails_about').on(mail.aboutId),
  ],
)

/** Answers to POSTs that carried an Idempotency-Key, so that a retry gets the same one. */
export const idempotencyKeys = table(
  'idempotency_keys',
  {
    personId: key('person_id').notNull(),
    name: key('name').notNull(),
    request: text('request').notNull(),
    status: int('status').notNull(),
    body: text('body').notNull(),
    createdAt: createdAt(),
  },
  (row) => [primaryKey({ columns: [row.personId, row.name] }), index('idempotency_keys_time').on(row.createdAt)],
)

/** When each recurring job last ran, and who is running it. */
export const jobRuns = table('job_runs', {
  name: key('name').primaryKey(),
  startedAt: time('started_at'),
  endedAt: time('ended_at'),
  leaseUntil: time('lease_until'),
  lastError: text('last_error').notNull().default(''),
})

/** A batch that came in together and can be undone together. */
export const imports = table(
  'imports',
  {
    id: key('id').primaryKey(),
    format: text('format').notNull(),
    source: text('source').notNull(),
    contestId: key('contest_id').notNull(),
    actorId: key('actor_id'),
    report: json('report').$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
    undoneAt: time('undone_at'),
  },
  (row) => [index('imports_contest').on(row.contestId, row.createdAt)],
)
