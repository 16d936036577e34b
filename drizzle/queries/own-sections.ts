import { type Column, eq, inArray, isNotNull, ne, type SQL, type Table } from 'drizzle-orm'
import { db } from '../database.ts'
import {
  answers,
  apiTokens,
  auditLog,
  ballotPapers,
  ballotReviews,
  ballotSecrets,
  broughtIdeas,
  comments,
  comparisons,
  contestGuests,
  contestNotes,
  contestRoles,
  contests,
  counts,
  decisions,
  drafts,
  endorsements,
  events,
  files,
  follows,
  groupMembers,
  holdingMessages,
  ideas,
  ideaVersions,
  idempotencyKeys,
  importedVotes,
  imports,
  invitations,
  letterAnswers,
  letterSignatures,
  letters,
  mails,
  nameDecisions,
  nameReports,
  notifications,
  participants,
  passkeys,
  people,
  pulses,
  pushes,
  pushSubscriptions,
  recoveryCases,
  recoverySteps,
  reports,
  scimMembers,
  scimUsers,
  scorecards,
  secretLinks,
  sessions,
  signInCodes,
  signOnGroups,
  signOnIdentities,
  transitions,
  trustLevels,
  views,
  votes,
  voteTraces,
} from '../schema/index.ts'

export interface Me {
  id: string
  email: string | null
}

/** One table of which a person has rows, how they are known to be theirs, and what of them is kept back. */
export interface OwnSection {
  name: string
  table: Table
  /** Columns that hold the person's id, or their address: any of them makes a row theirs. */
  by?: Column[]
  byEmail?: Column[]
  /** What else must be so; alone where no column of the row names the person. */
  only?: (me: Me) => SQL | undefined
  /** Fields left out: secrets, and what is about others. */
  without?: string[]
  /** Fields emptied in some rows. */
  blank?: (row: Record<string, unknown>) => Record<string, unknown>
}

const ideasOf = (me: Me) => db().select({ id: ideas.id }).from(ideas).where(eq(ideas.authorId, me.id))
const directoryEntriesOf = (me: Me) =>
  db().select({ id: scimUsers.id }).from(scimUsers).where(eq(scimUsers.personId, me.id))
const casesOf = (me: Me) =>
  db().select({ id: recoveryCases.id }).from(recoveryCases).where(eq(recoveryCases.personId, me.id))

/** Mails that carry a way in say it in their words and, the code, in their subject. */
const withWayIn = ['sign-in', 'new-email', 'invitation', 'brought']
const unsaid = { subject: '', text: '', html: '', stopPath: '' }

