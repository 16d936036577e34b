import { ballotOfRule } from '#app/features/contests/ballots/ballots.ts'
import type { Marks } from '#app/features/contests/ballots/marks.ts'
import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { confirmVotes } from '#app/features/votes/confirm-votes.server.ts'
import { signHeads } from '#app/features/votes/sign-heads.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { recountZip } from '#app/features/winners/recount/recount-zip.server.ts'
import { transaction } from '#drizzle/database.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { changePerson } from '#drizzle/queries/people.ts'
import { anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { aPaperContest } from '#tests/paper-contest.ts'

const voterCount = 20
const limits: Record<string, number | undefined> = { points: 10, quadratic: 30, rank: 4 }

/**
 * A closed contest whose ballots were filled in as a whole, in which everything happened that a log can hold: ballots
 * changed, taken back and handed in again, guests, addresses confirmed later or never, an idea that was hidden.
 */
export async function aPaperCount(
  rule: ContestRule,
  wish: { places?: number; quorum?: number; receipts?: 'inclusion' } = {},
) {
  const ballot = ballotOfRule(rule)
  const { owner, contest, ideas } = await aPaperContest({
    ...{ ballot, rule, places: 2, votesPerPerson: limits[ballot], eligibility: 'confirmed' },
    ...wish,
  })
  const hidden = await anIdea({ contestId: contest.id, title: 'Words a moderator took away' })
  const ids = [...Object.values(ideas), hidden].map(({ id }) => id)
  const people: Viewer[] = []
  for (let n = 0; n < voterCount; n++) people.push(await vote(contest.id, n, (k) => marksOf(ballot, ids, n + k)))
  await signHeads()
  const last = await aPerson()
  await castPaper(last, contest.id, () => marksOf(ballot, ids, 1))
  await transaction(() => changeIdea(hidden.id, { state: 'hidden' }))
  const closed = await closeContest(owner, contest.slug, 'We have what we need.')
  if (!closed.ok || !closed.count) throw new Error('The contest did not come to its end.')
  const now = (await contestById(contest.id)) as ContestRow
  const count = closed.count
  return { owner, contest: now, count, ideas, voter: people[1] as Viewer, bytes: await recountZip(now, count) }
}

async function vote(contestId: string, n: number, marks: (k: number) => Marks) {
  const unproved = n % 5 === 0
  const person = n % 7 === 0 ? aVisitor() : await aPerson(unproved ? { emailConfirmedAt: null } : {})
  const say = async (said: Marks) => {
    const done = await castPaper(person, contestId, () => said)
    if (!done.ok) throw new Error(done.reason)
  }
  await say(marks(0))
  if (n % 3 === 1) await say(marks(1))
  if (n % 4 === 2) await say({})
  if (n % 8 === 2) await say(marks(2))
  if (!unproved || n % 10 === 0 || n % 7 === 0) return person
  await transaction(() => changePerson(person.id, { emailConfirmedAt: new Date() }))
  await confirmVotes(person.id)
  return person
}

/** Few marks, many alike: so that ideas are level now and then. */
function marksOf(ballot: string, ids: string[], n: number): Marks {
  const chosen = ids.filter((_, at) => (n + at) % 3 !== 0).slice(0, 3)
  const mark = (at: number) => {
    if (ballot === 'score') return (n + at * 2) % 6
    if (ballot === 'updown') return ((n + at) % 3) - 1
    return ballot === 'rank' ? 1 + ((at + n) % 3) : 1 + (at % 2)
  }
  return Object.fromEntries(chosen.map((id, at) => [id, mark(at)]))
}
