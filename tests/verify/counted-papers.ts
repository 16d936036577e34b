import { ballotOfRule } from '#app/features/contests/ballots/ballots.ts'
import type { Marks } from '#app/features/contests/ballots/marks.ts'
import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { undoComparison } from '#app/features/votes/choose/undo-comparison.server.ts'
import { confirmVotes } from '#app/features/votes/confirm-votes.server.ts'
import { signHeads } from '#app/features/votes/sign-heads.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { recountZip } from '#app/features/winners/recount/recount-zip.server.ts'
import { transaction } from '#drizzle/database.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { changePerson } from '#drizzle/queries/people.ts'
import { compare } from '#tests/comparing.ts'
import { anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { aPaperContest } from '#tests/paper-contest.ts'
import { bytesOf } from '#tests/whole-file.ts'

const voterCount = 20
const limits: Record<string, number | undefined> = { points: 10, quadratic: 30, rank: 4 }

/**
 * A closed contest whose ballots were filled in as a whole, in which everything happened that a log can hold: ballots
 * changed, taken back and handed in again, guests, addresses confirmed later or never, an idea that was hidden.
 */
export async function aPaperCount(
  rule: ContestRule,
  wish: Pick<ContestWish, 'places' | 'quorum' | 'receipts' | 'weights'> = {},
) {
  const ballot = ballotOfRule(rule)
  const { owner, contest, ideas } = await aPaperContest({
    ...{ ballot, rule, places: 2, votesPerPerson: limits[ballot], eligibility: 'confirmed' },
    ...wish,
  })
  const money = ballot === 'budget' ? { cost: 200 } : {}
  const hidden = await anIdea({ contestId: contest.id, title: 'Words a moderator took away', ...money })
  const ids = [...Object.values(ideas), hidden].map(({ id }) => id)
  const people: Viewer[] = []
  for (let n = 0; n < voterCount; n++) people.push(await vote(contest, n, (k) => marksOf(ballot, ids, n + k)))
  await signHeads()
  const last = await aPerson()
  await handIn(last, contest, marksOf(ballot, ids, 1))
  await transaction(() => changeIdea(hidden.id, { state: 'hidden' }))
  const closed = await closeContest(owner, contest.slug, 'We have what we need.')
  if (!closed.ok || !closed.count) throw new Error('The contest did not come to its end.')
  const now = (await contestById(contest.id)) as ContestRow
  const count = closed.count
  return { owner, contest: now, count, ideas, voter: people[1] as Viewer, bytes: await bytesOf(recountZip(now, count)) }
}

/** Hands in a ballot; pairs are answered one after the other, or undone. */
async function handIn(person: Viewer, contest: ContestRow, said: Marks) {
  if (contest.ballot !== 'pair') {
    const done = await castPaper(person, contest.id, () => said)
    if (!done.ok) throw new Error(done.reason)
    return
  }
  if (Object.keys(said).length === 0) while ((await undoComparison(person, contest.id, null)).ok);
  for (const [name, mark] of Object.entries(said)) {
    const choice = mark === 0 ? 'undecided' : mark > 0 ? 'first' : 'second'
    const done = await compare(person, contest, name.split(':') as [string, string], choice)
    if (!done.ok) throw new Error(done.reason)
  }
}

async function vote(contest: ContestRow, n: number, marks: (k: number) => Marks) {
  const unproved = n % 5 === 0
  const affiliation = n % 3 === 0 ? ('employee' as const) : ('customer' as const)
  const person =
    n % 7 === 0 ? aVisitor() : await aPerson({ affiliation, ...(unproved ? { emailConfirmedAt: null } : {}) })
  const say = (said: Marks) => handIn(person, contest, said)
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
  const chosen = ids.filter((_, at) => (n + at) % 3 !== 0).slice(0, ballot === 'budget' ? 2 : 3)
  if (ballot === 'pair') return answersTo(chosen, n)
  const mark = (at: number) => {
    if (ballot === 'score') return (n + at * 2) % 6
    if (ballot === 'updown') return ((n + at) % 3) - 1
    if (ballot === 'budget') return 1
    return ballot === 'rank' ? 1 + ((at + n) % 3) : 1 + (at % 2)
  }
  return Object.fromEntries(chosen.map((id, at) => [id, mark(at)]))
}

const answersTo = ([one = '', other = '', third = '']: string[], n: number): Marks => ({
  [`${one}:${other}`]: (n % 3) - 1,
  [`${other}:${third}`]: n % 4 === 0 ? -1 : 1,
})
