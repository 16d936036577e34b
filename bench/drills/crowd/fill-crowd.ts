import { hashSecret, newSessionSecret } from '#app/features/people/session-cookie.server.ts'
import { openKeys } from '#app/server/secrets.server.ts'
import { closeDatabase, transaction } from '#drizzle/database.ts'
import { newLot } from '#drizzle/ids.ts'
import { migrate } from '#drizzle/migrate.ts'
import { addContest, addContestRole } from '#drizzle/queries/contests.ts'
import { addManyIdeas, addManyPeople } from '#drizzle/queries/imports.ts'
import { addSession } from '#drizzle/queries/sessions.ts'

export interface Crowd {
  contest: string
  slug: string
  ideas: string[]
  /** One person each. */
  people: { id: string; session: string }[]
}

const hour = 3_600_000

/** Fills the empty database this process is set to: one contest open for votes, its ideas, and signed-in people. */
export async function fillCrowd({ people, ideas }: { people: number; ideas: number }): Promise<Crowd> {
  openKeys()
  await migrate()
  const crowd: Crowd = {
    contest: 'drill0000000',
    slug: 'what-holds',
    ideas: Array.from({ length: ideas }, (_, nth) => `idea${nth}`),
    people: Array.from({ length: people }, (_, nth) => ({ id: `person${nth}`, session: newSessionSecret() })),
  }
  const now = new Date()
  await transaction(() => addThem(crowd, now))
  await closeDatabase()
  return crowd
}

async function addThem({ contest, slug, ideas, people }: Crowd, now: Date) {
  await addManyPeople(people.map(({ id }) => personRow(id, now)))
  const [before, after] = [new Date(now.getTime() - hour), new Date(now.getTime() + 1000 * hour)]
  const dates = { ideasFrom: before, ideasUntil: after, votingFrom: before, votingUntil: after, openedAt: before }
  const words = { slug, title: 'What holds?', question: 'What must never be lost?' }
  const host = people[0]?.id as string
  await addContest({ id: contest, ...words, ...dates, state: 'open', counts: 'shown', hostId: host, seed: 'drill' })
  await addContestRole(contest, host, 'owner')
  await addManyIdeas(ideas.map((id, nth) => ideaRow(id, nth, contest, host, before)))
  for (const { id, session } of people) {
    const place = { device: 'drill', network: 'drill', securityStamp: 'drill' }
    const times = { createdAt: now, seenAt: now, expiresAt: after }
    await addSession({ idHash: hashSecret(session), personId: id, ...place, ...times })
  }
}

const personRow = (id: string, now: Date) => ({
  id,
  kind: 'account' as const,
  email: `${id}@example.org`,
  emailConfirmedAt: now,
  name: id,
  securityStamp: 'drill',
})

const ideaRow = (id: string, nth: number, contestId: string, authorId: string, publishedAt: Date) => ({
  id,
  contestId,
  authorId,
  slug: id,
  title: `Idea number ${nth} of the drill`,
  body: 'So that nothing is lost.',
  bodyHtml: '<p>So that nothing is lost.</p>',
  excerpt: 'So that nothing is lost.',
  state: 'published' as const,
  lot: newLot(),
  publishedAt,
})
