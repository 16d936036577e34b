import { bool, createdAt, index, json, key, real, table, text, time } from '../columns.ts'
import { people } from './people.ts'

/** Public keys that people's devices hold the other half of (WebAuthn); each belongs to one account for good. */
export const passkeys = table(
  'passkeys',
  {
    /** The credential's own id, as base64url. */
    id: key('id').primaryKey(),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    /** COSE key, as base64url. */
    publicKey: text('public_key').notNull(),
    /** How often the device says it has signed; up to 2³² − 1, more than an integer holds on every engine. */
    counter: real('counter').notNull().default(0),
    transports: json('transports').$type<string[]>().notNull(),
    backedUp: bool('backed_up').notNull().default(false),
    name: text('name').notNull().default(''),
    createdAt: createdAt(),
    usedAt: time('used_at'),
  },
  (passkey) => [index('passkeys_person').on(passkey.personId)],
)

/** What a device is asked to sign, once and soon; `holder` is the hash of the session or browser that asked. */
export const passkeyChallenges = table(
  'passkey_challenges',
  {
    challengeHash: key('challenge_hash').primaryKey(),
    purpose: text('purpose').$type<'add' | 'enter'>().notNull(),
    holder: key('holder').notNull(),
    expiresAt: time('expires_at').notNull(),
  },
  (challenge) => [index('passkey_challenges_expiry').on(challenge.expiresAt)],
)

/** Keyed hashes of work a browser has done for a form, or of a network that waited instead: each is good for one. */
export const spentProofs = table(
  'spent_proofs',
  { proofHash: key('proof_hash').primaryKey(), expiresAt: time('expires_at').notNull() },
  (proof) => [index('spent_proofs_expiry').on(proof.expiresAt)],
)
