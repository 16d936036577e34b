import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addBallotSecret } from '#drizzle/queries/ballot-log.ts'
import { savePaper } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { addManyPeople, addManyVotes } from '#drizzle/queries/imports.ts'

const firstSeq = 1_000_000

/**
 * Adds more counted ballots than are read at once to a closed contest: some alike and many not, from both groups, a
 * vote for what is no candidate now and then, and where ballots are filled in as a whole some that say nothing.
 */
export async function manyBallots(contest: ContestRow, ids: string[], most = 620) {
  const { ballot: kind, id: contestId } = contest
  const now = new Date()
  let seq = firstSeq
  for (let from = 0; from < most; from += 100)
    await transaction(async () => {
      const voters = Array.from({ length: 100 }, (_, at) => ({ nth: from + at, personId: newId(), number: newId() }))
      await addManyPeople(voters.map(({ personId }) => ({ id: personId, kind: 'imported' as const })))
      for (const { nth, personId, number } of voters) {
        const chosen = ids.filter((_, at) => (nth * 2654435761 + nth) & (1 << (at + 7)))
        const said = { ballot: number, state: 'counted', group: nth % 3 === 0 ? 'employees' : 'customers' }
        const secret = { contestId, personId, nonce: 'n', createdAt: now }
        if (kind === 'approve') {
          const votes = chosen.map((ideaId) => ({ contestId, personId, ideaId, state: 'counted' as const, seq: seq++ }))
          if (votes.length > 0) await addManyVotes(votes.reverse())
          for (const [at, { seq }] of votes.entries()) {
            // Whoever changed the group meanwhile belongs to that of the last vote.
            const group = nth % 10 === 0 && at === 0 ? 'employees' : said.group
            await addBallotSecret({ ...secret, seq, ballot: JSON.stringify({ ...said, group }) })
          }
        } else {
          const marks = Object.fromEntries(chosen.map((id, at) => [id, markOf(kind, nth + at)]))
          await savePaper({ contestId, personId, marks, state: nth % 50 === 0 ? 'provisional' : 'counted', seq })
          await addBallotSecret({ ...secret, seq, ballot: JSON.stringify(said) })
          seq += 1
        }
      }
    })
}

function markOf(kind: ContestRow['ballot'], n: number) {
  if (kind === 'score') return n % 6
  if (kind === 'updown') return (n % 3) - 1
  return kind === 'budget' ? 1 : 1 + (n % 3)
}
