import { createdAt, index, int, key, oneOf, table, text, time } from '../columns.ts'
import { contests } from './contests.ts'
import { people } from './people.ts'

/** Pictures and documents: what is known of each. The bytes lie under its id in `DATA_DIR/files`. */
export const files = table(
  'files',
  {
    id: key('id').primaryKey(),
    /** What it hangs on; of a person their portrait, of the site its logo. */
    subject: text('subject').$type<'idea' | 'comment' | 'person' | 'site'>().notNull(),
    subjectId: key('subject_id').notNull(),
    contestId: key('contest_id').references(() => contests.id),
    ownerId: key('owner_id')
      .notNull()
      .references(() => people.id),
    kind: text('kind').$type<'picture' | 'document'>().notNull(),
    /** What it is downloaded as; of a picture always what we wrote ourselves. */
    type: text('type').notNull(),
    name: text('name').notNull().default(''),
    /** What is seen in it, or what it is about, for whoever cannot open it. */
    alt: text('alt').notNull().default(''),
    bytes: int('bytes').notNull(),
    width: int('width'),
    height: int('height'),
    digest: text('digest').notNull(),
    state: text('state').$type<'held' | 'shown' | 'hidden'>().notNull().default('shown'),
    stateReason: text('state_reason').notNull().default(''),
    stateWords: text('state_words').notNull().default(''),
    moderatorId: key('moderator_id'),
    decidedAt: time('decided_at'),
    /** Its owner asks that what was decided last be looked at again, and what somebody else answered. */
    appealWords: text('appeal_words').notNull().default(''),
    appealedAt: time('appealed_at'),
    appealAnswer: text('appeal_answer').notNull().default(''),
    appealAnsweredAt: time('appeal_answered_at'),
    createdAt: createdAt(),
  },
  (file) => [
    index('files_subject').on(file.subject, file.subjectId, file.createdAt),
    index('files_owner').on(file.ownerId, file.createdAt),
    index('files_contest').on(file.contestId),
    index('files_state').on(file.state, file.createdAt),
    oneOf('files_subject_word', file.subject, ['idea', 'comment', 'person', 'site']),
    oneOf('files_kind', file.kind, ['picture', 'document']),
    oneOf('files_state_word', file.state, ['held', 'shown', 'hidden']),
  ],
)
