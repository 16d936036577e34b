import { findPublicPerson } from '#app/features/people/find-public-person.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { groupById } from '#drizzle/queries/groups.ts'
import type { NameSubject } from '#drizzle/queries/names.ts'
import { personById } from '#drizzle/queries/people.ts'

export interface NameThing {
  subject: NameSubject
  id: string
}

export interface FoundName extends NameThing {
  name: string
  /** Whose name it is; whoever speaks for a union bears its name. */
  bearerId: string | null
  path: string
}

/** What the address of a name says; anything else is no page. */
export function nameThingOf({ subject, thing }: Record<string, string | undefined>): NameThing {
  if ((subject !== 'person' && subject !== 'union') || !thing) throw notFound()
  return { subject, id: thing }
}

/** The name as it stands now; undefined where nobody bears it. */
export async function nameNow({ subject, id }: NameThing): Promise<FoundName | undefined> {
  if (subject === 'union') {
    const union = await groupById(id)
    if (union?.kind !== 'union') return undefined
    return { subject, id, name: union.name, bearerId: union.spokespersonId, path: `/unions/${id}` }
  }
  const person = await personById(id)
  if (person?.kind !== 'account' || person.suspendedAt) return undefined
  return { subject, id, name: person.name, bearerId: id, path: `/p/${id}` }
}

/** A name this viewer may report: one on a page they can open. Throws 404 or 403 otherwise. */
export async function findReportedName(viewer: Viewer, thing: NameThing): Promise<FoundName> {
  if (thing.subject === 'person') await findPublicPerson(viewer, thing.id)
  const found = await nameNow(thing)
  if (!found) throw notFound()
  insist(can(viewer, 'name.report', found))
  return found
}

/** A name this viewer may decide about. Throws 404 or 403 otherwise. */
export async function findNameToDecide(viewer: Viewer, thing: NameThing): Promise<FoundName> {
  const found = await nameNow(thing)
  insist(can(viewer, 'name.decide', { bearerId: found?.bearerId ?? null }))
  return found ?? notFound()
}
