import { generateKeyPairSync } from 'node:crypto'
import { freezeContest } from '#app/features/contests/freeze-contest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { adoptVotes } from '#app/features/votes/adopt-votes.server.ts'
import { castMany } from '#app/features/votes/cast-many.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { confirmVotes } from '#app/features/votes/confirm-votes.server.ts'
import type { Receipt } from '#app/features/votes/receipt.ts'
import { signHeads } from '#app/features/votes/sign-heads.server.ts'
import { voidImported } from '#app/features/votes/void-imported.server.ts'
import { withdrawVote } from '#app/features/votes/withdraw-vote.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { recountZip } from '#app/features/winners/recount/recount-zip.server.ts'
import { transaction } from '#drizzle/database.ts'
import { type ContestRow, changeContest, contestById } from '#drizzle/queries/contests.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { removeImported } from '#drizzle/queries/imports.ts'
import { changePerson } from '#drizzle/queries/people.ts'
import { aContest, again, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { bytesOf } from '#tests/whole-file.ts'

export type CountedWorld = Awaited<ReturnType<typeof aCountedContest>>

/** The export of a contest as it is now. */
export const recounted = ({ contest, count }: { contest: ContestRow; count: Count }) =>
  bytesOf(recountZip(contest, count))

const hiddenTitle = 'Words a moderator took away'
const voterCount = 24

/**
 * A closed contest in which everything happened that a log can hold: votes taken back, addresses confirmed later, a
 * guest who had voted twice under two names, an import that was undone, an idea that was hidden, ties.
 */
export async function aCountedContest(given: Partial<ContestRow> = {}) {
  const { contest, host } = await anOpenContest(given)
  const ideas: string[] = []
  for (let n = 0; n < 9; n++) {
    const cost = n % 3 === 0 ? null : 100 * (n % 4)
    ideas.push((await anIdea({ contestId: contest.id, title: n === 8 ? hiddenTitle : `Idea ${n}`, cost })).id)
  }
  const idea = (n: number) => ideas[n % ideas.length] as string
  const people = await vote(idea)
  await signHeads()
  await joinGuest(idea, people)
  await importAndUndo(contest.id, idea)
  const last = await aPerson()
  people.push(last)
  const taken = await castVote(last, idea(1))
  await transaction(() => changeIdea(idea(8), { state: 'hidden' }))

  const closed = await closeContest(await again(host), contest.slug, 'We have what we need.')
  if (!closed.ok || !closed.count || !taken.ok) throw new Error('The contest did not come to its end.')
  const { count } = closed
  const now = (await contestById(contest.id)) as ContestRow
  return {
    ...{ contest: now, count, people, hiddenTitle, voter: people[1] as Viewer, receipt: taken.receipt as Receipt },
    bytes: await recounted({ contest: now, count }),
    otherKey: generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

async function anOpenContest(given: Partial<ContestRow>) {
  const host = await anEmployee({ role: 'owner' })
  const draft = await aContest({ hostId: host.id, places: 3, quorum: 2, quorumKind: 'supporters', ...given })
  const contest = freezeContest(draft, new Date())
  await transaction(() => changeContest(contest.id, contest))
  return { contest, host }
}

async function vote(idea: (n: number) => string): Promise<Viewer[]> {
  const people: Viewer[] = []
  for (let n = 0; n < voterCount; n++) {
    const unproved = n % 5 === 0
    const affiliation = n % 3 === 0 ? ('employee' as const) : ('customer' as const)
    const person =
      n % 7 === 0 ? aVisitor() : await aPerson({ affiliation, ...(unproved ? { emailConfirmedAt: null } : {}) })
    people.push(person)
    for (let k = 0; k <= n % 4; k++) await castVote(person, idea(n * k + k))
    if (n % 3 === 1) await withdrawVote(person, idea(0))
    if (n % 6 === 1) await castVote(person, idea(0))
    if (!unproved || n % 10 === 0) continue
    await transaction(() => changePerson(person.id, { emailConfirmedAt: new Date() }))
    await confirmVotes(person.id)
  }
  return people
}

/** Somebody votes as a guest and as an account, for the same idea and for others, and turns out to be one person. */
async function joinGuest(idea: (n: number) => string, people: Viewer[]) {
  const [guest, account] = [aVisitor(), await aPerson()]
  people.push(guest, account)
  for (const n of [2, 3]) await castVote(guest, idea(n))
  for (const n of [3, 4, 5]) await castVote(account, idea(n))
  await transaction(() => adoptVotes(guest.id, account.id))
}

async function importAndUndo(contestId: string, idea: (n: number) => string) {
  const importId = `import-${contestId}`
  const voters = [await aPerson({ kind: 'imported', importId }), await aPerson({ kind: 'imported', importId })]
  const [one, other] = voters as [Viewer, Viewer]
  await transaction(() =>
    castMany(
      contestId,
      [
        { personId: one.id, ideaId: idea(6), at: new Date() },
        { personId: one.id, ideaId: idea(7), at: new Date() },
        { personId: other.id, ideaId: idea(6), at: new Date() },
      ],
      importId,
    ),
  )
  await transaction(async () => {
    await voidImported(contestId, importId)
    await removeImported(importId)
  })
}
