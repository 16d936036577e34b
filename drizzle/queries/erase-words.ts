import { and, eq, inArray } from 'drizzle-orm'
import { db } from '../database.ts'
import {
  broughtIdeas,
  comments,
  contestRoles,
  decisions,
  ideas,
  ideaVersions,
  nameDecisions,
  nameReports,
  recoveryCases,
  recoverySteps,
  reports,
} from '../schema/index.ts'

/** What stands where words were; a title may not be empty. */
const gone = '—'
const unseenIdeas = ['draft', 'held', 'withdrawn', 'hidden'] as const

/** Ideas of a person that wait for a moderator; they are to be taken back before their words go. */
export async function heldIdeasOf(personId: string) {
  return db()
    .select()
    .from(ideas)
    .where(and(eq(ideas.authorId, personId), eq(ideas.state, 'held')))
}

/** Empties what a person wrote and others may not read, and takes every name they chose from what stays. */
export async function dropUnseenWords(personId: string) {
  await db().update(ideas).set({ pseudonym: '' }).where(eq(ideas.authorId, personId))
  await db().update(comments).set({ pseudonym: '' }).where(eq(comments.authorId, personId))
  // The place where they said it first leads to them.
  await db()
    .update(broughtIdeas)
    .set({ source: '' })
    .where(inArray(broughtIdeas.ideaId, ideasBy(personId)))
  const unseen = await db()
    .select({ id: ideas.id })
    .from(ideas)
    .where(and(eq(ideas.authorId, personId), inArray(ideas.state, [...unseenIdeas])))
  for (const { id } of unseen) await emptyIdea(id)
  await dropUnseenComments(personId)
  // What was told to the team only was told in confidence.
  const confided = { beneath: '' }
  await db()
    .update(ideas)
    .set(confided)
    .where(and(eq(ideas.authorId, personId), eq(ideas.beneathFor, 'team')))
  await db()
    .update(ideaVersions)
    .set(confided)
    .where(and(inArray(ideaVersions.ideaId, ideasBy(personId)), eq(ideaVersions.beneathFor, 'team')))
}

/** What waited for a moderator waits no more; what one took away stays away. */
async function dropUnseenComments(personId: string) {
  const nothing = { text: '', html: '' }
  const of = (state: 'held' | 'hidden') => and(eq(comments.authorId, personId), eq(comments.state, state))
  const held = { ...nothing, state: 'removed', stateReason: 'author' } as const
  const emptied = [
    ...(await db().update(comments).set(held).where(of('held')).returning({ id: comments.id })),
    ...(await db().update(comments).set(nothing).where(of('hidden')).returning({ id: comments.id })),
  ]
  for (const { id } of emptied) await forgetWording('comment', id)
}

const ideasBy = (personId: string) => db().select({ id: ideas.id }).from(ideas).where(eq(ideas.authorId, personId))

async function emptyIdea(id: string) {
  const words = { title: gone, slug: '', body: '', bodyHtml: '', excerpt: '', beneath: '', tags: [], fields: {} }
  await db().update(ideas).set(words).where(eq(ideas.id, id))
  await db().delete(ideaVersions).where(eq(ideaVersions.ideaId, id))
  await forgetWording('idea', id)
}

/** Decisions keep how a text stood before them, with the wording an edit replaced. */
async function forgetWording(subject: 'idea' | 'comment', subjectId: string) {
  await db()
    .update(decisions)
    .set({ before: null })
    .where(and(eq(decisions.subject, subject), eq(decisions.subjectId, subjectId)))
}

/** Complaints and reports were for the team alone: that there were some stays, what they said goes. */
export async function dropConfidences(personId: string) {
  await db().update(reports).set({ words: '' }).where(eq(reports.reporterId, personId))
  await db().update(nameReports).set({ words: '' }).where(eq(nameReports.reporterId, personId))
  await db()
    .update(nameDecisions)
    .set({ name: '', words: '' })
    .where(and(eq(nameDecisions.subject, 'person'), eq(nameDecisions.subjectId, personId)))
  const own = await db()
    .update(recoveryCases)
    .set({ title: gone, words: '', state: 'closed' })
    .where(eq(recoveryCases.personId, personId))
    .returning({ id: recoveryCases.id })
  for (const { id } of own) await db().update(recoverySteps).set({ words: '' }).where(eq(recoverySteps.caseId, id))
}

/** Somebody else has to answer now. */
export async function dropDuties(personId: string) {
  await db()
    .update(recoveryCases)
    .set({ ownerId: null })
    .where(and(eq(recoveryCases.ownerId, personId), eq(recoveryCases.state, 'open')))
  await db()
    .delete(contestRoles)
    .where(and(eq(contestRoles.personId, personId), inArray(contestRoles.role, ['deputy', 'escalation'])))
}
