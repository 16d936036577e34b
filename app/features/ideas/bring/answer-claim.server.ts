import { noteParticipant } from '#app/features/contests/note-participant.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { type ClaimStop, claimStop, type FoundClaim, findClaim } from '#app/features/ideas/bring/find-claim.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { looksLikeTeam } from '#app/features/people/edit-profile.server.ts'
import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { changeBrought } from '#drizzle/queries/bringing.ts'
import { addFollow } from '#drizzle/queries/follows.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { changePerson } from '#drizzle/queries/people.ts'
import { addReport } from '#drizzle/queries/reports.ts'

export type Claimed = { ok: true; path: string } | { ok: false; reason: 'over' | ClaimStop }

/**
 * Its author comes for what was brought from elsewhere: from now on it is their idea, with all that belongs to it. Votes
 * stay as they are, those of the new author too: they were cast for somebody else's words.
 */
export async function acceptClaim(viewer: Viewer, token: string, now = new Date()): Promise<Claimed> {
  return transaction(async () => {
    const found = await findClaim(token, now)
    if (!found) return { ok: false, reason: 'over' }
    const stop = claimStop(viewer, found)
    if (stop) return { ok: false, reason: stop }
    if (!(await end(found, 'accepted', now))) return { ok: false, reason: 'over' }
    const { idea, contest } = found
    const authorId = await ensurePerson(viewer)
    const pseudonym = await nameFor(viewer, found)
    await changeIdea(idea.id, { authorId, pseudonym })
    await noteParticipant(contest.id, authorId, now)
    await addFollow(authorId, 'idea', idea.id, now)
    await record('idea.claimed', { id: authorId }, { contestId: contest.id, ideaId: idea.id }, now)
    await audit({ id: authorId }, 'idea.claimed', { subject: 'idea', subjectId: idea.id }, now)
    return { ok: true, path: ideaPath(idea) }
  })
}

/**
 * Its author does not want to be named: the name goes, and the address that leads to it. With `remove` a moderator is
 * asked to take the words down too. Whoever holds the link may do so, the team as well, for it only ever takes away.
 */
export async function declineClaim(
  token: string,
  { remove, words }: { remove: boolean; words: string },
  now = new Date(),
): Promise<{ ok: boolean }> {
  return transaction(async () => {
    const found = await findClaim(token, now)
    if (!found || !(await end(found, 'declined', now))) return { ok: false }
    const { idea, contest, author } = found
    const about = { contestId: contest.id, subjectId: idea.id, subject: 'idea' as const, reason: 'author' }
    if (remove) await addReport({ id: newId(), ...about, reporterId: author.id, words, createdAt: now })
    if (remove) await record('thing.reported', null, { ...about, ideaId: idea.id }, now)
    await record('idea.disowned', null, { contestId: contest.id, ideaId: idea.id }, now)
    await audit(null, 'idea.disowned', { subject: 'idea', subjectId: idea.id, after: { remove } }, now)
    return { ok: true }
  })
}

/** Who has no name here goes on under the one they said it under, unless it reads like one of the team. */
async function nameFor(viewer: Viewer, { idea, author: { name } }: FoundClaim) {
  return viewer.name || (await looksLikeTeam(name)) ? idea.pseudonym : name
}

/** Ends the invitation, once; the name that stood for the author goes either way. */
async function end({ brought, author }: FoundClaim, answer: 'accepted' | 'declined', now: Date) {
  const nameless = answer === 'declined' ? { source: '' } : {}
  if (!(await changeBrought(brought.ideaId, { answer, answeredAt: now, claimHash: null, ...nameless }))) return false
  await changePerson(author.id, { name: '' })
  return true
}
