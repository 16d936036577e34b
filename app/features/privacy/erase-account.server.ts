import { audit } from '#app/features/events/audit.server.ts'
import { takeDownIdea } from '#app/features/ideas/take-down-idea.server.ts'
import { unnaming } from '#app/features/privacy/unname.ts'
import { changeSettings, siteSettings } from '#app/features/settings/site-settings.server.ts'
import { leaveAllGroups } from '#app/features/unions/leave-union.server.ts'
import { eraseBallots } from '#app/features/votes/erase-ballots.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { formerNames, unnameAudit, unnameMails, unnameRecords } from '#drizzle/queries/erase-names.ts'
import { dropConfidences, dropDuties, dropUnseenWords, heldIdeasOf } from '#drizzle/queries/erase-words.ts'
import { dropAddress, dropPrivateThings, dropWaysIn, emptyPerson } from '#drizzle/queries/erasure.ts'
import { dropFilesBy } from '#drizzle/queries/files.ts'
import { type PersonRow, personByEmail } from '#drizzle/queries/people.ts'
import { hasOtherAdmin } from '#drizzle/queries/people-lists.ts'

/** `ballots` counts the entries of logs that nobody can open any more; the bytes of `files` go after the commit. */
export type Erased =
  | { ok: true; ballots: number; files: string[] }
  | { ok: false; reason: 'last-admin' | 'not-confirmed' }

/**
 * Erases an account for good: name, addresses, ways in, letters, drafts, what was said in confidence, what leads from
 * ballots to the person, and their name in the site's own records. Votes go on counting; what others read of them stays
 * without a name. Inside a transaction, where nothing else awaits; the caller has asked the policy.
 */
export async function eraseAccount(actor: { id: string } | null, person: PersonRow, now: Date): Promise<Erased> {
  return transaction(async () => {
    if (person.role === 'admin' && !(await hasOtherAdmin(person.id))) return { ok: false, reason: 'last-admin' }

    const former = await formerNames(person.id)
    const names = [...new Set([person.name, ...former.names])].filter(Boolean)
    const emails = await ownAddresses(person, former.emails)
    const ballots = await eraseBallots(person.id)
    await leaveAllGroups(person.id, now)
    await dropWaysIn(person.id)
    await dropPrivateThings(person.id)
    await dropDuties(person.id)
    await dropConfidences(person.id)
    for (const idea of await heldIdeasOf(person.id)) await takeDownIdea(idea, { state: 'withdrawn' }, now)
    await dropUnseenWords(person.id)
    const files = await dropFilesBy(person.id)
    if (person.email) await dropAddress(person.email)
    await emptyPerson(person.id, newId(), now)
    await unnameEverywhere({ id: person.id, names, emails }, now)
    await audit(actor, 'person.erased', { subject: 'person', subjectId: person.id, after: { ballots } }, now)
    return { ok: true, ballots, files }
  })
}

/** An address they gave up may be somebody else's by now. */
async function ownAddresses({ id, email }: PersonRow, former: string[]) {
  const own = new Set(email ? [email] : [])
  for (const address of former) if (((await personByEmail(address))?.id ?? id) === id) own.add(address)
  return [...own]
}

/** Records that others left about the person: who changed what, letters to others, the site's own addresses. */
async function unnameEverywhere(named: { id: string; names: string[]; emails: string[] }, now: Date) {
  const unname = unnaming(named.names, named.emails)
  await unnameAudit(named, unname, now)
  await unnameMails(named, unname)
  await unnameRecords(named, unname)
  const { witnesses, contact } = await siteSettings()
  const others = witnesses.filter((address) => !named.emails.includes(address.toLowerCase()))
  if (others.length < witnesses.length) await changeSettings({ witnesses: others }, now)
  if (named.emails.includes(contact.toLowerCase())) await changeSettings({ contact: '' }, now)
}
