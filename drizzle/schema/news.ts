import { createdAt, index, key, primaryKey, table, text, time } from '../columns.ts'
import { people } from './people.ts'

/** That somebody should hear of an event; made once for each of them, whatever the number of reasons. */
export const notifications = table(
  'notifications',
  {
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    eventId: key('event_id').notNull(),
    kind: text('kind').notNull(),
    /** Why they hear of it: it is their own, they follow something, they took part. */
    why: text('why').$type<'own' | 'reply' | 'idea' | 'person' | 'tag' | 'contest' | 'part' | 'union'>().notNull(),
    /** The tag they follow, where that is why. */
    tag: text('tag').notNull().default(''),
    /** Empty for news of a union that concerns no contest. */
    contestId: key('contest_id').notNull(),
    ideaId: key('idea_id'),
    /** The comment or the answer it tells of. */
    subjectId: key('subject_id'),
    createdAt: createdAt(),
    readAt: time('read_at'),
    /** The digest it goes out in; null while it waits for one, empty where it goes in none. */
    mailId: key('mail_id'),
  },
  (row) => [
    primaryKey({ columns: [row.personId, row.eventId] }),
    index('notifications_time').on(row.personId, row.createdAt),
    index('notifications_unread').on(row.personId, row.readAt),
    index('notifications_mail').on(row.mailId, row.personId),
  ],
)
