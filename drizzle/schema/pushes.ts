import { createdAt, index, int, key, table, text, time } from '../columns.ts'
import { people } from './people.ts'

/** Browsers in which a person wants to be told of news, and how each is reached (Web Push, RFC 8030). */
export const pushSubscriptions = table(
  'push_subscriptions',
  {
    /** Hash of its endpoint: a browser is one person's. */
    id: key('id').primaryKey(),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    /** The session that switched it on: signing out there ends it. */
    sessionHash: key('session_hash').notNull(),
    /** As it was then: whatever ends all sessions of a person ends this too. */
    securityStamp: key('security_stamp').notNull(),
    endpoint: text('endpoint').notNull(),
    /** The browser's own key and secret, base64url: only it can read what it is sent. */
    p256dh: text('p256dh').notNull(),
    auth: text('auth').notNull(),
    device: text('device').notNull().default(''),
    createdAt: createdAt(),
    /** When its push service last took something. */
    lastOkAt: time('last_ok_at'),
  },
  (row) => [index('push_subscriptions_person').on(row.personId)],
)

/** That a browser is to be told of a mail; gone once it is told, or has nothing to be told of any more. */
export const pushes = table(
  'pushes',
  {
    id: key('id').primaryKey(),
    subscriptionId: key('subscription_id')
      .notNull()
      .references(() => pushSubscriptions.id),
    personId: key('person_id').notNull(),
    mailId: key('mail_id').notNull(),
    createdAt: createdAt(),
    dueAt: time('due_at').notNull(),
    tries: int('tries').notNull().default(0),
    lastError: text('last_error').notNull().default(''),
  },
  (row) => [index('pushes_due').on(row.dueAt), index('pushes_subscription').on(row.subscriptionId)],
)
