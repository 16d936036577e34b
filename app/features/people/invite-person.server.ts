import { audit } from '#app/features/events/audit.server.ts'
import { hashSecret, newSessionSecret } from '#app/features/people/session-cookie.server.ts'
import { isAdmin, ownsContest, type Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { notFound } from '#app/web/refuse.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { addContestGuest, addInvitation, invitationsSince } from '#drizzle/queries/invitations.ts'
import type { PersonRow } from '#drizzle/queries/people.ts'

const day = 24 * 60 * 60 * 1000
export const invitationLifetime = 14 * day
const mostPerDay = 50

export interface InvitationWanted {
  email: string
  affiliation: PersonRow['affiliation']
  /** On the whole site; together with `contestId`, `owner` means running that contest and `juror` judging its ideas. */
  role: PersonRow['role'] | 'juror'
  contestId?: string
}

export type Invited = { ok: true; path: string } | { ok: false; reason: 'people_invited_enough' }

/**
 * Invites an address: by mail, and with the link that is answered for whoever sends it another way. Admins invite
 * into any role; who runs a contest invites customers or employees into that contest only.
 */
export async function invitePerson(viewer: Viewer, wanted: InvitationWanted, now = new Date()): Promise<Invited> {
  if (!mayInvite(viewer, wanted)) notFound()
  const token = newSessionSecret()
  return transaction(async () => {
    const contest = wanted.contestId ? await contestById(wanted.contestId) : undefined
    if (wanted.contestId && !contest) notFound()
    if ((await invitationsLeft(viewer, now)) === 0) return { ok: false, reason: 'people_invited_enough' }

    const id = newId()
    const expiresAt = new Date(now.getTime() + invitationLifetime)
    await addInvitation({
      id,
      tokenHash: hashSecret(token),
      ...wanted,
      invitedBy: viewer.id,
      createdAt: now,
      expiresAt,
    })
    // A juror sees the papers they are given; taking part is another right.
    if (contest && wanted.role !== 'juror') await addContestGuest(contest.id, wanted.email)
    await audit(viewer, 'person.invited', { subject: 'person', subjectId: id, after: { ...wanted } }, now)
    await queueInvitation(viewer, { email: wanted.email, token, contest: contest?.title, role: wanted.role }, now)
    return { ok: true, path: `/join/${token}` }
  })
}

/** How many more letters somebody may send today. */
export async function invitationsLeft(viewer: Viewer, now: Date) {
  return Math.max(0, mostPerDay - (await invitationsSince(viewer.id, new Date(now.getTime() - day))))
}

function mayInvite(viewer: Viewer, { role, contestId, affiliation }: InvitationWanted) {
  if (role === 'juror' && contestId === undefined) return false
  if (isAdmin(viewer)) return true
  const intoOwn = contestId !== undefined && ownsContest(viewer, contestId)
  return intoOwn && affiliation === 'customer' && ['member', 'owner', 'juror'].includes(role)
}

const invitedInto = { jury: m.people_mail_invited_jury, contest: m.people_mail_invited_contest }

interface Letter {
  email: string
  token: string
  contest: string | undefined
  role: InvitationWanted['role']
  /** How long the link works, where it is not the usual time. */
  days?: number
}

/** The letter with the link, inside the caller's transaction. */
export async function queueInvitation(viewer: Viewer, { email, token, contest, role, days }: Letter, now: Date) {
  const { locale } = requestContext()
  const { organisation } = await siteSettings()
  const by = viewer.name || organisation
  const text = contest
    ? invitedInto[role === 'juror' ? 'jury' : 'contest']({ by, organisation, contest }, { locale })
    : m.people_mail_invited_site({ by, organisation }, { locale })
  const body = composeMail({
    locale,
    organisation,
    paragraphs: [
      text,
      days ? m.invite_mail_until({ n: days }, { locale }) : m.people_mail_invited_until({}, { locale }),
    ],
    button: { label: m.people_mail_invited_button({}, { locale }), path: `/join/${token}` },
    reason: m.people_mail_invited_why({ by }, { locale }),
  })
  const subject = m.people_mail_invited_subject({ by, organisation }, { locale })
  await queueMail({ to: email, kind: 'invitation', subject, ...body }, now)
}
