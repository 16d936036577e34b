import { createdAt, index, key, oneOf, table, text, time, unique } from '../columns.ts'
import { ideas } from './ideas.ts'
import { people } from './people.ts'

/**
 * An idea that was said elsewhere and brought here by the team. Until its author comes, the idea stands in the name of a
 * person of its own, who has no account and is nothing but that name.
 */
export const broughtIdeas = table(
  'brought_ideas',
  {
    ideaId: key('idea_id')
      .primaryKey()
      .references(() => ideas.id),
    /** Where it was said; empty once its author wished not to be known, for the address leads to them. */
    source: text('source').notNull(),
    saidAt: time('said_at').notNull(),
    broughtBy: key('brought_by')
      .notNull()
      .references(() => people.id),
    /** The invitation that stands: the hash of its link, when it was written, until when it works, who took it back. */
    claimHash: key('claim_hash'),
    invitedAt: time('invited_at'),
    expiresAt: time('expires_at'),
    revokedAt: time('revoked_at'),
    /** Whether the invitation went out by mail. */
    mailedAt: time('mailed_at'),
    answer: text('answer').$type<'accepted' | 'declined'>(),
    answeredAt: time('answered_at'),
    createdAt: createdAt(),
  },
  (row) => [
    unique('brought_ideas_claim').on(row.claimHash),
    index('brought_ideas_brought_by').on(row.broughtBy),
    oneOf('brought_ideas_answer', row.answer, ['accepted', 'declined']),
  ],
)

/** Keyed hashes of addresses that were written to about something brought here: nobody gets a second such letter. */
export const broughtLetters = table(
  'brought_letters',
  { addressHash: key('address_hash').primaryKey(), createdAt: createdAt() },
  (row) => [index('brought_letters_time').on(row.createdAt)],
)
