import { createdAt, index, int, key, oneOf, table, text, time } from '../columns.ts'
import { contests } from './contests.ts'
import { people } from './people.ts'

/** A complaint: what went wrong for one person, between them and the team; it is no idea and nobody votes on it. */
export const recoveryCases = table(
  'recovery_cases',
  {
    id: key('id').primaryKey(),
    /** The contest on whose page it was said. */
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    title: text('title').notNull(),
    words: text('words').notNull().default(''),
    /** Who of the team looks after it; null until somebody does. */
    ownerId: key('owner_id').references(() => people.id),
    /** The team's turn, or the person was told an outcome; `closed` once they said it is solved, or it was long ago. */
    state: text('state').$type<'open' | 'answered' | 'closed'>().notNull().default('open'),
    /** By when somebody answers, on the days the organisation works. */
    dueBy: time('due_by').notNull(),
    outcome: text('outcome').$type<'solved' | 'partly' | 'explained' | 'not-possible'>(),
    verdict: text('verdict').$type<'yes' | 'partly' | 'no'>(),
    answeredAt: time('answered_at'),
    /** When those above were told that it is late; null again when it is opened anew. */
    escalatedAt: time('escalated_at'),
    version: int('version').notNull().default(0),
    createdAt: createdAt(),
  },
  (row) => [
    index('recovery_cases_due').on(row.state, row.dueBy, row.id),
    index('recovery_cases_contest').on(row.contestId, row.state),
    index('recovery_cases_person').on(row.personId, row.createdAt),
    oneOf('recovery_cases_state', row.state, ['open', 'answered', 'closed']),
    oneOf('recovery_cases_outcome', row.outcome, ['solved', 'partly', 'explained', 'not-possible']),
    oneOf('recovery_cases_verdict', row.verdict, ['yes', 'partly', 'no']),
  ],
)

/** What happened in a case, in order; the person and the team read the same. */
export const recoverySteps = table(
  'recovery_steps',
  {
    id: key('id').primaryKey(),
    caseId: key('case_id')
      .notNull()
      .references(() => recoveryCases.id),
    actorId: key('actor_id')
      .notNull()
      .references(() => people.id),
    kind: text('kind').$type<'owner' | 'outcome' | 'verdict'>().notNull(),
    /** Which outcome or verdict; empty where somebody took the case. */
    said: text('said').notNull().default(''),
    words: text('words').notNull().default(''),
    createdAt: createdAt(),
  },
  (step) => [
    index('recovery_steps_case').on(step.caseId, step.createdAt),
    oneOf('recovery_steps_kind', step.kind, ['owner', 'outcome', 'verdict']),
  ],
)
