import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { type Viewer, visitor } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { newId, newLot, newShortId } from '#drizzle/ids.ts'
import { addContest, addContestRole, type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { addIdea, type IdeaRow, ideaWithContest } from '#drizzle/queries/ideas.ts'
import { addPerson, type PersonRow, personById } from '#drizzle/queries/people.ts'

const day = 24 * 60 * 60 * 1000
let nth = 0

/** An account with a confirmed address, unless said otherwise; answers the viewer it is. */
export async function aPerson(given: Partial<PersonRow> = {}): Promise<Viewer> {
  nth += 1
  const id = given.id ?? newId()
  const base = {
    id,
    kind: 'account' as const,
    email: `person-${nth}-${id.slice(0, 6)}@example.org`,
    emailConfirmedAt: new Date(),
    name: `Person ${nth}`,
    securityStamp: newId(),
  }
  await transaction(() => addPerson({ ...base, ...given }))
  return viewerFrom((await personById(id)) as PersonRow)
}

export const anEmployee = (given: Partial<PersonRow> = {}) => aPerson({ affiliation: 'employee', ...given })
export const anAdmin = (given: Partial<PersonRow> = {}) => aPerson({ affiliation: 'employee', role: 'admin', ...given })
export const aModerator = (given: Partial<PersonRow> = {}) =>
  aPerson({ affiliation: 'employee', role: 'moderator', ...given })

/** Somebody with nothing but a visitor id. */
export const aVisitor = (): Viewer => visitor(newId())

/** The same person with the relations they have by now (after becoming owner of a contest, say). */
export async function again(viewer: Viewer): Promise<Viewer> {
  return viewerFrom((await personById(viewer.id)) as PersonRow)
}

/** An open contest that takes ideas and votes for a week, unless said otherwise. */
export async function aContest(given: Partial<ContestRow> = {}): Promise<ContestRow> {
  nth += 1
  const now = Date.now()
  const id = given.id ?? newShortId()
  const hostId = given.hostId ?? (await anEmployee({ role: 'owner', name: 'Marta' })).id
  const base = {
    id,
    slug: `contest-${nth}-${id.slice(0, 4)}`,
    title: `Contest ${nth}`,
    question: 'What would spare you the wait?',
    state: 'open' as const,
    eligibility: 'confirmed' as const,
    counts: 'shown' as const,
    ideasFrom: new Date(now - day),
    ideasUntil: new Date(now + 7 * day),
    votingFrom: new Date(now - day),
    votingUntil: new Date(now + 7 * day),
    answerBy: new Date(now + 14 * day),
    seed: 'seed',
    openedAt: new Date(now - day),
  }
  await transaction(async () => {
    await addContest({ ...base, ...given, hostId })
    await addContestRole(id, hostId, 'owner')
  })
  return (await contestById(id)) as ContestRow
}

/** A published idea by somebody else, unless said otherwise. */
export async function anIdea(given: Partial<IdeaRow> & { contestId?: string } = {}): Promise<IdeaRow> {
  nth += 1
  const id = given.id ?? newShortId()
  const contestId = given.contestId ?? (await aContest()).id
  const authorId = given.authorId ?? (await aPerson()).id
  const title = given.title ?? `Idea ${nth}`
  const base = { id, title, slug: `idea-${nth}`, state: 'published' as const, lot: newLot(), publishedAt: new Date() }
  await transaction(() => addIdea({ ...base, ...given, contestId, authorId }))
  return (await ideaWithContest(id))?.idea as IdeaRow
}

/** A request as a browser would send it; `form` makes it a POST. */
export function aRequest(
  path: string,
  { form, headers }: { form?: Record<string, string> | FormData; headers?: HeadersInit } = {},
) {
  const all = new Headers(headers)
  return new Request(`http://localhost:3000${path}`, {
    method: form ? 'POST' : 'GET',
    headers: all,
    body: form instanceof FormData ? form : form && new URLSearchParams(form),
  })
}
