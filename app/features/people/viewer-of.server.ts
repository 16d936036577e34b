import { sessionHashOf } from '#app/features/people/session-cookie.server.ts'
import { idleLimit } from '#app/features/people/session-length.ts'
import { type Viewer, visitor } from '#app/features/policy/viewer.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { readVisitor } from '#app/web/visitor.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { unlessOutage } from '#drizzle/name-outage.ts'
import { type PersonRow, personById, relationsOf } from '#drizzle/queries/people.ts'
import { liveSession, noteUse, touchSession } from '#drizzle/queries/sessions.ts'
import { sharedExactly } from '#drizzle/shared-read.ts'

type Seen = Pick<
  PersonRow,
  'id' | 'kind' | 'email' | 'emailConfirmedAt' | 'name' | 'affiliation' | 'role' | 'title' | 'language'
>

const touchEvery = 5 * 60 * 1000
const noteEvery = 24 * 60 * 60 * 1000
/** A jury's secrecy ends on its own when its time comes. */
const relationsMs = 1000

/**
 * Who is behind this request: the account of a live session, else the guest or visitor of the signed visitor id.
 * Looked up once per request. Without any cookie the id is fresh and worth nothing.
 */
export function viewerOf(request: Request, now = new Date()): Promise<Viewer> {
  const { cache } = requestContext()
  const known = cache.get('viewer') as Promise<Viewer> | undefined
  if (known) return known
  const found = lookUp(request, now)
  cache.set('viewer', found)
  return found
}

async function lookUp(request: Request, now: Date): Promise<Viewer> {
  return (await accountOf(request, now)) ?? guestOf(readVisitor(request))
}

async function accountOf(request: Request, now: Date) {
  const hash = sessionHashOf(request)
  const found = hash ? await liveSession(hash, now) : undefined
  if (!hash || !found || found.person.suspendedAt) return undefined
  const idle = now.getTime() - found.session.seenAt.getTime()
  if (idle > idleLimit(found.person)) return undefined
  // Reading goes on where nothing can be written.
  if (idle > touchEvery) await transaction(() => touch(hash, found.person, now)).catch(unlessOutage)
  return viewerFrom(found.person)
}

async function touch(hash: string, { id, usedAt }: Pick<PersonRow, 'id' | 'usedAt'>, now: Date) {
  await touchSession(hash, now)
  if (!usedAt || now.getTime() - usedAt.getTime() > noteEvery) await noteUse(id, now)
}

async function guestOf(visitorId: string | undefined): Promise<Viewer> {
  if (!visitorId) return visitor(newId())
  const person = await personById(visitorId)
  // An account's id is no proof of being that account: only its session is.
  return person?.kind === 'guest' && !person.suspendedAt ? viewerFrom(person) : visitor(person ? newId() : visitorId)
}

/** The viewer a person's row stands for, with its relations to contests. */
export async function viewerFrom(person: Seen): Promise<Viewer> {
  return {
    kind: person.kind === 'account' ? 'account' : 'guest',
    id: person.id,
    name: person.name,
    email: person.email,
    confirmed: person.emailConfirmedAt !== null,
    affiliation: person.affiliation,
    role: person.role,
    title: person.title,
    language: person.language,
    ...(await sharedExactly(
      `relations ${person.id} ${person.email}`,
      () => relationsOf(person.id, person.email),
      relationsMs,
    )),
  }
}