/** Everything a person gets when they ask for their data. Each table of the schema is here or in `left-out-data.ts`. */
export const ownSections: OwnSection[] = [
  { name: 'profile', table: people, by: [people.id], without: ['passwordHash', 'securityStamp'] },
  { name: 'sessions', table: sessions, by: [sessions.personId], without: ['idHash', 'securityStamp'] },
  { name: 'signOnIdentities', table: signOnIdentities, by: [signOnIdentities.personId] },
  { name: 'signOnGroups', table: signOnGroups, by: [signOnGroups.personId] },
  {
    name: 'codesSent',
    table: signInCodes,
    by: [signInCodes.visitorId],
    byEmail: [signInCodes.email],
    // Whoever asked for a code in their name may have been somebody else.
    without: ['linkHash', 'codeHash', 'visitorId', 'next', 'name'],
  },
  { name: 'passkeys', table: passkeys, by: [passkeys.personId], without: ['publicKey'] },
  { name: 'directoryEntries', table: scimUsers, by: [scimUsers.personId] },
  {
    name: 'directoryGroups',
    table: scimMembers,
    only: (me) => inArray(scimMembers.userId, directoryEntriesOf(me)),
  },
  { name: 'secretLinks', table: secretLinks, by: [secretLinks.personId], without: ['tokenHash'] },
  { name: 'apiTokens', table: apiTokens, by: [apiTokens.personId], without: ['tokenHash'] },
  {
    name: 'invitations',
    table: invitations,
    byEmail: [invitations.email, invitations.claimedEmail],
    without: ['tokenHash', 'sealedToken', 'invitedBy'],
  },
  {
    name: 'guestLists',
    table: contestGuests,
    byEmail: [contestGuests.value],
    only: () => eq(contestGuests.kind, 'email'),
  },
  { name: 'contestsHosted', table: contests, by: [contests.hostId], without: ['seed'] },
  { name: 'contestRoles', table: contestRoles, by: [contestRoles.personId] },
  { name: 'contestNotes', table: contestNotes, by: [contestNotes.authorId] },
  { name: 'contestTurns', table: transitions, by: [transitions.actorId] },
  { name: 'participation', table: participants, by: [participants.personId] },
  { name: 'drafts', table: drafts, by: [drafts.personId] },
  { name: 'ideas', table: ideas, by: [ideas.authorId], without: ['readBy'] },
  {
    name: 'ideaVersions',
    table: ideaVersions,
    only: (me) => inArray(ideaVersions.ideaId, ideasOf(me)),
    without: ['editorId'],
  },
  {
    name: 'ideasSaidElsewhere',
    table: broughtIdeas,
    only: (me) => inArray(broughtIdeas.ideaId, ideasOf(me)),
    without: ['broughtBy', 'claimHash'],
  },
  { name: 'comments', table: comments, by: [comments.authorId] },
  {
    name: 'files',
    table: files,
    by: [files.ownerId],
    // A logo is the organisation's.
    only: () => ne(files.subject, 'site'),
    without: ['moderatorId'],
  },
  { name: 'ideasSeen', table: views, by: [views.viewerId] },
  { name: 'votes', table: votes, by: [votes.personId] },
  { name: 'ballots', table: ballotPapers, by: [ballotPapers.personId] },
  { name: 'logEntries', table: ballotSecrets, by: [ballotSecrets.personId], without: ['ballot', 'nonce'] },
  { name: 'comparisons', table: comparisons, by: [comparisons.personId] },
  { name: 'importedVotes', table: importedVotes, by: [importedVotes.personId] },
  { name: 'voteTraces', table: voteTraces, by: [voteTraces.personId], without: ['network', 'device'] },
  {
    name: 'ballotsLookedInto',
    table: ballotReviews,
    by: [ballotReviews.personId],
    only: () => isNotNull(ballotReviews.decidedAt),
    without: ['grounds', 'decidedBy'],
  },
  { name: 'groups', table: groupMembers, by: [groupMembers.personId] },
  { name: 'endorsements', table: endorsements, by: [endorsements.personId] },
  { name: 'letters', table: letters, by: [letters.authorId] },
  { name: 'letterSignatures', table: letterSignatures, by: [letterSignatures.personId] },
  { name: 'letterAnswers', table: letterAnswers, by: [letterAnswers.authorId] },
  { name: 'answersGiven', table: answers, by: [answers.authorId] },
  { name: 'holdingMessages', table: holdingMessages, by: [holdingMessages.authorId] },
  { name: 'pulses', table: pulses, by: [pulses.personId] },
  { name: 'scorecards', table: scorecards, by: [scorecards.jurorId] },
  { name: 'reports', table: reports, by: [reports.reporterId] },
  { name: 'namesReported', table: nameReports, by: [nameReports.reporterId] },
  { name: 'namesDecided', table: nameDecisions, by: [nameDecisions.moderatorId], without: ['name'] },
  {
    name: 'decisionsAboutMyName',
    table: nameDecisions,
    by: [nameDecisions.subjectId],
    only: () => eq(nameDecisions.subject, 'person'),
    without: ['moderatorId'],
  },
  { name: 'trustLevel', table: trustLevels, by: [trustLevels.personId], without: ['setBy'] },
  { name: 'decisions', table: decisions, by: [decisions.moderatorId], without: ['before'] },
  { name: 'complaints', table: recoveryCases, by: [recoveryCases.personId], without: ['ownerId'] },
  {
    name: 'complaintSteps',
    table: recoverySteps,
    only: (me) => inArray(recoverySteps.caseId, casesOf(me)),
    without: ['actorId'],
  },
  { name: 'follows', table: follows, by: [follows.personId] },
  { name: 'news', table: notifications, by: [notifications.personId] },
  {
    name: 'mails',
    table: mails,
    by: [mails.personId],
    byEmail: [mails.to],
    // What has not gone out may still turn out to be nothing for them.
    only: () => isNotNull(mails.sentAt),
    without: ['lastError', 'tries'],
    blank: ({ kind }) => (withWayIn.includes(String(kind)) ? unsaid : {}),
  },
  {
    name: 'devicesTold',
    table: pushSubscriptions,
    by: [pushSubscriptions.personId],
    without: ['sessionHash', 'securityStamp', 'p256dh', 'auth'],
  },
  { name: 'devicesToTell', table: pushes, by: [pushes.personId], without: ['lastError', 'tries'] },
  { name: 'events', table: events, by: [events.actorId], without: ['details', 'heardAt'] },
  {
    name: 'actsLogged',
    table: auditLog,
    by: [auditLog.actorId],
    without: ['before', 'after', 'reason'],
  },
  {
    name: 'accountChanges',
    table: auditLog,
    by: [auditLog.subjectId],
    only: () => eq(auditLog.subject, 'person'),
    without: ['actorId', 'reason'],
  },
  { name: 'imports', table: imports, by: [imports.actorId], without: ['report', 'source'] },
  { name: 'counts', table: counts, by: [counts.actorId], without: ['result'] },
  { name: 'requests', table: idempotencyKeys, by: [idempotencyKeys.personId], without: ['body', 'request'] },
]
