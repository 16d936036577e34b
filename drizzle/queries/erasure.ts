import { and, eq, or } from 'drizzle-orm'
import { db } from '../database.ts'
import {
  apiTokens,
  contestGuests,
  drafts,
  follows,
  idempotencyKeys,
  invitations,
  mails,
  notifications,
  passkeys,
  people,
  secretLinks,
  sessions,
  signInCodes,
  signOnGroups,
  signOnIdentities,
  trustLevels,
} from '../schema/index.ts'
import { dropSubscriptionsOf } from './pushes.ts'
import { dropScimUsersOf } from './scim.ts'

/** Ends every way in that a person has, and every way to their devices: sessions, links, tokens. */
export async function dropWaysIn(personId: string) {
  await dropSubscriptionsOf(personId)
  await db().delete(sessions).where(eq(sessions.personId, personId))
  await db().delete(secretLinks).where(eq(secretLinks.personId, personId))
  await db().delete(apiTokens).where(eq(apiTokens.personId, personId))
  await db().delete(passkeys).where(eq(passkeys.personId, personId))
  await dropScimUsersOf(personId)
  await db().delete(signOnIdentities).where(eq(signOnIdentities.personId, personId))
  await db().delete(signOnGroups).where(eq(signOnGroups.personId, personId))
  await db().delete(idempotencyKeys).where(eq(idempotencyKeys.personId, personId))
}

/** Drops what a person was writing and what they wanted to hear of. */
export async function dropPrivateThings(personId: string) {
  await db().delete(trustLevels).where(eq(trustLevels.personId, personId))
  await db().delete(drafts).where(eq(drafts.personId, personId))
  await db().delete(follows).where(eq(follows.personId, personId))
  await db()
    .delete(follows)
    .where(and(eq(follows.kind, 'person'), eq(follows.subjectId, personId)))
  await db().delete(notifications).where(eq(notifications.personId, personId))
  await db().delete(mails).where(eq(mails.personId, personId))
}

/** Drops everything that is kept under an address: letters, codes, invitations, places on guest lists. */
export async function dropAddress(email: string) {
  await db().delete(mails).where(eq(mails.to, email))
  await db().delete(signInCodes).where(eq(signInCodes.email, email))
  await db()
    .delete(invitations)
    .where(or(eq(invitations.email, email), eq(invitations.claimedEmail, email)))
  await db()
    .delete(contestGuests)
    .where(and(eq(contestGuests.kind, 'email'), eq(contestGuests.value, email)))
}

/** Leaves a nameless row, which votes and texts stand on and nobody can sign in to; never an account again. */
export async function emptyPerson(personId: string, securityStamp: string, at: Date) {
  const nobody = { email: null, emailConfirmedAt: null, name: '', title: '', language: null, passwordHash: null }
  const unheard = { timeZone: '', newsRhythm: 'never', newsDueAt: null, usedAt: null } as const
  const powerless = { kind: 'guest', role: 'member', sourceId: null, isPublic: false } as const
  await db()
    .update(people)
    .set({ ...nobody, ...powerless, ...unheard, securityStamp, suspendedAt: at })
    .where(eq(people.id, personId))
}
