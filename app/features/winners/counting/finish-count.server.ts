import { rulesOf } from '#app/features/contests/ballots/ballots.ts'
import { isElection } from '#app/features/contests/contest-rules.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { type Count, countSums } from '#app/features/winners/count-now.server.ts'
import { forgetFailures, restAfterFailure } from '#app/features/winners/counting/count-again.ts'
import { countAside } from '#app/features/winners/counting/count-aside.server.ts'
import type { BoxCount } from '#app/features/winners/counting/count-box.ts'
import { wholeCount } from '#app/features/winners/counting/count-elected.server.ts'
import { tellProgress } from '#app/features/winners/counting/counting-progress.server.ts'
import { groupsOf } from '#app/features/winners/counting/groups-of.server.ts'
import { readBox } from '#app/features/winners/counting/read-box.server.ts'
import { setAsideOf } from '#app/features/winners/counting/set-aside-of.server.ts'
import { undecidedOf } from '#app/features/winners/counting/undecided-of.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { addCount, changeCount, officialCount } from '#drizzle/queries/counting.ts'

type Actor = { id: string } | null

const running = new Map<string, Promise<Count>>()

/**
 * The second step of a close, from ballots that cannot change any more: applies the rule where the close could not, and
 * says what the other rules would have chosen and whom each winner stands for. May be repeated, and asked for by many
 * at once; the first count that is kept stays. One that fails rests before it is worth another try (`restLeft`).
 */
export function finishCount(contest: ContestRow, actor: Actor = null, now = new Date()): Promise<Count> {
  const begun = running.get(contest.id)
  if (begun) return begun
  const made = finish(contest, actor, now)
    .catch((fault: unknown) => {
      restAfterFailure(contest.id, now)
      throw fault
    })
    .finally(() => {
      running.delete(contest.id)
      tellProgress(contest.id, null)
    })
  void made.then(
    () => forgetFailures(contest.id),
    () => {},
  )
  running.set(contest.id, made)
  return made
}

async function finish(contest: ContestRow, actor: Actor, now: Date): Promise<Count> {
  const known = (await keptCount(contest)) ?? (await keptSums(contest, actor, now))
  if (known && (known.others || contest.kind !== 'contest')) return known

  const filled = await readBox(contest)
  const others = rulesOf[contest.ballot].filter((rule) => rule !== contest.rule)
  const rules = known ? others : [contest.rule, ...others]
  const counted = await countAside(filled.box, rules, (done) => tellProgress(contest.id, { done, of: rules.length }))
  const count = known ?? (await wholeCount(contest, filled, counted.shift() as BoxCount))
  const compared = others.map((rule, index) => ({ rule, winners: counted[index]?.winners ?? [] }))
  const groups = await groupsOf(contest, filled, count.winners)
  const undecided = await undecidedOf(contest, filled, count)
  const setAside = await setAsideOf(contest, filled)
  const whole = { ...count, others: compared, groups, undecided, ...(setAside && { setAside }) }
  return transaction(() => keep(contest, whole, actor, now))
}

/** The sums of a contest that was too large to be summed up while it closed, kept before rules are compared. */
async function keptSums(contest: ContestRow, actor: Actor, now: Date) {
  if (isElection(contest)) return undefined
  const count = await countSums(contest)
  return transaction(() => keep(contest, count, actor, now))
}

async function keptCount(contest: ContestRow) {
  return (await officialCount(contest.id))?.result as unknown as Count | undefined
}

async function keep(contest: ContestRow, count: Count, actor: Actor, now: Date): Promise<Count> {
  const row = await officialCount(contest.id)
  const kept = row?.result as unknown as Count | undefined
  if (kept && (kept.others || !count.others)) return kept
  const { rule, hash, ballots } = count
  if (row) {
    await changeCount(row.id, { ...count })
    return count
  }
  const counted = { contestId: contest.id, rule, hash, ballots, result: { ...count } }
  await addCount({ id: newId(), ...counted, actorId: actor?.id ?? null, createdAt: now })
  await audit(actor, 'contest.counted', { subject: 'contest', subjectId: contest.id, after: { hash } }, now)
  return count
}
