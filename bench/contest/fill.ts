import { indexIdea } from '#app/features/ideas/index-idea.server.ts'
import { hashSecret, newSessionSecret } from '#app/features/people/session-cookie.server.ts'
import { fairScore } from '#app/features/ranking/orders/fair-score.ts'
import { raiseTrending, trendingStart } from '#app/features/ranking/orders/trending-score.ts'
import { engine } from '#drizzle/columns.ts'
import { database, transaction } from '#drizzle/database.ts'
import { newId, newLot } from '#drizzle/ids.ts'
import { migrate } from '#drizzle/migrate.ts'
import { addAnswer } from '#drizzle/queries/answers.ts'
import { addContest, addContestRole } from '#drizzle/queries/contests.ts'
import { addManyIdeas, addManyPeople, recountContest } from '#drizzle/queries/imports.ts'
import { addSession } from '#drizzle/queries/sessions.ts'
import { sentences } from './words.ts'

export interface WorldSize {
  ideas: number
  votes: number
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const VOTES_EACH = 100
const SESSIONS = 256

export const CONTEST = 'bench0000000'
export const SLUG = 'what-would-help'

/**
 * Fills an empty database with one open contest: people with up to a hundred votes each, ideas with their search rows
 * and counters, and one log entry per vote. Counters of views are set as if each idea had been shown ten times as
 * often as it was supported. An answer was promised for each and given for every fifth; half of the others were read.
 * Answers secrets of sessions: one person each.
 */
export async function fill({ ideas, votes }: WorldSize): Promise<string[]> {
  await migrate()
  // No more: the ideas of one voter must differ, see rankOf.
  const each = Math.min(VOTES_EACH, Math.floor(Math.sqrt(ideas)))
  const voters = Math.ceil(votes / each)
  // The last ones have not voted yet: sessions are theirs.
  await addPeopleAndContest(voters + SESSIONS)
  await addIdeas(ideas, supporters(ideas, voters, each))
  await addVotes(ideas, voters, each)
  await transaction(() => recountContest(CONTEST))
  await database().script(`update contests set views = votes * 10, list_votes = votes where id = '${CONTEST}'`)
  // As PostgreSQL does of itself in time; the site never asks SQLite to.
  if (engine === 'postgres') await database().script('ANALYZE')
  return Promise.all(Array.from({ length: SESSIONS }, (_, nth) => startSessionOf(`person${voters + nth}`)))
}

async function addPeopleAndContest(people: number) {
  const now = new Date()
  const stamp = 'bench'
  await transaction(async () => {
    await addManyPeople(
      Array.from({ length: people }, (_, nth) => ({
        id: `person${nth}`,
        kind: 'account' as const,
        email: `person${nth}@example.org`,
        emailConfirmedAt: now,
        name: `Person ${nth}`,
        securityStamp: stamp,
      })),
    )
    await addContest({
      id: CONTEST,
      slug: SLUG,
      title: 'What would help?',
      question: 'What would spare you the wait?',
      state: 'open',
      counts: 'shown',
      hostId: 'person0',
      ideasFrom: new Date(now.getTime() - HOUR),
      ideasUntil: new Date(now.getTime() + 1000 * HOUR),
      votingFrom: new Date(now.getTime() - HOUR),
      votingUntil: new Date(now.getTime() + 1000 * HOUR),
      openedAt: new Date(now.getTime() - HOUR),
      seed: 'bench',
      fairPrior: 0.1,
    })
    await addContestRole(CONTEST, 'person0', 'owner')
  })
}

/** The same sums as in SQL below: the nth vote of a person goes to the idea of this rank; low ranks get more votes. */
const rankOf = (person: number, nth: number, each: number, ideas: number) => {
  const place = nth * 1000 + ((person * 617) % 1000)
  return Number((BigInt(place) * BigInt(place) * BigInt(ideas)) / (BigInt(each) * 1000n) ** 2n)
}

function supporters(ideas: number, voters: number, each: number) {
  const found = new Uint32Array(ideas)
  for (let person = 0; person < voters; person++)
    for (let nth = 0; nth < each; nth++) found[rankOf(person, nth, each, ideas)]! += 1
  return found
}

async function addIdeas(ideas: number, votes: Uint32Array) {
  const [say, now] = [sentences(7), Date.now()]
  for (let first = 0; first < ideas; first += 300) {
    const count = Math.min(300, ideas - first)
    const rows = Array.from({ length: count }, (_, nth) => ideaRow(first + nth, votes[first + nth] as number, say, now))
    await transaction(async () => {
      await addManyIdeas(rows)
      for (const row of rows) await indexIdea(row)
      for (const row of rows.filter(({ answeredAt }) => answeredAt)) await addAnswer(answerTo(row))
    })
  }
}

function ideaRow(rank: number, votes: number, say: (words: number) => string, now: number) {
  const publishedAt = new Date(now - HOUR * (1 + (rank % 700)))
  const body = say(30)
  return {
    id: `idea${rank}`,
    contestId: CONTEST,
    authorId: `person${(rank * 7) % 100}`,
    slug: `idea-${rank}`,
    title: say(9),
    body,
    bodyHtml: `<p>${body}</p>`,
    excerpt: body.slice(0, 120),
    beneath: '',
    beneathFor: 'everyone' as const,
    state: 'published' as const,
    lot: newLot(),
    votes,
    views: votes * 10 + (rank % 20),
    listVotes: votes,
    fairScore: fairScore(votes, votes * 10 + (rank % 20), 0.1),
    trendingScore: raiseTrending(trendingStart(publishedAt), 'vote', new Date(now - HOUR)),
    publishedAt,
    ...promises(rank, publishedAt.getTime()),
  }
}

function promises(rank: number, published: number) {
  const [readPromisedBy, promisedBy] = [new Date(published + 2 * DAY), new Date(published + 5 * DAY)]
  const isAnswered = rank % 5 === 4
  return {
    readPromisedBy,
    promisedBy,
    readAt: isAnswered || rank % 2 === 0 ? new Date(published + DAY) : null,
    answeredAt: isAnswered ? new Date(published + (rank % 7) * DAY) : null,
    outcome: isAnswered ? ('planned' as const) : null,
    turn: isAnswered ? ('none' as const) : ('ours' as const),
  }
}

function answerTo({ id, authorId, answeredAt, promisedBy, publishedAt }: ReturnType<typeof ideaRow>) {
  const [text, html] = ['We will do this.', '<p>We will do this.</p>']
  const clock = { createdAt: answeredAt as Date, promisedBy, askedAt: publishedAt }
  return { id: newId(), ideaId: id, authorId, outcome: 'planned' as const, text, html, ...clock }
}

/** In SQL, since every vote alone through a statement of its own would take longer than all the measuring. */
async function addVotes(ideas: number, voters: number, each: number) {
  const at = engine === 'postgres' ? 'now()' : String(Date.now())
  const yes = engine === 'postgres' ? 'true' : '1'
  const place = `(nth * 1000 + (person * 617) % 1000)`
  const rank = `${place} * ${place} * ${ideas} / ${(each * 1000) ** 2}`
  const numbers = `with recursive p(person) as (select cast(0 as bigint) union all select person + 1 from p where person < ${voters - 1}),
    n(nth) as (select cast(0 as bigint) union all select nth + 1 from n where nth < ${each - 1})`
  await database().script(`
    insert into votes (contest_id, person_id, idea_id, value, state, organic, seq, created_at, updated_at)
    ${numbers} select '${CONTEST}', 'person' || person, 'idea' || (${rank}), 1, 'counted', ${yes}, person * ${each} + nth + 1, ${at}, ${at}
    from p cross join n`)
  await database().script(`
    insert into ballot_log (contest_id, seq, kind, commitment, previous, rules_hash, head)
    ${numbers} select '${CONTEST}', person * ${each} + nth + 1, 'cast', 'c' || person || '-' || nth, 'h', 'r', 'h' from p cross join n`)
  await database().script(
    `insert into participants (contest_id, person_id, created_at) select '${CONTEST}', id, ${at} from people where id in (select person_id from votes)`,
  )
  await database().script(`update contests set log_seq = ${voters * each}, log_head = 'h' where id = '${CONTEST}'`)
}

export async function startSessionOf(personId: string) {
  const [secret, now] = [newSessionSecret(), new Date()]
  await transaction(() =>
    addSession({
      idHash: hashSecret(secret),
      personId,
      securityStamp: 'bench',
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + 1000 * HOUR),
      device: 'bench',
      network: newId(),
    }),
  )
  return secret
}
