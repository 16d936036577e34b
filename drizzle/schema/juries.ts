import { bool, createdAt, index, int, json, key, oneOf, primaryKey, table, text, time } from '../columns.ts'
import { contests } from './contests.ts'
import { ideas } from './ideas.ts'
import { people } from './people.ts'

/** How the jury of a contest judges. Whoever sits on it stands in `contest_roles`. */
export const juries = table(
  'juries',
  {
    contestId: key('contest_id')
      .primaryKey()
      .references(() => contests.id),
    /** What ideas are scored by, each from 1 to `scale`; only the ratios of the weights matter. */
    criteria: json('criteria').$type<{ id: string; name: string; weight: number }[]>().notNull(),
    scale: int('scale').notNull().default(5),
    /** Jurors per idea. */
    perIdea: int('per_idea').notNull().default(3),
    blind: bool('blind').notNull().default(true),
    /** Which ideas are judged: all published ones, or those on the shortlist. */
    judged: text('judged').$type<'all' | 'shortlist'>().notNull().default('all'),
    /** The jury's part of the declared combination in percent; 0 is advice beside the crowd's count. */
    share: int('share').notNull().default(0),
    /** Until when jurors judge where the contest itself names no date. */
    dueAt: time('due_at'),
    /** What the assignment was drawn from; empty until the ideas are handed out. */
    seed: text('seed').notNull().default(''),
    handedOutAt: time('handed_out_at'),
    remindedAt: time('reminded_at'),
    closedAt: time('closed_at'),
    createdAt: createdAt(),
  },
  (jury) => [oneOf('juries_judged', jury.judged, ['all', 'shortlist'])],
)

/** One juror's paper on one idea. A declared conflict keeps its row, so that the idea never comes back to them. */
export const scorecards = table(
  'scorecards',
  {
    contestId: key('contest_id')
      .notNull()
      .references(() => contests.id),
    jurorId: key('juror_id')
      .notNull()
      .references(() => people.id),
    ideaId: key('idea_id')
      .notNull()
      .references(() => ideas.id),
    state: text('state').$type<'assigned' | 'submitted' | 'conflict'>().notNull().default('assigned'),
    scores: json('scores')
      .$type<Record<string, number>>()
      .notNull()
      .$defaultFn(() => ({})),
    comment: text('comment').notNull().default(''),
    createdAt: createdAt(),
    savedAt: time('saved_at'),
    submittedAt: time('submitted_at'),
  },
  (card) => [
    primaryKey({ columns: [card.contestId, card.jurorId, card.ideaId] }),
    index('scorecards_juror').on(card.jurorId),
    index('scorecards_idea').on(card.ideaId),
    oneOf('scorecards_state', card.state, ['assigned', 'submitted', 'conflict']),
  ],
)
